"""Numbers that count as somebody's beside that somebody: an order, a ticket, a code without label.

Names: nl factuur 2025-1184, ticket #118402, kaart 4471; fr bon de sortie n° BS-7741, n° engagement;
de Rechnung R-20240771; en locker K-118, File with HR: DIS-2024-14.

Alone these are goods, papers and things of an office, and nobody's. Near a name, a national number
or the like they tell whose they are. dlp/engine/beside.py looks for them only there: a word for
number, or a thing that people get, and a number behind it; or a code that is all of a cell, of a
value behind a colon or dash, or of what stands in brackets.

Source: common usage.
Confused with: laws, judgments, opinions, published tenders, rooms, standards, makes and models.
"""

from recognizers.compiled import compiled
from recognizers.labels import BODY, NO_FOUR, STOP

NAME = "labelled-beside"
ENTITY = "LABELLED_IDENTIFIER"

_WORD = (  # a word for number, or the end of a compound that is one
    r"(?:nummers?|nrs?|n°s?|n[º]|num[ée]ros?|num|numbers?|no(?=[.:])|ids?|codes?|identifiants?"
    r"|kenmerk|zeichen|r[ée]f[ée]rences?|r[ée]f|referenties?|referenz|referte|refs?|matricules?"
    r"|volgnr|registratie|identifier|identificatie|#)"
)
_GIVEN = (  # what people get, have and ask for
    r"tickets?|badges?|lockers?|kaart(?:je)?|pas(?:je)?|cartes?|cards?|karte|visa|visum|permits?"
    r"|permis|vergunning|dossiers?|files?|case|zaak|contract|contrat|vertrag|polis|police"
    r"|rechnung|factuur|facture|invoice|bestelbon|bestelling|commande|order|auftrag|bestellung"
    r"|bon|claim|melding|signalement|aanvraag|demande|antrag|request|application|aangifte"
    r"|sleutel|cl[ée]|schlüssel|kluisje|casier|fiche|akte|acte|attest(?:ation)?|bescheinigung"
    r"|toelating|autorisation|abonnement|engagement|verbintenis|lening|prêt|loan|boeking"
    r"|reservering|réservation|booking|buchung|afspraak|rendez-vous|termin|appointment"
    r"|zending|colis|sendung|parcel|pakje|account|compte|konto|client|klant|kunde|lid|membre"
    r"|mitglied|member|patient|patiënt|tenant|huurder|locataire|mieter|staff|agent|id"
)
# In the thirty signs before: published, or of a place or thing; or with a recognizer of its own.
NOBODYS = compiled(
    r"(?i)(?<!\p{L})(?:wet(?:ten|sontwerp)?|lois?|law|gesetz|d[ée]cret\p{L}*|ordonn\p{L}+|arr[êe]t\p{L}*"
    r"|besluit\p{L}*|beschluss|erlass|urteil|vonnis|jugement|judg\p{L}+|ruling|ecli|rvs|cce|rvv"
    r"|cass\p{L}*|advies|avis|gutachten|opinion|art(?:ikels?|icles?|\.)?|§|norm\p{L}*|iso|nbn|en|din"
    r"|richtlijn|directive|richtlinie|r[èe]gle\p{L}*|verordening|verordnung|circulaire|omzendbrief"
    r"|rundschreiben|bestek|cahier|csc|lastenboek|march[ée](?:-cadre)?|raamovereenkomst|publica\p{L}*"
    r"|moniteur|staatsblad|numac|bulletin|isbn|issn|doi|zaal|salle|kamer|lokaal|local|room|raum"
    r"|saal|zimmer|chambre|verdieping|[ée]tage|lijn|ligne|linie|line|bus|tram|trein|train|zug|gate"
    r"|perron|post(?:code|e)?|postal|plz|zip|box|bte|boîte|huis\p{L}*|haus\p{L}*|maison|model\p{L}*"
    r"|mod[èe]le|type|modell|versi\p{L}+|release|build|patch|bug|kb|cve|lift\p{L}*|asc\p{L}+eur"
    r"|aufzug|elevator|ketel|chaudi[èe]re|pomp|pumpe|toestel|machine|appareil|ger[äa]t|serie\p{L}*"
    r"|s[ée]rie|serial|artikel\p{L}*|product\p{L}*|produit|produkt|barcode|ean|gtin|sku|lot|batch|eni"
    r"|imo|perceel|parcelle|parzelle|kavel|tel|t[ée]l\p{L}*|gsm|fax|phone|mobiel|handy|gratis"
    r"|page|blz|pagina|seite|punt|point|punkt|item|agendapunt|bijlage|annexe|anlage|question|vraag"
    r"|frage|motie|motion|amend\p{L}*|vacature|vacat\p{L}*|vacan\p{L}+|stelle|nace|cpv|lambert|nis|ins"
    r"|budg\p{L}*|artikelnummer|imputation|rekening\p{L}*|bic|vat|btw|tva|mwst|kbo|bce"
    r"|onder\p{L}*|entrepr\p{L}+|unternehmen\p{L}*|company)(?!\p{L})[^\n|;\t]{0,14}\Z"
)
_VALUE = rf"(?P<value>#?(?=(?:[^\s\d]{{0,8}}\d){{4}}|[A-Z](?:[^\s\d]{{0,8}}\d){{3}}|[A-Z]{{1,6}}[ ]\d{{2}}){NO_FOUR}{BODY})"
LABELLED = compiled(  # "Bons de sortie n° BS-7741", "Ticket #118402", "badge 10577"
    rf"(?i:(?:(?<=\p{{L}})(?:nummer|nr|code|zeichen)|(?<![\p{{L}}\d])(?:{_WORD}|{_GIVEN}))"
    rf"(?:(?<=[#°])|(?![\p{{L}}\d])\.?)"
    r"(?:[ ](?:van|de|het|du|der|des|d'|[a-zà-ÿ]{2,14}|(?-i:\p{Lu})[\p{L}.\-]{1,14})){0,3}"
    r"(?:[ ]?\((?:\p{L}|[ .]){2,16}\))?"
    rf"[ ]{{0,2}}(?:[:=\-–][ ]{{0,2}})?)(?<![\p{{L}}.]){_VALUE}{STOP}"
)
ALONE = compiled(  # "| KD5518", "File with HR: DIS-2024-14", "(WK-2207-0193)"
    r"(?:(?<=[\n\t|;,:(\[>=\"'#•*–]|[\n\t|;,:(\[>=\"'#•*–] |- )|\A)"
    r"(?P<value>(?=[A-Z]{1,5}(?:[\-./_]\d|\d{4})|\d{2,4}[\-/.](?:\d{2,5}[\-/.])?[A-Z])"
    rf"(?=(?:[^\s\d]{{0,5}}\d){{3}}){BODY})"
    r"(?=[ \t]{0,4}(?:[\r\n\t|;,)\]<\"'–(]|\.(?!\w)|\Z))"
)
