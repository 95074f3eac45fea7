"""A service's land line: "Infos : Intradel 04/240 74 74", "dienst Burgerzaken, tel. 053 73 23 23".

A desk, a booking or a service stands before the number on its line, or its mailbox or place beside
it. Direct lines, whoever calls and whose it is said to be keep it private, and so does any mobile.

Source: own lists, facts of language: nl, fr, de, en; BIPT/IBPT numbering plan.
Confused with: lines in signatures, numbers of callers, contact persons.
"""

from recognizers.compiled import compiled
from recognizers.general.address_public import INSTITUTION

_SENTENCE = 160  # code points of a line before a number

_DESK = compiled(
    rf"(?i)(?<![\p{{L}}\-])(?:infos?|info(?:nummer|lijn|punkt|telefoon)|inlichtingen"
    rf"|informati(?:e|ons?)"
    r"|renseignements?|auskünfte?|auskunft|enquiries|reserv(?:atie|aties|eren|eer)|réservations?"
    r"|réserver"
    r"|reservier\p{L}*|bookings?|boekingen|tickets?|billetterie|inschrijving(?:en)?|inscriptions?"
    r"|inschrijven|s'inscrire|anmeldung(?:en)?|registrations?|standard|secretariaat|secrétariat"
    r"|sekretariat"
    r"|onthaal|accueil|empfang|reception|front ?desk|balie|loket|guichet|schalter|centrale"
    r"|telefooncentrale"
    r"|permanence|wachtdienst|helpdesk|klantendienst|service clients?|kundendienst|customer service"
    r"|meldpunt|infopunt|hotline|afspraak via|op afspraak|sur rendez-vous|nach vereinbarung"
    r"|switchboard"
    rf"|storingsdienst|dépannage|störungsdienst|{INSTITUTION})(?!\p{{L}})[^\n]{{0,90}}\Z"
)
_OWN = compiled(
    r"(?i)(?<!\p{L})(?:rechtstreeks\p{L}*|direct (?:nummer|line|dial)|direct|ligne directe"
    r"|durchwahl|privé"
    r"|privat|private|priv|thuis|domicile|mijn|mon|mein|meine|my|zijn|haar|hun|son|leur|ihr|ihre"
    r"|his"
    r"|her|their|mij|me|mich|ik|je|ich|belde[n]?|gebeld|opgebeld|beller|bellers?|appelante?"
    r"|anrufer(?:in)?"
    r"|caller|called|appelé|rief|vanaf het nummer|with number|noodcontact|contactpersoon"
    r"|personne de contact"
    r"|ansprechpartner(?:in)?|contact person|dossierbeheerder|gestionnaire|sachbearbeiter(?:in)?"
    r"|ouders?"
    r"|parents?|eltern|mama|papa|moeder|vader|mère|père|mutter|vater|zoon|dochter|fils|fille"
    r"|sohn|tochter"
    r"|weduwe|veuve|bewoner|cliënt|patiënt|patiente?|client)(?!\p{L})"
)
_FIXED = compiled(r"(?:(?:\+|00)32(?:0)?|0)(?!4[5-9]|4\d{8}|7[08]|800|90)[1-9]\d{7}")
_NO_DIGIT = compiled(r"[^\d+]+")


def fixed_line(number: str) -> bool:
    """True for a Belgian land line: "02 518 81 11", "+32 (0)9 210 10 10"; no mobile."""
    return _FIXED.fullmatch(_NO_DIGIT.sub("", number)) is not None


def of_service(text: str, start: int, end: int, *, beside: bool) -> bool:
    """True for a number that a desk or service is reached at; `beside` a mailbox or place of it.

    Cost: constant; looks at its line and a little of the one above.
    """
    line = max(text.rfind("\n", max(0, start - _SENTENCE), start) + 1, start - _SENTENCE, 0)
    stop = text.find("\n", end, end + 60)
    stop = min(len(text), end + 60) if stop < 0 else stop
    if _OWN.search(text, line, stop) is not None:
        return False
    return beside or _DESK.search(text, line, start) is not None
