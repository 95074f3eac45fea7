"""Mailbox of a function or service, not of a person: info@, onthaal@, no-reply@.

Names: nl algemeen e-mailadres; fr adresse e-mail générique; de Funktionspostfach;
en shared mailbox.

Every word before the @, taken apart at dots, hyphens and underscores, names a service. Such an
address stands on every website; the default policy reports it and lets it pass.

Source: the mailboxes that Belgian municipalities and CPAS/OCMW publish; RFC 2142 (role names).
Confused with: addresses of persons (dirk.info@ is one: "dirk" is no service).
"""

from dataclasses import replace

from recognizers.base import hit, miss
from recognizers.compiled import compiled
from recognizers.general import email_address

_FUNCTIONS = """
    info contact mail office admin administratie administration administratief administrator
    onthaal accueil empfang reception receptie loket guichet balie secretariaat secretariat
    sekretariat secretary directie direction directeur algemeen general service services dienst
    diensten dienststelle team teams helpdesk help support hulp aide hilfe noreply no reply
    donotreply not do ne pas repondre webmaster postmaster hostmaster abuse security privacy dpo
    gdpr rgpd avg ict it informatica informatique hr hrm rh personeel personnel personal
    personaldienst jobs job vacature vacatures recrutement werving sollicitatie sollicitaties
    emploi bewerbung facturen factuur facturatie factures facturation facture rechnung
    rechnungen invoice invoices billing boekhouding comptabilite buchhaltung accounting finance
    finances financien financieel finanzen aankoop aankopen achats einkauf procurement verkoop
    ventes sales marketing pers presse press communicatie communication kommunikation media
    nieuwsbrief newsletter redactie redaction burgerzaken bevolking population etatcivil etat
    civil bevoelkerung einwohner buergerdienst burgerdienst rijbewijzen paspoorten vreemdelingen
    etrangers stad ville stadt gemeente commune gemeinde gemeindehuis rathaus stadhuis provincie
    province ocmw cpas oeshz sociaal social soziales socialedienst welzijn zorg sante gezondheid
    jeugd jeunesse jugend kinderopvang creche kita school ecole schule onderwijs enseignement
    academie academy sport sports cultuur culture kultur bib bibliotheek bibliotheque bibliothek
    museum musee archief archives archiv toerisme tourisme tourismus evenementen events milieu
    environnement umwelt omgeving omgevingsloket urbanisme stedenbouw ruimte vergunningen permis
    bauamt wonen logement huisvesting wohnen mobiliteit mobilite mobilitaet parkeren parking
    stationnement verkeer openbarewerken travaux technische techniek technique groendienst
    proprete netheid afval dechets recyclage recyclagepark politie police polizei brandweer
    pompiers feuerwehr preventie prevention gas belastingen taxes taxe steuern kadaster cadastre
    notariaat notariat griffie greffe parket parquet rechtbank tribunal college raad conseil rat
    schepencollege bestuur bestuurssecretariaat kabinet cabinet burgemeester bourgmestre
    buergermeister ombudsdienst ombudsman ombuds mediation klachten klacht plaintes plainte
    beschwerden meldpunt meldingen signalement feedback vragen questions fragen enquete survey
    planning logistiek logistique magazijn inschrijvingen inscriptions anmeldung
    ledenadministratie klantendienst klantenservice clientele clients kunden kundendienst
    customer customers
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
_PARTS = compiled(r"[._\-+0-9]+")


def check(address: str) -> bool:
    """True when every word before the @ names a function, and the address can be one."""
    words = [word for word in _PARTS.split(address.partition("@")[0].lower()) if word]
    return bool(words) and FUNCTIONS.issuperset(words) and email_address.check(address)


RECOGNIZER = replace(
    email_address.RECOGNIZER,
    name="email-address-function",
    title={
        "nl": "een algemeen e-mailadres",
        "fr": "une adresse e-mail générique",
        "de": "ein Funktionspostfach",
        "en": "a shared mailbox",
    },
    check=check,
    bare=0.97,
    specificity=90,
    samples=(
        hit("«info@example.be»", "the most usual one"),
        hit("«onthaal@gemeente.example»", "Dutch"),
        hit("«accueil@commune.example», «etat-civil@commune.example»", "French"),
        hit("«buergerdienst@gemeinde.example»", "German"),
        hit("«no-reply@example.com»", "nobody reads it"),
        hit("«burgerzaken.onthaal@stad.example»", "two words"),
        hit("mailto:«jobs2026@example.be»", "with a year"),
        hit("<«HR@example.be»>", "capitals"),
        miss("jan@example.be", "a person"),
        miss("jan.peeters@example.be", "a person"),
        miss("dirk.info@example.be", "a person beside a function word"),
        miss("info.janssens@example.be", "a function word beside a person"),
        miss("informatie-jan@example.be", "a person"),
        miss("info@localhost", "no dot"),
        miss("info @ example.be", "spaces"),
        miss("x@example.be", "one letter"),
        miss("inf0@example.be", "no word of ours"),
    ),
)
