"""Date of birth right behind the name of a person whom something else found.

"Suspect D. Ravenne (31.01.90)", "Patientin Margarethe Kringels, 28.06.59,". dlp/engine/beside.py
looks for it only there. It is all of what stands in brackets or between signs, and at least
eighteen months past (date_of_birth_person.py).

Beside somebody also: behind a short label ("DN 25/07/1961") or a sex ("(F) 06/10/2018", with the
hour of birth), in the next string of a row ("'Axelle','1983-04-02'"), under a short key ("ne"), and
in rows of a list that has no header, a name and a date in each.

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
_SHORT = (  # labels that are something else where nobody is named
    r"(?:d\.?[ ]?n\.?|d\.?d\.?n\.?|n\.? le"
    r"|n[ée]e?s?(?:[ ]le)?|geb(?:\.|d\.?|oren)?|gb\.?d?|b\.|°|\*)"
)
_SEX = (
    r"(?:[mfvxhwMFVXHW]|vrouw|man|femme|homme|frau|mann|weiblich|männlich|female|male|jongen|meisje"
    r"|jongetje|garçon|fille|fils|girl|boy|mädchen|junge|dochter|zoon|tochter|sohn|daughter|son)"
)
LABEL_BESIDE = compiled(  # behind a name: "  DN 25/07/1961", ", n. le 3/6/57"
    rf"[ ]{{0,3}}[,;(/|\t\-–]?[ ]{{0,3}}(?i:{_SHORT})[ ]?[:.]?[ ]{{0,2}}(?P<value>{DATE}){NO_HOUR}"
)
SEX_BESIDE = compiled(  # behind a name: "(F) 06/10/2018", ", meisje, 14/01/2025 03:22"
    rf"(?:[ ]?\({_SEX}\)|,[ ](?i:{_SEX}))[ ]?[,;:\-–]?[ ](?:°[ ]?)?(?P<value>{DATE})"
)
STRING_BESIDE = compiled(  # behind a name between quotes: "', '1983-04-02'"
    rf"(?P<q>[\"'])[ ]?[,;][ ]?(?P=q)(?P<value>{DATE})(?P=q)"
)
KEYED = compiled(  # near somebody: ne: "1949-08-31"
    r"(?i:(?<![\p{L}\-])(?:n[ée]e?|n[ée]_?le|dn|ddn|d_?nais|nais|gb|gbd|gebd?|geb_?dd|bd|bday|dtn|dtnais"
    r"|geb_?op|birth|born)[\"']?[ ]?(?:[:=]|=>)[ ]?)[\"']"
    rf"(?P<value>{DATE})(?=[\"'T])"
)
ROW = compiled(  # behind a name, in a row: " 03-02-2017 kapoenen", "\t12/05/2014"
    rf"[ \t;,|]{{1,4}}(?P<value>{DATE}){NO_HOUR}"
)
OTHER_DAYS = compiled(  # in a list, or the line above it: whose dates are none of birth
    r"(?i)dienst|sinds|depuis|\bseit|since|verval|expir|geldig|valable|valid|gültig|échéan|opleid"
    r"|formation|schulung|engag|contract|contrat|vertrag|certif|brevet|attest|bezoek|visite|besuch"
    r"|afspraak|rendez|termin|overl|décè|decea|died|verstorb|gehuwd|mari[ée]|hochzeit|betaal|payé|paie"
    r"|paid|bezahl|vaccin|impf|keuring|onderzoek|exam|ancienn|aangekomen|arriv|vertrek|départ|start"
    r"|d[ée]but|einde|\bfin\b|ende|deadline|datum|\bdate|verlof|congé|urlaub|leave|afwezig|absen|ontvang"
    r"|reçu|received|aanwezig|présen|vergader|réunion|sitzung|meeting|permanen|planning|wacht|garde"
)
