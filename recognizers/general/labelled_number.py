"""Any other number that somebody was given: it is known by a word for number beside a noun.

Names: nl kandidaatnummer, badgenr., attest nr.; fr numéro de constat, n° d'agrément, badge n°; de
Bescheidnummer, Ausweis-Nr.; en permit number, holder no.

Nobody can list all that offices number. So every noun counts but those of which the numbers are
nobody's: of goods, orders and parcels, of pages, rooms and lines, of laws and judgments, of
programs and tickets. What has a file of its own (telephone, account, enterprise) is left to it. The
value has four digits at least, or a capital and three.

Source: common usage.
Confused with: order, invoice, article, serial, room, page and law numbers, telephone numbers.
"""

from recognizers.base import hit, miss
from recognizers.numbers import numbered

# Beginnings of what has numbers that are nobody's, or a file of its own; (?!...) excepts.
# goods, orders, parcels, machines
_GOODS = r"""
factu bestel order lever offerte ticket track artikel artic seri séri transa produ mod[eè]l versi
build item onderdeel partij catalog barcode streepjes inventa toestel meter teller sleutel voorra
zending pakket boeking reserv réserv palet stock magazijn commande suivi colis envoi devis livrai
compteur rechnung auftrag sendung teile charge zähler lager material liefer buchung wertpap
fourni panier mandj warenk cart(?!e) basket webshop bouti catégo categ kateg
effecten valeur(?!s) titre(?!s) obligat invoice purchase quote waybill parcel booking sku batch
isbn issn imei ean gtin part(?!i) spare materi equipm asset chemi atoo?m lott loter tirage inv(?=\.)
"""
# places and ways
_PLACES = r"""
huis haus house maison kamer zimmer room chambre lokaal local(?!i) raum zaal saal salle verdiep
stockwerk étage floor gebouw gebäude building bâtim immeuble appart blok straat straße street rue
avenue lijn ligne linie line spoor perron platform gleis voie quai trein train vlucht flug flight
halte afrit sortie exit gate zone wijk quartier post(?!ul|u?lant) perceel parzell kavel snelweg
autoroute schap tafel kast armoire schrank seat siège sitz station(?!ne) poort rit(?![mus])
"""
# paper: pages, laws, judgments, sessions
_PRINT = r"""
pagin page blad seite hoofdst chapit kapitel chapter agenda punt point bijlag annex anlage appendi
tabel tableau figu abbildung vra[ag] question frage antwoord réponse answer paragra wet loi law
gesetz de[ck]re ordonn besluit arrê arrest beschluss erlass publica numac staatsbl moniteur norm
bestek cahier marché omzend circul richtl direct verorden verordn règl reglem regula advies avis
gutacht opinion amend moti resol résol interpel zitting séance session sitzung vergader réunion
reunion meeting bijeenk versamm stuk boek buch livre(?!t) book deel tome volume titel afdeling
section verdrag traité protocol jaargang editi éditi ausgabe aflever oplage tender standard urteil
judg column kolom colonne spalte zeile rij(?!be) row wetsont projet propos cao comit commission
nota(?!r|i) note(?!r) notule verslag rapport tegel minist royal koninkl redevance budgét
"""
# order and time
_ORDER = r"""
volg(?!e) rang ordre reihe laufende sequen séquen step stap étape fase phase les(?:son)?(?!\p{L})
leçon module oefen exerci opgave vers(?!ek|or) jaar année jahr year week semaine woche aantal
nombre anzahl start rug maat(?!re|sch) kleur couleur colou?r thema thème janv januar febru févr
maart mars april avril juni(?!or) juin juli juil augustus août septem octo okto novem décem decem
"""
# machines and programs
_PROGRAMS = r"""
incident issue bug release job pull port(?!e[furm]) wijzig change patch thread sprint fout erreur
error fehler code server kanaal canal
"""
# money, plans, papers that come out
_MONEY = r"""
raming budg begrot invest project projekt proj[ée]t actie action aktion besliss décis decis
entscheid bda brief lettre letter börsen newslet nieuwsb bulletin magazine krant journal zeitung
heft lastenh grootboek kostenpl cost subven fabri technisch visum onderhoud entretien maintenance
kostenst imput engage ledger commitm beschik
"""
# what stands in streets and works, plans, samples, models
_WORKS = r"""
boom arbre baum tree paal poteau mast pole lichtp réverb latern bord container conteneur put pomp
pompe ketel lift kraan sensor capteur caméra camera radar borne abri werf chantier baustell werkn
opdracht voertuign wagenn machin appara appareil gerät device printer plan teken dessin zeichn
drawing raster verkavel lotissem sjabloon formul form(?!at|ell?e) muster template handleid
manuel manual
instruct brochure folder enquêtef survey studie étude study test prüf brevet octrooi patent merk
marque depot dépôt garant gewähr warrant wartung cpv nace sector secteur rubri functie emploi-t
muziek lied chanson speel spel jeu game prijs prix preis price menu gerecht foto photo dia film
wedstr match(?!i) poule tournoi turnier kassa quittan dossard borstn meerja mjp pluriann
vacat vacan(?=[tc]) stellenaus selecti sélecti cursus lehrgang opleid
video vidéo chemin weg route pont brug brücke
"""
# how a number is
_KINDS = r"""
gratis gratuit kostenl toll free unie?[kq] einzig speci spéci kort juist correct verkeerd
vast(?!st) eigen zelfde volledig intern(?!e[mr]) twee drie deux trois same even oneven hoog laag
totaa?l rond
"""
# a file of their own
_OWN = r"""
ond(?!er|ui) entr unt(?!ers) tele télé mobi(?!lit) handy contact oproep appel ruf
not(?:ruf)?(?=\P{L}|n) nood urgence emerg hotline hulp groen vert(?!r) durchwahl phone portable
rekening
compte konto account bank rijksreg nation registre insz niss btw tva vat mwst ust mehrwert umsatz
kbo bce ondernem entrepr untern enterp compan sociét(?!aire) vestig établ niederl establi
handelsreg rsz onss lss riziv inami likiv kentek nummer plaat plaque plate immatric kennzeich
numéro number mededel communic mitteil kadast cadast ogm vcs notiti notice
"""
# signs of the road and of print
_SIGNS = r"""
kenn verkehrs satz vor(?!g) ab(?!o) waren ausruf anführ sonder leer
"""
_NOBODYS = " ".join(
    (_GOODS, _PLACES, _PRINT, _ORDER, _PROGRAMS, _MONEY, _WORKS, _KINDS, _OWN, _SIGNS)
).split()
_SHORT = (  # the same, only as they stand, or before "nummer"
    r"(?:bus|lots?|bons?|tel|tél|fax|gsm|vak|pin|tram|bit|id|ip|mac|les|case|porte?|box|rn|rrn"
    r"|nn|bis"
    r"|eni|imo|mmsi|rvs|rvv|cce|csc|gwh|cass|kb|mb|pv|rr|ov|sp|bv|nl|ca|excl?|incl?|resp|evt|zgn"
    r"|art|blz|deur|sms|cas|un|vols?|url|uur|poste?|boîte|chap|par|lid|file|vin|type[ns]?|punt"
    r"|puk|nis)"
)
_WORDS = (  # no noun at all
    r"(?:het|de|een|le|la|les|une?|ce|cet|cette|der|die|das|des|ein|eine|the|an?|this|that|is"
    r"|was|are"
    r"|est|sont|ist|sind|met|avec|mit|with|onder|sous|unter|under|per|par|pro|op|in|sur|und|et"
    r"|en|ou"
    r"|oder|or|and|of|als|dit|dat|geen|pas|kein|mijn|uw|ons|onze|zijn|haar|hun|jouw|mon|ton|son"
    r"|notre"
    r"|votre|leur|mein|dein|sein|ihr|unser|your|my|our|his|her|their|voor|pour|für|for|nog|aussi"
    r"|ook"
    r"|auch|also|zie|voir|siehe|see|welk|quel|quelle|welche|what|wat|nieuwe?|oude?|nouveau"
    r"|ancien|neue"
    r"|alte|new|old|van|von|from|naar|vers|nach|aan|aux?|dem|den|bij|chez|bei|at|say|says|said"
    r"|any|some|every|elk|elke|ieder|chaque|tout|jede[rs]?|from)"
)


