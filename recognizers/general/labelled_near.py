"""Numbers right beside a person's name, in one phrase, and those under a header or in an answer.

Names: nl fietskluis nr. 19, kandidaat K7, header "kaart"; fr casier 12, participant 17, c'est la
RIV-C-05512; de Spind B 43, Karte Nr. 88; en key no. K-14, locker 12.

So short a number is anything's. With a person in the same phrase it tells which of the things that
people get is theirs. dlp/engine/beside.py looks for them only there.

Source: common usage.
Confused with: rooms, houses, lines, marks at an exam, places in a row.
"""

from recognizers.compiled import compiled
from recognizers.general.labelled_beside import GIVEN, LAST, WORD
from recognizers.labels import BODY, NO_FOUR, STOP

_LENT = (  # of these also with a letter only: "Spind B 43"
    r"(?:\p{L}{0,16}(?:bezoekerspas|besucherausweis|sleutel|schl[üu]ssel|kluis(?:je)?|schließfach"
    r"|fiche)|badges?|cl[ée]|key|fob|casier|locker|spind|consigne|garderobe|[ée]tiquette"
    r"|kraam|standplaats|stellplatz|emplacement|dossard|bracelet|pager"
    r"|visitor(?:'s)? (?:pass|badge))"
)
_OWN = (  # things that somebody gets, and has for himself
    r"(?:\p{L}{0,16}(?:kaart(?:je)?|pas(?:je)?|karte|ausweis|sleutel|schl[üu]ssel|kluis(?:je)?"
    r"|schließfach|kluisnummer|tuin(?:tje)?|perceeltje|plaatsje|fiche)|cartes?|badges?|cards?|pass"
    r"|cl[ée]s?|keys?|fob|tag|casiers?|lockers?|spinde?|consigne|vestiaire|garderobe|allotment"
    r"|potager|kleingarten|schrebergarten|[ée]tiquette|standplaats|kraam|emplacement"
    r"|stellplatz|dossards?|borstnummer|startnummer|bib|loten?|lotnummer|losnummer|los"
    r"|raffle ticket|ticket|grab(?:stelle)?|graf|tombe|concessie|concession|dossier|fiche|akte"
    r"|file|lid|membre|mitglied|member|abo|abonnement|zender|bracelet|polsband(?:je)?|armband"
    r"|pager|portable|toestel|tablet|laptop|v[ée]lo|fiets|fahrrad|bike)"
)
_WHO = (  # of whom there are several, each with a number
    r"(?:kandida(?:at|te)|candidat[es]?|candidate|kandidat(?:in)?|participante?|participant"
    r"|deelne(?:mer|emster)|teilnehmer(?:in)?|bewerber(?:in)?|concurrente?|inschrijver"
    r"|soumissionnaire|loper|coureur|läufer(?:in)?|getuige|t[ée]moin|zeuge|zeugin|witness"
    r"|usager|gebruiker|bezoeker|visiteur|besucher(?:in)?|visitor|patient|patiënt|client|cliënt"
    r"|klant|kunde|locker|casier|spind|\p{L}{0,16}kluis(?:je)?|schließfach|dossard|lotnummer)"
)
_NO = r"(?:nummers?|nr|n°|n[º]|num[ée]ro|number|no)(?:(?<=°)|(?!\p{L})\.?)"
_COUNTED = (  # what may not follow
    r"(?![\p{L}\d]|[.,:/]\d|[ ]?(?:€|%|x\b|×|eur|kg|km|m²?\b|jaar|ans\b|jahre|years|stuks|personen"
    r"|personnes|personen|persons|uur|u\b|h\b|uhr|van de|sur|von|of the|op de|tot|à|bis|to)\b"
    r"|[ ]?[\-–][ ]?\d)"
)
SHORT = compiled(  # "fietskluis nr. 19", "key no. K-14", "Spind B 43", "participant 17"
    rf"(?i:(?<!\p{{L}})(?:(?P<n>{_OWN}(?:[ \-]?{_NO}))|(?P<w>{_WHO})|{_LENT})[ ]{{0,2}}"
    r"(?:[:=#][ ]?)?)(?<![\p{L}])"
    r"(?P<value>(?(n)(?:\d{1,5}[a-z]?|[A-Z]{1,3}[ \-]?\d{1,4})|(?(w)(?:\d{1,4}[a-z]?"
    r"|[A-Z][ \-]?\d{1,3}|[A-Z]{1,3}-\d{1,4})|(?!A[3-6](?!\d))(?:[A-Z][ \-]?\d{1,3}"
    r"|[A-Z]{1,3}-\d{1,4}))))"
    rf"{_COUNTED}"
)
_CODE = (  # letters, a sign, three digits: no make, no form
    r"(?=[A-Z]{1,6}[\-/._]?[A-Z\d]|\d{2,4}[\-/.](?:\d{2,5}[\-/.])?[A-Z])"
    rf"(?=(?:[^\s\d]{{0,8}}\d){{3}}){NO_FOUR}(?!(?:19|20)\d\d[\-/.])"
)
_SIDE = r"(?:[ ]?[\t;|][ ]?|[ ]/[ ])"
CELL = compiled(  # "SV-30177\tTheissen Lara", "Mia / F-3310 / lutins"
    rf"(?:(?P<f>(?:\A|(?<=\n))[ ]{{0,4}})|(?<=[\t;|][ ]?|[ ]/[ ]))[\"']?"
    rf"(?P<value>(?=[A-Z]{{1,6}}[\-/._]?\d){_CODE}{BODY})[\"']?"
    rf"(?={_SIDE}|(?(f)(?!)|[ ]{{0,4}}(?:\r?\n|\Z)))"
)
SAID = compiled(  # "oui c'est INC0093317", "C'est la RIV-C-05512", "dat is KL-2204"
    r"(?i:(?<![\p{L}'’])(?:c['’]est|it['’]s|das ist|dat is|'t is|het is|es ist|(?:sie|er) lautet"
    r"|(?:hij|zij|die) is|voici|voilà|hier is|hier ist|here is|here's|oui|ja|yes|si|yep)[ ,:]{1,2}"
    r"(?:(?:le|la|de|het|die|der|das|the|nummer|num[ée]ro|n°|nr\.?|no\.?|number|bien|wel)[ ]){0,2})"
    rf"(?P<value>(?=[A-Z]{{2,6}}[\-/._]?[A-Z\d])(?=(?:[^\s\d]{{0,8}}\d){{4}}){NO_FOUR}{BODY}){STOP}"
)
CODED = compiled(  # "le portable PC-ADM-2291", "Foster placement PZ-VLB 20817"
    r"(?<=\p{Ll}{3}[ ])(?P<value>(?=[A-Z]{2,6}(?:[\-/.][A-Z]{1,6}){1,2}[\-/. ]?\d)"
    rf"(?=(?:[^\s\d]{{0,8}}\d){{4}}|[A-Z\-/.]{{3,14}}[ ]\d{{4}}){NO_FOUR}{BODY}){STOP}"
)
HEAD = compiled(  # the header of a column
    rf"(?i:(?:(?:{WORD})[ .]{{0,2}}(?:(?:de|du|van|of|der) )?)?[\p{{L}}\- ]{{0,20}}(?<!\p{{L}})"
    rf"(?:\p{{L}}{{2,20}}(?:{LAST})|{GIVEN}|{WORD}|leser|lezer|kind|leerling|[ée]l[èe]ve|pupil)"
    r"(?!\p{L})[\p{L}. \-]{0,14})"
)
NO_HEAD = compiled(
    r"(?i)(?:post|zip|nis|ins|volg|order|artikel|product|produit|produkt|bestel|tel|phone|t[ée]l|gsm"
    r"|huis|haus|bus|prijs|prix|preis|datum|date|status|type|naam|nom|name|land|pays|lot|aantal"
    r"|nombre|anzahl|lokaal|local|zaal|salle|raum|room|groep|groupe|gruppe|klas|jaar|ann[ée]e|jahr"
    r"|functie|rang|n°?$|nr\.?$|id$"
    r"|toelage|allocation|uitkering|beihilfe|prime|premi|prämi|boete|amende|bu(?:ß|ss)geld|lening"
    r"|pr[êe]t|loan|subsi|zuschuss|grant|bourse|stipend|waarborg|caution|kaution|deposit|leefloon"
    r"|ris$|claim|factu|rechnung|invoice|pass|cl[ée]|key)"
)
REFUSED = compiled(  # of whose column a code is nobody's
    r"(?i)(?:artikel|article|product|produi?[kt]|bestel|order|commande|factu|rechnung|invoice|lokaal"
    r"|local|zaal|salle|raum|room|saal|kamer|chambre|type|model|mod[èe]le|functie|fonction|funktion"
    r"|vacature|stelle|poste|versie|version|serie|s[ée]rie|foto|photo|plan|lijn|ligne|linie|line"
    r"|toestel|appareil|ger[äa]t|device|bestek|raamcontract|march[ée]|perceel|lot)"
)
INSERTED = compiled(  # the names of columns, and the rows
    r"\((?P<names>[^()\n]{3,240})\)\s{1,4}(?i:values)\s{0,4}"
    r"(?P<rows>(?:\([^()\n]{1,300}\)[,\s]{0,4}){1,40})"
)
ROW = compiled(r"\((?P<cells>[^()\n]{1,300})\)")
VALUE = compiled(
    r"(?=(?:[^\s\d]{0,8}\d){3})(?!\d{1,3}(?!\d)[ .]?\Z|\d{3}\Z|\d{1,3}[ .,]\d{2,3}\Z)"
    r"[\p{L}\d](?:[\p{L}\d]|[./\-_ ](?=[\p{L}\d])){2,24}"
)
