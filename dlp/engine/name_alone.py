"""Unsure names where nothing else tells of a person: a storm, a ship, a room called like somebody.

Texts about people seldom hold an unsure name only. There is a surer one beside it, a number, an
address or something told of somebody; where there is not, the name is more often that of a thing.
An address or number of a public place (public_places.py) and a plate that shows a form
(plate_forms.py) are that place's and nobody's there.
"""

from collections.abc import Sequence

from dlp.engine.overlap import Hit
from dlp.engine.plate_forms import SIGN as FORM
from dlp.engine.public_places import RECOGNIZERS as PUBLIC_PLACES
from dlp.engine.public_places import SIGN as PLACE
from dlp.engine.public_places import TOLD_BY
from recognizers.entities import CATEGORY_OF

SURE = 0.8  # confidence from which a name needs nothing beside it
FOUND = 0.5  # from which anything is a finding that a policy acts on
DOUBTED = 0.45  # what is left of an unsure one: told, and not acted on
NOBODY = frozenset(("public", "secret", "classification"))  # categories that tell of no person
PUBLIC = frozenset(  # recognizers that tell of no private person
    (
        *("email-address-function", "phone-number-helpline", "person-public", "person-historic"),
        *PUBLIC_PLACES,
    )
)
_SIGNS = frozenset((PLACE, FORM))
PASSAGES = frozenset(("special_category", "confidential"))


def doubted_alone(hits: Sequence[Hit]) -> list[Hit]:
    """The findings of one text, unsure names among them doubted where no other tells of somebody.

    Evidence added: "alone", once however often it is asked. Cost: linear in the findings.
    """
    unsure = {i for i, hit in enumerate(hits) if _unsure(hit)}
    loose = {i for i, hit in enumerate(hits) if not _SIGNS.isdisjoint(hit.evidence)}
    if not unsure and not loose:
        return list(hits)
    telling = [hit for i, hit in enumerate(hits) if i not in unsure | loose and _tells(hit)]
    settled = list(hits)
    for i in unsure if not telling else ():
        settled[i] = _doubted(hits[i])
    if all(CATEGORY_OF.get(hit.entity) in PASSAGES for hit in telling):
        for i in loose:
            hit = hits[i]
            place = PLACE in hit.evidence
            told = hit._replace(recognizer=TOLD_BY[hit.entity]) if place else _doubted(hit)
            settled[i] = told
    return settled


def _doubted(hit: Hit) -> Hit:
    return hit._replace(
        confidence=min(hit.confidence, DOUBTED),
        evidence=tuple(dict.fromkeys((*hit.evidence, "alone"))),
    )


def _unsure(hit: Hit) -> bool:
    if hit.entity != "PERSON" or hit.confidence >= SURE:
        return False
    return not any(said.startswith("list:") for said in hit.evidence)


def _tells(hit: Hit) -> bool:
    if hit.confidence < FOUND or hit.recognizer in PUBLIC:
        return False
    return CATEGORY_OF.get(hit.entity) not in NOBODY