def _by_letter(beginnings: list[str]) -> str:
    """One alternative a first letter, each with the rest: a tenth of the tries."""
    rests: dict[str, list[str]] = {}
    for one in sorted(set(beginnings)):
        rests.setdefault(one[0], []).append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(some)})" for letter, some in rests.items())


# Ends of compounds that are of the same kind: "takelbon", "werkorder", "Lieferschein".
_GOODS_LAST = (
    "factuur|bon|order|ticket|artikel|versie|model|serie|lijn|kamer|zaal|nota|levering|bestelling"
    "|pagina|spoor|besluit|project|programma|rechnung|auftrag|schein|version|seite|zimmer|raum"
    "|linie"
    "|telefoon|telefon|invoice|item|room|part|line|page|stuk|post"
)

_THINGS = _by_letter(_NOBODYS)
NO = (
    rf"(?:{_THINGS}|{_SHORT}(?:en|s)?(?:(?!\p{{L}})|(?=n(?:umm|rs?\b)))"
    rf"|{_WORDS}(?!\p{{L}}))"
)

NUMBER = numbered(
    "various",  # of equals the first name wins: behind those with nouns of their own
    (
        "een nummer van iemand",
        "un numéro personnel",
        "eine persönliche Nummer",
        "a personal number",
    ),
    NO,
    rf"(?:{_THINGS})",
    _GOODS_LAST,
    (
        *("*nummer", "*nummers", "*nr", "*nrs", "*zeichen", "*numéro", "*numéros"),
        *("n°*", "*number", "*numbers", "no"),
        *("ref", "réf", "référence", "referentie", "reference", "referenz", "kenmerk"),
    ),
    (
        miss("wedstrijdnr. 2025-118, borstnummer 2231", "sports"),
        miss("vacature nr. 2025-VAC-034, vacancy number 44718", "a post"),
        miss("Inv. nr. OCMW-A 00417, ritnr 4402", "an inventory, a ride"),
        hit("kandidaatnummer «K-2019-4471»,", "Dutch, a compound"),
        hit("n° de constat «ENL/2026/4410»", "French, number word first"),
        hit("Le badge visiteur n° «VIS-0774» n'a pas", "French, an adjective between"),
        hit("licence d'exploitation n° «TX/BXL/1182» ;", "French, a kind between"),
        hit("numéros d'usager du genre «US-00417-K»", "French, an example that is one"),
        hit("the bus pass carries holder no. «6060 1120 447».", "English, groups"),
        hit("permit number: «RP-2026-118»", "English"),
        hit("Bescheidnummer «2026/4418-B»", "German"),
        hit("Ausweis-Nr. «44 182 07»", "German, groups"),
        hit("Abonnementsnr.: «7714-20»", "abbreviated"),
        hit("kl.nr. «104882»", "abbreviated twice"),
        hit("Pers.-Nr. «10-4882»", "abbreviated, German"),
        hit("Rentenaktenzeichen «77 204 118»", "a sign, German"),
        hit("inschrijvingsnr kamp «26-0417»", "a word between"),
        miss("Verkehrszeichen F41-2204", "a sign of the road"),
        hit('{"holderNumber": "«HB-77120»"}', "camel case"),
        hit("kandidaat_nr=«2019-4471»", "key"),
        hit("geregistreerd onder nummer «AW-26/05518»", "no noun"),
        hit("t'as le n° d'abonné ?\noui attends… «3 004 771»", "the answer in a chat"),
        hit("concessienr;naam\n«B-4471»;x\n«B-4472»;y", "column header", scanned=True),
        hit("concessienummers «B-4471» en «B-4472»", "a list", scanned=True),
        hit("nummer melding : «LL-7730041-2026»", "the noun behind, a sign"),
        hit("Nummer UiTPAS: «0930 0011 7742 5»", "the same, Dutch"),
        hit("n° carte : «6061 0771 8842 190 3»", "the same, French"),
        hit("c'est le numéro «BXL-MOB-20417», toch", "told apart from its noun"),
        hit("mijn nummer bij de bib: «20441872»", "with whom"),
        hit("référence fourrière «F-2025-0931».", "a reference of anything"),
        hit("Réf. mandat : «M-2026-118»", "the same, a sign"),
        hit("Referentie van de aanvraag: «A-26/0417»", "the same, Dutch"),
        miss("réf. article AB-2026-118", "of goods"),
        miss("Referenz Bestellung: B-2026-118", "an order"),
        miss("référence photo : IMG-20418", "a picture"),
        miss("question orale n° 5066C", "of parliament, an adjective between"),
        miss("question écrite n° 5-4395", "the same, written"),
        miss("proposition modifiée n° 2026-118", "the same"),
        miss("facture rectifiée n° F-2026-118", "an invoice, an adjective between"),
        miss("beslissing van de btw-administratie nr. E.T.129.928", "a ruling on VAT"),
        miss("Wertpapierkennummer: 840400", "of a security"),
        miss("prochaine réunion n° 2026/12", "a meeting"),
        miss("nummer factuur: F-2026-118", "an invoice, the noun behind"),
        miss("numéro commande : 2026-1184", "an order, the noun behind"),
        miss("Nummer Bestellung: 44182", "the same, German"),
        miss("number order: PO-44182", "the same, English"),
        miss("rapport annuel n° 2026-1184", "a report"),
        miss("circulaire ministérielle n° 2026-1184", "a circular"),
        miss("marché conjoint n° 2026-1184", "a tender"),
        miss("avis conforme n° 71.118/4", "an opinion"),
        miss("avis de légalité favorable n° 2026/113", "an opinion, two words between"),
        miss("RvS nr. 252.564", "a judgment"),
        miss("ENI-nummer 05999123", "a ship"),
        hit("Vertrag Nr. «LV 77120-4»)", "a contract, German"),
        hit("demande formelle n° «FH-3391»", "an adjective between, no form"),
        hit("Aktenplan-Nr. «57:506.361»", "a colon inside"),
        miss("factuurnummer F-2026/4471", "an invoice"),
        miss("bestelbonnr. 26-11804", "an order"),
        miss("n° de commande CMD-2026-118", "an order, French"),
        miss("Rechnungsnummer R-2026-1184", "an invoice, German"),
        miss("order no. PO-44182", "an order, English"),
        miss("koninklijk besluit nr. 2021/30488", "a decree"),
        miss("arrêt n° 147/2021 du 21 octobre", "a judgment"),
        miss("zaalnummer A-2204", "a room"),
        miss("kassabonnummer K-2204", "a compound that ends with goods"),
        miss("any number from 13-24 comes in", "a range"),
        miss("het nummer 20418", "no noun"),
        miss("volgnummer 20418", "order"),
        miss("badgenummer 12", "too short"),
        miss("badgenummer 2026", "a year"),
        miss("contactnummer 0478 00 31 62", "a telephone number"),
        miss("kandidaatnummer staat op de brief", "no value"),
    ),
)
