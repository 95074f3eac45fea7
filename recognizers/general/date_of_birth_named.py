"""Date of birth right behind the name of a person whom something else found.

"Suspect D. Ravenne (31.01.90)", "Patientin Margarethe Kringels, 28.06.59,". dlp/engine/beside.py
looks for it only there. It is all of what stands in brackets or between signs, and at least
eighteen months past (date_of_birth_person.py).

Source: common usage in Belgian files.
Confused with: dates of letters, of service, of hearings beside the name of who signed.
"""

from recognizers.compiled import compiled
from recognizers.general.date_of_birth import DATE
from recognizers.general.date_of_birth_person import NO_HOUR

NAME = "date-of-birth-named"
BORN = compiled(
    r"(?:[ ]?(?P<b>\()|,[ ]|[ ][\-–][ ])(?:[°*†]?[ ]?|geb\.? |né[e]? )(?P<value>"
    rf"{DATE}){NO_HOUR}(?(b)[ ]?[),;/]|(?=[ ]?(?:[,;|)(\t\r\n]|[\-–] |\Z)))"
)
