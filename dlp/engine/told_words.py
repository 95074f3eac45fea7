"""Beginnings of words near which people tell secrets, folded: what told_secrets.py looks around.

A space behind one makes it the whole word, a * before it the end of a compound. Weak ones stand in
many texts, so they only count in a short one. Chosen from longer lists by how many told secrets
they are near and how many ordinary texts have them.
"""

_NL = """
    wachtw|paswoo|passwo|wachtz|codewo|code|pin |pinc|sleute|alarm|kluis|slot |slotj|hangsl|combin
    wifi|wi-fi|inlog|login|ontgren|geheim|vergren|voicem|ww |hint |activat|licent|koppelc|digic
    toegangsc|bitloc|puk|*wachtwoord|*slot |*sleutel|*code |*codes |*paswoord|veiligheidsv
"""
_FR = """
    mdp|mot de p|cle |clef|cadena|coffre|verrou|deverr|sesam|boite a cl|connex|secret |identifiants
    question de s|code d|coupur
"""
_DE = """
    kennw|schlus|schloss|tresor|safe|wlan|zugang|gehei|losung|entsper|zahlen|kombin|spind|freisch
    passph|ziffern|*schloss|*passwort|*kennwort|*schlussel |startw|sicherheitsf
"""
_EN = """
    security q|passc|pass |pw |pwd|key |keypa|keyco|lock|padlo|unlock|credent|token|combo|vpn|ssid
    log in
"""
_WEAK = """
    toets|tik |tikt|intik|typ |typt |ingev|druk |poort|deur|zijdeur|scherm|laptop|tablet|gsm|beveil
    zip|router|printer|reset|profiel|toegang|woord |mailb|koffer|schuif|app |telef|badge |tapez
    taper|tape |ouvre|ouvri|portai|grille|session|telep|messagerie|valise|mot |fichier|offne|tipp
    eingeb|gib |benutz|handy|fach |tor |datei|geht auf|user|account|gate |enter |phone|archiv|pdf
    portal|screen|opens
"""


def _words(*lists: str) -> tuple[str, ...]:
    lines = (line.lstrip() for some in lists for line in some.splitlines() if line.strip())
    words = dict.fromkeys(word for line in lines for word in line.split("|"))
    return tuple(word.removeprefix("*") if word.startswith("*") else f" {word}" for word in words)


CUES = _words(_NL, _FR, _DE, _EN)
WEAK_CUES = _words(_WEAK)
