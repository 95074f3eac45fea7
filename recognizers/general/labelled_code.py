"""Codes right behind whom or what they stand for, with no word for number between.

Names: nl bewoner B-20 417, boete GAS-26-4418; fr usager US-00417, constat CST-26-0883; de Bescheid
WG-26/0417; en applicant AP-2026-118.

A capital, a sign or none, and three digits at least: what is only counted ("bewoner 12") or named
by a year ("contract 2026/118") is no code. What kind it is may stand between ("fiche d'inscription
PL-26-118").

Source: common usage.
Confused with: standards, products, amounts, years.
"""

from recognizers.base import hit, miss
from recognizers.numbers import coded

# Whoever deals with an office, and the papers that it gives out: one, and several.
_PERSONS = """
bewoner bewoners gebruiker gebruikers kandidaat kandidaten sollicitant sollicitanten abonnee
abonnees lener lezer vrijwilliger vrijwilligers medewerker werknemer aanvrager cursist deelnemer
bezoeker melder eigenaar begunstigde inschrijver houder verzekerde huurders gedetineerde usager
usagers usagère candidat candidate abonné abonnés bénéficiaire bénéficiaires demandeur allocataire
participant membre lecteur résident visiteur titulaire affilié affiliée emprunteur détenu assuré
assurée stagiaire bewohner nutzer antragsteller antragstellerin teilnehmer bewerber mitglied klient
versicherter inhaber besucher mitarbeiter bewoonster gebruikster lezeres deelneemster sollicitante
medewerkster aanvraagster huurster verzekerden houders deelnemers lezers leners cursisten bezoekers
melders klager eiser verweerder patiënte lectrice emprunteuse participante participants résidente
résidents visiteuse demandeuse demandeurs titulaires affiliés détenue réclamant plaignant
plaignante redevable débiteur assurés teilnehmerin bewerberin nutzerin leserin leser bewohnerin
inhaberin besucherin mitarbeiterin versicherte entleiher gläubiger schuldner residents applicants
claimants members holders readers tenant borrower borrowers volunteers visitors inmates
participants resident applicant claimant member holder reader volunteer visitor beneficiary inmate
"""
_PAPERS = """
boete boetes bezwaar bezwaarschrift aanvraag aanvragen attest contract overeenkomst badge badges
concessie aangifte vaststelling aanmaning toelating machtiging volmacht verzoekschrift
aanslagbiljet constat constats amende amendes demande demandes plainte plaintes réclamation recours
contrat fiche licence agrément attestation concession requête sinistre procuration signalement
convention avertissement abonnement antrag anträge bescheid bescheide vorgang beschwerde vertrag
verträge bußgeld widerspruch ausweis bescheinigung anzeige mahnung vergunning vergunningen
getuigschrift dienstverlening steunaanvraag terugvordering attestations autorisation permis prêt
allocation bourse genehmigung genehmigungen bewilligung zulassung klage forderung darlehen permit
permits licences grant loan claim claims complaint complaints appeal fine fines summons referral
enrolment klacht klachten melding meldingen sollicitatie sollicitaties kandidatuur candidature
candidatures bewerbung bewerbungen hulpvraag steunvraag zorgvraag inschrijving inschrijvingen
inscriptions aansluiting affiliation anmeldung dwangbevel contrainte overtreding inbreuk infraction
invordering schuldvordering terugbetaling remboursement erstattung uitkering toelage prime premie
begeleiding accompagnement opname hospitalisation aufnahme admission
"""

# At the end of compounds: "kinderopvangdossier".
_LAST = """
*abonnement *abonnementen *vergunning *aanvraag *genehmigung *dossier *dossiers *akte
*akten *contract *contracten *overeenkomst *vertrag *ausweis *bescheid *antrag
"""

CODE = coded(
    "code",
    (
        "een code van een persoon",
        "un code d'une personne",
        "ein Code einer Person",
        "a person's code",
    ),
    tuple(f"{_PERSONS} {_PAPERS} {_LAST}".split()),
    (
        hit("bewoner «B-20 417» weigert", "Dutch, groups"),
        hit("Boete «GAS-26-4418» werd betwist", "a fine"),
        hit("le constat «CST-26-0883» ;", "French"),
        hit("Fiche d'inscription «PLAINE-26-118» incomplète", "its kind between"),
        hit("usagers «US-00417» absents", "several"),
        hit("Bescheid «WG-26/0417» liegt bei", "German"),
        hit("applicant «AP-2026-118» called", "English"),
        hit("Titulaire: «T26/0417»", "a colon"),
        hit('contract ("«C2026-0118»")', "in brackets and quotes"),
        hit("badge «TB-00881» en «TB-00882»", "a list", scanned=True),
        hit("schuldbemiddelingsdossier «CSR-26-417»", "a compound"),
        hit("huurcontract «26-0417»", "a year of two digits first"),
        hit('busabonnement: "«DL-5540-7719-2»"', "a compound, a key"),
        hit("Lecteur «29004-0117» conteste", "digits and a hyphen"),
        hit("Lectrice «29004-1182» a rendu", "a woman"),
        hit("parkeervergunning «PV-26-0418»", "a permit"),
        hit("Aufenthaltsgenehmigung «AG-26-0418»", "a permit, German"),
        hit("badge «004471» werkt niet", "a zero first"),
        hit("sollicitatie «VAC-2026-014»", "an application"),
        miss("onderhoudscontract OND-2023-88", "of a lift"),
        miss("premie 2026-2027", "years"),
        miss("bewoners 9000-9050", "postcodes"),
        miss("plattegrondkaart A3-2025", "a size and a year"),
        miss("grafische kaart RTX-4090", "hardware"),
        miss("carte graphique RTX-4090", "hardware, French"),
        miss("Grafikkarte RTX-4090", "hardware, German"),
        miss("license MIT-2025", "a licence of programs, a year"),
        miss("bewoner 12", "a count"),
        miss("bezwaar 12/2026", "a month"),
        miss("contract 2026/118", "a year first"),
        miss("contract ISO-9001", "a standard"),
        miss("boete EUR 250", "an amount"),
        miss("POST /loket/aanvraag HTTP/2.018", "of a server"),
        miss("licence GPL-3.0", "a licence of programs"),
        miss("demande A4", "a size"),
        miss("fiche BE", "no digits"),
        miss("aanvraag van B-2040", "the next word is no kind"),
        miss("membership M-2204", "another word"),
        miss("usager us-00417", "small letters"),
    ),
)
