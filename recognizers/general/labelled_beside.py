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
from recognizers.labels import BODY, ENDS, NO_FOUR, STOP

NAME, ENTITY = "labelled-beside", "LABELLED_IDENTIFIER"

WORD = (  # a word for number, or the end of a compound that is one
    r"(?:nummers?|nrs?|n°s?|n[º]|num[ée]ros?|num|numbers?|no(?=[.:])|ids?|codes?|identifiants?"
    r"|kenmerk|zeichen|r[ée]f[ée]rences?|r[ée]f|referenties?|referenz|referte|refs?|matricules?"
    r"|identifiers?|identificatie|kennung)"
)
GIVEN = (  # what people get, have and ask for
    r"tickets?|badges?|lockers?|kaart(?:je)?|pas(?:je)?|cartes?|cards?|karte|visa|visum|permits?"
    r"|permis|vergunning|dossiers?|files?|case|zaak|contract|contrat|vertrag|polis|police"
    r"|rechnung|factuur|facture|invoice|claim|melding|signalement|aanvraag|demande|antrag"
    r"|request|application|aangifte|sleutel|cl[ée]|schlüssel|kluisje|casier|akte|acte"
    r"|attest(?:ation)?|bescheinigung|toelating|autorisation|abonnement|engagement|verbintenis"
    r"|lening|prêt|loan|boeking|reservering|réservation|booking|buchung|afspraak|rendez-vous"
    r"|termin|appointment|account|konto|client|klant|kunde|membre|mitglied|member|patient"
    r"|patiënt|tenant|huurder|locataire|mieter|agent|lid|fiche|bon(?= de sortie)"
    r"|affiliation|aansluiting|anmeldung|inscription|inschrijving|immatriculation|registratie"
    r"|prime|premie|prämie|réquisitoires?|convention|overeenkomst|gestion|avertissement-extrait"
    r"|aanslagbiljet|steuerbescheid|piis|gpmi|ris|leefloon|grabstelle|constat|pv|boete|amende"
    r"|bußgeld|bescheid|sinistre|schadegeval|plainte|klacht|beschwerde|réclamation|recours"
    r"|bezwaar|widerspruch|bail|mietvertrag|mandat|mandaat|saisie|beslag|pfändung|procuration"
    r"|volmacht|vollmacht|agrément|erkenning|zulassung|diplôme|diploma|zeugnis|certificat"
    r"|certificate|carnet|livret|quittance|förderakte|jagdschein|sollicitatie|candidature"
    r"|bewerbung|opname|hospitalisation|aufnahme|dienstreis|missie|ordre de mission"
    r"|customers?|policy|notice|fichenr|puce|chip|microchip|imei|gravure|gravage|gravering"
    r"|engraving|gravur|wachtlijst|warteliste|liste d'attente|waiting list|kandida(?:at|te?|tin)"
    r"|candidat[es]?|(?:c|k)and(?=\.)|matr(?=\.)|doss?(?=\.)|insc(?=\.)|inschr(?=\.)|pleegzorg"
    r"|placement|plaatsing|unterbringung|famille d'accueil|keys?|kluis|fietskluis|spind|etikett?"
    r"|étiquette|allotment|volkstuin(?:tje)?|potager|portable|laptop|tablet(?:te)?|smartphone"
    r"|clients|usager|abonn[ée]e?|abonnee|lecteur|lezer|leser(?:in)?|emprunteur|lener|subsidie"
    r"|subside|zuschuss|stipendium|studietoelage|bourse|toelage|allocation|uitkering|beihilfe|grant|mobib"
    r"|uitpas|sinistr[ée]e?|demandeur|verzoeker|débiteur|schuldenaar|schuldner|debtor|creditor"
    r"|reconnaissance|anerkennung|caution|waarborg|garantie locative|kaution|deposit|concession"
    r"|concessie|konzession|oproeping|convocation|vorladung|summons|scell[ée]s?|consigne|détenu"
    r"|gedetineerde|bewoner|résident|resident|bewohner(?:in)?"
)
_METERS = (  # only with groups or a letter behind
    r"|(?:\p{L}{3,12})?z[äa]hler|compteur|(?:gas|water|elektriciteits|stroom)?meter|teller|tacho"
)
_VERBS = (  # "enregistrée 24-W-02219", "ingeschreven onder B-2204"
    r"|enregistr[ée]e?s?|encod[ée]e?s?|inscrite?s?|registered|filed|logged|geregistreerd"
    r"|ingeschreven|ingediend|genoteerd|aangemeld|eingetragen|registriert|erfasst|geführt|gemeldet"
)
LAST = (  # at the end of compounds
    r"nummer|nr|code|zeichen|kaart|dossier|pas|ticket|badge|contract|vergunning|attest|akte|polis"
    r"|fiche|karte|ausweis|vertrag|antrag|bescheid|rechnung|kenmerk|aanvraag|melding|genehmigung"
    r"|matrikel|kluis|spind|sleutel|schlüssel|etiket|dossiers|concessie|lening|toelage"
)
_THINGS = (  # published, or of a place or thing; or with a recognizer of its own
    r"wet(?:ten|sontwerp)?|lois?|law|gesetz|d[ée]cret\p{L}*|ordonn\p{L}+|arr[êe]t\p{L}*|besluit\p{L}*"
    r"|beschluss|erlass|urteil|vonnis|jugement|judg\p{L}+|ruling|ecli|rvs|cce|rvv|cass\p{L}*|advies"
    r"|avis|gutachten|opinion|art(?:ikels?|icles?|\.)?|§|norm\p{L}*|iso|nbn|en|din|richtlijn"
    r"|directive|richtlinie|r[èe]gle\p{L}*|verordening|verordnung|circulaire|omzendbrief"
    r"|rundschreiben|bestek|cahier|csc|lastenboek|march[ée](?:-cadre)?|raamovereenkomst|publica\p{L}*"
    r"|moniteur|staatsblad|numac|bulletin|isbn|issn|doi|zaal|salle|kamer|lokaal|local|room|raum"
    r"|saal|zimmer|chambre|verdieping|[ée]tage|lijn|ligne|linie|line|bus|tram|trein|train|zug|gate"
    r"|halte|arr[êe]t|perron|post(?:code|e)?|postal|plz|zip|box|bte|boîte|huis\p{L}*|haus\p{L}*"
    r"|maison|model\p{L}*|mod[èe]le|type|modell|versi\p{L}+|release|build|patch|bug|kb|cve|lift\p{L}*"
    r"|asc\p{L}+eur|aufzug|elevator|ketel|chaudi[èe]re|pomp|pumpe|toestel|machine|appareil"
    r"|ger[äa]t|serie\p{L}*|s[ée]rie|serial|artikel\p{L}*|product\p{L}*|produit|produkt|barcode|ean"
    r"|gtin|sku|lot|batch|eni|imo|perceel|parcelle|parzelle|kavel|tel|t[ée]l\p{L}*|gsm|fax|phone"
    r"|mobiel|handy|gratis|page|blz|pagina|seite|punt|point|punkt|item|agendapunt|bijlage|annexe"
    r"|anlage|question|vraag|frage|motie|motion|amend\p{L}*|vacature|vacat\p{L}*|vacan\p{L}+|stelle"
    r"|nace|cpv|lambert|nis|ins|budg\p{L}*|imputation|rekening\p{L}*|bic|vat|btw|tva|mwst|kbo|bce"
    r"|onder\p{L}*|entrepr\p{L}+|unternehmen\p{L}*|company|order|commandes?|bestel\p{L}*|auftrag\p{L}*"
    r"|livraison|lever\p{L}*|liefer\p{L}*|parcel|colis|sendung|zending|pakket|track\p{L}*|weeg\p{L}*"
    r"|licen[cs]es?|licentie|lizenz|photo|foto|image|plan|dessin|[ée]diteur|fout\p{L}*|erreur|error"
    r"|fehler|status|http|maintenance|entretien|wartung\p{L}*|onderhouds\p{L}*|raam\p{L}*|kader\p{L}*|rahmen\p{L}*|schoonmaak\p{L}*"
    r"|(?:schreiner|maler|handwerker|elektriker|dachdecker|klempner|lieferanten|werkstatt|material)"
    r"\p{L}{0,3}rechnung|(?:schrijnwerk|loodgiet|schild|lever|aanne|dakwerk|garag)\p{L}{1,8}factuur"
    r"|volg|rang|stap|step|schap|nomenclatu\p{L}*"
)
NOBODYS = compiled(  # in the forty signs before a number
    rf"(?i)(?<!\p{{L}})(?:{_THINGS})(?:en|s|n)?(?:nummers?|nr|number|code)?(?!\p{{L}})"
    r"(?:(?!,|[.][ ](?-i:\p{Lu}\p{Ll}))[^\n|;\t()]){0,32}\Z"
)
_DIGITS = (  # four, or a capital and three; but a count, a time, a year, a tax form, an error
    r"(?=(?:[^\s\d]{0,8}\d){4}|[A-Z](?:[^\s\d]{0,8}\d){3}|[A-Z]{1,6}[ ]\d{2}"
    r"|\d(?:[ ]?\d){4}"
    r"|(?=\d{0,6}[\-./]?[A-Z])(?=(?:[^\s\d]{0,6}\d){2})[A-Z\d][A-Z\d\-./]{5,15}(?![\p{L}\d]))"
    r"(?!\d{1,2}[/.]\d{1,2}(?![\d/.\-])|\d{1,4}x\d"
    r"|\d{1,2}[ ](?!0)\d{3}[ ](?!0)\d{3}(?![.\d]|[ ]\d)|\d{1,3}[. ]\d{3}(?![.\d]|[ ]\d)"
    r"|\d{1,2}[uh]\d\d(?!\d)|\d{3}\.\d\d(?!\d)|0x)"
)
_PREFIX = r"(?:\d?[A-Z]{1,5}(?:[\-./][A-Z]{1,5}){0,2}[ ])"
_GROUPS = (  # "3 018 442 907", "115 884 / 2", "1SAG 3105 022 817"; no amount, date or telephone
    r"(?=(?:[^\n\d]{0,4}\d){6})"
    r"(?!(?:\d{1,3}|\d{1,2}[ ](?!0)\d{3})[ ](?!0)\d{3}(?![ ]?[/\-][ ]?[\dA-Z]|[ ]?\d))"
    r"(?!\d\d?[ ]\d\d?[ ](?:19|20)\d\d(?!\d))"
    rf"{_PREFIX}?(?<!\d)\d{{1,6}}"
    r"(?:[ ](?!04\d\d[ /]\d\d[ .]\d\d|0\d{1,2}[ /]\d{2,3}[ .]\d\d[ .]\d\d(?!\d))"
    r"(?:\d{1,6}(?![\d./:,]\d)|[A-Z]{1,3}(?=[ ]\d))){1,6}(?:[ ]?[/\-][ ]?(?:\d{1,4}|[A-Z]{1,2}))?"
)
_APART = rf"{_PREFIX}\d[\d./\-]{{1,14}}(?<=\d)"  # "DGPH 48-0551-7", "WL-SF 0039"
_CODED = r"(?=[A-Z]{1,6}[\-/.]?\d|\d{2,4}[\-/.][A-Z]|[A-Z]{2,6}-[A-Z])"
_VALUE = (
    rf"(?P<value>{_GROUPS}|{_APART}"
    rf"|(?(l)|(?!))#?{_DIGITS}{NO_FOUR}{BODY}|{_CODED}{_DIGITS}{NO_FOUR}{BODY})"
)
LABELLED = compiled(  # "Bons de sortie n° BS-7741", "Ticket #118402", "badge 10577"
    rf"(?i:(?:(?P<l>(?<=\p{{L}})(?:{LAST})|(?<![\p{{L}}\d])(?:{WORD}|{GIVEN}))"
    rf"|(?<![\p{{L}}\d])(?:(?!){_METERS}{_VERBS}))"
    r"(?:(?<=°)|(?![\p{L}\d])\.?)(?!(?<=\p{L}{8}\.)[ ](?-i:\p{Lu}\p{Ll}))"
    r"(?:[ ](?:(?-i:[a-zà-ÿ'’]{2,14})|(?-i:\p{Lu})[\p{L}.]{1,14}|[A-Z]\d{1,3}(?:bis|ter))){0,4}"
    r"(?:[ ]?\((?:\p{L}|[ .]){2,16}\))?"
    r"(?:,?[ ]\(?(?:e\.g\.|z\. ?B\.|bv\.|bijv\.|vb\.|p\. ?ex\."
    r"|par exemple|zum Beispiel|bijvoorbeeld|for example))?"
    r"(?:[ ]{0,2}(?:[:=][ ]{0,2}|(?<=[ ])[\-–][ ])?|(?P<n>[ :]{0,2}\r?\n[ \t]{0,8})))"
    r"(?:[ ]?[(«\"'„“‘][ ]?)?"
    rf"(?<![\p{{L}}\-/_]|\p{{L}}{{2}}\.){_VALUE}{STOP}(?(n){ENDS})"
)
KEY = compiled(  # <matriculeEnseignant>28306150442<, "badge_ref": "K118"
    r"(?i:[<\"'.{(,\s](?!id[\"' =]|post|zip|msg|message|session|trace|event"
    r"|job|run|build|task|proc|thread|error|http|status|country|pays|land|lang|nis|ins"
    r"|house|huis|bus|box"
    r"|order|product|phone|tel|gsm|mobile|port|amount|bedrag|montant)[\p{L}_\-]{0,20}"
    r"(?:id|nr|num|numero|nummer|number|no|code|ref|reference|matricule|dossier|kaart|card|badge"
    r"|ticket|contract|case|file|kenmerk)(?:[A-Z_\-][\p{L}_\-]{0,20})?"
    r"[\"']?[ ]?(?:[:=>]|=>)[ ]?[\"']?)"
    rf"(?P<value>(?=(?:[^\s\d]{{0,8}}\d){{4}}|[A-Z](?:[^\s\d]{{0,8}}\d){{3}}){NO_FOUR}{BODY})"
    r"(?=[\"'<,}\r\n]|\Z)"
)
ALONE = compiled(  # "| KD5518", "File with HR: DIS-2024-14", "(WK-2207-0193)"
    r"(?<=[|:(\[=•*«][ ]?#?|- |(?:\A|[\n:;(])[A-Z]{2,4} )"
    r"(?!(?:INC|CHG|PRB|RITM)[\-_]?\d)"
    r"(?P<value>(?=[A-Z]{1,5}(?:[\-./_]\d|\d{4})|\d{2,4}[\-/.](?:\d{2,5}[\-/.])?[A-Z])"
    rf"(?=(?:[^\s\d]{{0,5}}\d){{3}}){NO_FOUR}{BODY})"
    r"(?=[ \t]{0,4}(?:[\r\n\t|;,)\]<\"'(]|-[ ]|\.(?!\w)|\Z))"
)
BEHIND = compiled(  # "118204 (badge)", "4471-22 is mijn ticketnummer"
    rf"(?<![\w./\-@#,€])(?P<value>(?=(?:[^\s\d]{{0,8}}\d){{4}}|[A-Z](?:[^\s\d]{{0,8}}\d){{3}}){NO_FOUR}"
    r"(?!\d{1,3}[. ]\d{3}(?![.\d]))"
    rf"{BODY})(?i:[ ]?(?:\(=?|\[|=)[ ]?(?:[a-z]{{2,6}}[ ])?"
    rf"(?:\p{{L}}{{2,20}}(?:{LAST})|{WORD}|{GIVEN})(?![\p{{L}}\d])(?![ ]?[:=]))"
)
