"""All special categories, in the order of the contract's entities, and all confidential topics.

Source of the topics: Part 2 (3.2) of the project's notes on Belgian identifiers, from which the
grounds in dlp/policy/default.yaml come too. Words about the same things in public (laws, rules,
vacancies, questions) are in PUBLIC and, weaker, in DOUBT: published material is not confidential.
PRIVATE is how people say that something is not to be told. OTHER are phrases in which a word of a
list means something else.
"""

from recognizers.sensitive.terms import heard, sections, terms, topic

# Lists too long for one file.
HEALTH = (
    "health-body",
    "health-body-de-en",
    "health-mind",
    "health-mind-de-en",
    "health-care",
    "health-medicines",
)
CRIMINAL, VICTIM = ("criminal-de-en",), ("victim-de-en",)
SOCIAL_AID = ("social-aid-de-en",)
SPECIAL = (
    terms("health", "HEALTH_DATA", *HEALTH),
    terms("criminal", "CRIMINAL_DATA", *CRIMINAL),
    terms("religion", "RELIGION_OR_BELIEF"),
    terms("ethnic", "ETHNIC_ORIGIN"),
    terms("orientation", "SEXUAL_ORIENTATION"),
    terms("union", "UNION_MEMBERSHIP"),
    terms("political", "POLITICAL_OPINION"),
    terms("biometric", "BIOMETRIC_DATA"),
    terms("social-aid", "SOCIAL_AID_DATA", *SOCIAL_AID),
    terms("youth-care", "YOUTH_CARE_DATA"),
    terms("victim", "VICTIM_DATA", *VICTIM),
    terms("migration", "MIGRATION_STATUS"),
)
TOPICS = (
    topic("topic-social-aid"),
    topic("topic-closed-session"),
    topic("topic-hr-discipline"),
    topic("topic-tender"),
    topic("topic-security-plan"),
    topic("topic-legal-privilege"),
    topic("topic-police"),
    topic("topic-whistleblower"),
    topic("topic-foreigners"),
)
_PUBLIC = sections("public", ("against", "doubt"))
PUBLIC, DOUBT = _PUBLIC["against"], _PUBLIC["doubt"]
PRIVATE = sections("private", ("for",))["for"]
# What the classifier alone weighs, by list: no hit by itself.
OTHER = heard(("other",), (*SPECIAL, *TOPICS))  # phrases in which words mean something else
HEARD = heard(("heard-nl", "heard-fr", "heard-de", "heard-en"), (*SPECIAL, *TOPICS))
