"""All lists of telling words, in the order of the contract's entities."""

from recognizers.sensitive.belief import (
    BIOMETRIC,
    ETHNIC,
    ORIENTATION,
    POLITICAL,
    RELIGION,
    UNION,
)
from recognizers.sensitive.health import HEALTH
from recognizers.sensitive.justice import CRIMINAL, VICTIM
from recognizers.sensitive.terms import Terms
from recognizers.sensitive.welfare import MIGRATION, SOCIAL_AID, YOUTH_CARE

SPECIAL: tuple[Terms, ...] = (
    *(HEALTH, CRIMINAL, RELIGION, ETHNIC, ORIENTATION, UNION, POLITICAL, BIOMETRIC),
    *(SOCIAL_AID, YOUTH_CARE, VICTIM, MIGRATION),
)
