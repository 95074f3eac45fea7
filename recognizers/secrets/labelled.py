"""Passwords, tokens and keys behind their label: in settings, programs, forms and sentences.

Names: nl wachtwoord, paswoord, ww; fr mot de passe, mdp; de Passwort, Kennwort; en password,
passphrase, pwd, psk; token, secret, API key. The label stands before an equals sign or a colon
(`.env`, YAML, JSON, properties, XML, source, addresses) or before a verb ("het wachtwoord van de
printer is ...", "le mot de passe est ...", "das Passwort lautet ...").

Source: common usage; keyword lists of gitleaks (MIT) and detect-secrets (Apache-2.0), read.
Confused with: parameters, calls and names in programs, look-ups in the environment, stand-ins,
rules for passwords, translations of the word, hashes, identifiers.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.plain import LOGIN_BESIDE, beside_login, plain
from recognizers.secrets.values import IDENTIFIER, chosen, mixed, stand_in, token

_QUOTES = "\"'`"
_LINK = (  # between label and value in a sentence
    r"i(?:s|st)|w(?:as|ordt|erd|urde)|l(?:uidt|autet)|bl(?:ijft|eibt)|naar|c['’]est|e(?:st|n)|sera"
    r"|devient|auf|to|remains"
)
_NOW = (
    r" (?:nu|now|jetzt|maintenant|voortaan|désormais|gewoon|weer|toujours|encore|nog altijd"
    r"|nog steeds|immer noch|still"
    r"|(?:vanaf|ab|dès|from)[ ](?-i:[\p{L}0-9]{3,12}))"
)
_CHANGED = (  # "is gewijzigd van Welkom01 naar", between the verb and the value
    r"(?:(?:gewijzigd|veranderd|aangepast|gereset|gezet|changé|modifié|réinitialisé|geändert"
    r"|zurückgesetzt|changed|reset|set)[ ](?:(?:van|de|von|from)[ ][^\s]{3,40}[ ])?"
    r"(?:naar|in|op|en|à|par|auf|zu|to)[ ])?"
)
_VALUE = r"(?P<value>(?-i:[^\s\"'`<>(){}\[\],;&|«»“”]|&(?![\w.\-]{1,30}=)){3,250})"
_QUOTED = r"[bfruBFRU]{0,2}\\?(?P<q>[\"'`])(?P<value>(?:[^\n\"'`\\]|\\(?![\"'])){3,250})\\?(?P=q)"
_OTHER = (  # `token_type`, `secret_name`, `password_hash`: not the secret itself
    r"ids?|names?|types?|ur[li]s?|endpoints?|paths?|files?|fields?|hash(?:es|ed|er|ers)?|expiry"
    r"|expires|expiration|ttl|length|counts?|sizes?|arn|ref|regex|patterns?|prefix|headers?|class"
    r"|stores?|managers?|version|labels?|hint|placeholder|input|policy|reset|rules?|digest|salt"
    r"|stamp|errors?|validators?|providers?|groups?|lists?|_at|kind|budget|limits?|usage|index|spec"
    r"|naam|nom|veld|champs?|feld|knop|button|form|page|view"
)
_PUBLIC = (  # `public_key`, `csrf_token`
    r"public|csrf|xsrf|next|page|continuation|cancellation|sync|primary|foreign|max|min|num|crc"
    r"|etag|pagination|stop|pad|eos|bos|unk|mask"
)
_REST = rf"(?-i:[\w\-]{{0,40}}+)(?<!{_OTHER})"
_CLOSE = r"[\\\"'`\])]{0,4}(?:: ?[\w.\[\]| ]{1,40}(?= = | ?= ?[\"'`]))?"
_ASSIGNED = (
    rf"{_REST}{_CLOSE}\s{{0,20}}(?:=>|:=|=|:|(?<=[ ])(?:->|→)"
    rf"|(?<=[\w\"'])>|[ ]type=[\"'][\w#:/.\-]{{1,120}}[\"']>|::)\s{{0,20}}(?:\\\r?\n\s{{0,20}}"
    rf"|<value>)?"
    rf"(?:(?:String::from|Some|SecretStr|Buffer\.from|bytes|str)?\(?\s{{0,20}}{_QUOTED}|{_VALUE})"
)
_ARGUMENT = (
    rf"[\"'](?:,\s{{0,3}}|\s{{1,3}}value\s?=\s?){_QUOTED}"  # setProperty("keyStorePassword", "...")
)
_WORDS = (
    r"(?:[^\s:=;|<>\"()]{0,30}+[ \t]){0,11}?"  # word by word: a sign at a time costs ten times more
)
_SAID = (
    rf"(?-i:[\w\-]{{0,20}}+)[ \t]{_WORDS}(?:{_LINK})(?:{_NOW}|:)?[ \t]{{1,2}}{_CHANGED}"
    rf"[«“„\"'`(]?[ ]?{_VALUE}"
    rf"|[ \t](?-i:[^\n:=;|<>\"()«“]{{0,61}}+)[:=«“][ \t]{{0,3}}\n?[ \t]{{0,8}}"
    rf"[«“„\"'`(]?[ ]?{_VALUE}"
)
_SAID_AT_ONCE = (
    rf"[ \t]{{1,2}}(?:(?:{_LINK})(?:{_NOW}|:)?[ \t]{{1,2}}{_CHANGED}"
    rf"|(?=[\"«“]))[«“„\"'`(]?[ ]?{_VALUE}"
)
_BESIDE = rf"[ ][«“\"'`]?{_VALUE}"  # "login x password y"
_SAID_OF = (  # "ww van de gedeelde mailbox = x", "pw for the test admin: x"
    rf"[ ](?:van|voor|du|de|des|pour|für|vom|der|of|for)[ ]{_WORDS}"
    rf"(?:[^\s:=;|<>\"()]{{0,30}}+[ ]?[:=][ ]?|(?:{_LINK})(?:{_NOW}"
    rf"|:)?[ ]){_CHANGED}[«“„\"'`(]?{_VALUE}"
)

_PROSE = compiled(
    r"(?i)[ ](?:is|est|ist|luidt|lautet|wordt|c['’]est)[ ][\"'`]\Z|\p{L}[ ]?:[ ][\"'`]\Z"
)
_REFERS = compiled(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_OPERATOR = compiled(r"&&|\|\||=>|&quot|&amp|==|\?\?|!=|<<|>>")
_TRAILING = ".,:;?)»”"
_ADDRESS = compiled(r"@[\w.\-]{1,100}(?::\d{2,5})?(?:/|\Z)")  # what follows "<password>"
_SHORT_BESIDE = compiled(r"(?i)(?<![^\W_])(?:pass|pw|ww|mdp)[ ]\Z")
_OF_A_KEY = compiled(
    r"(?i)(?:(?:api|secret|access)[_\- ]?key|(?:snyk|heroku|postmark|twitch)[_\- ]?\w{0,12})"
    r"[\"']?[ ]?[:=][\s\\\"'(]{0,20}\Z"
)
_PIECE = compiled(
    r"[\"'`][ \t]{0,20}[+.\\]?\s{0,40}[+.]?\s{0,40}[\"'`]([^\n\"'`\\ ]{3,250})(?=[\"'`])"
)
_NEXT_KEY = compiled(r"[\w.\-]{2,60}[=:]")  # the next setting, under a heading
PIECES = 8  # of a value that a program joins


def _value(text: str, span: Span) -> tuple[Span, bool]:
    """The extent without what closes a sentence, and whether it stands in quotes."""
    start, end = span.start, span.end
    quoted = (
        start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in (text[start - 1], "\\")
    )
    if not quoted:
        end = start + len(text[start:end].rstrip(_TRAILING))
    return Span(start, end), quoted


def _in_program(text: str, span: Span, value: str) -> bool:
    """True for an unquoted value that a program would read as a name, a call or an argument."""
    after = text[span.end : span.end + 1]
    if (after and after in "([{") or text[span.end : span.end + 2] == "()":
        return True
    if text[span.start - 1] == "\n" and _NEXT_KEY.match(value):
        return True
    if _REFERS.fullmatch(value):
        return sum(map(str.isdigit, value)) < 2
    before = text[max(0, span.start - 60) : span.start].rpartition("\n")[2]
    return (
        value.isidentifier()
        and "(" in before
        and (not after or after in "),")
        and ")" not in before
    )


def password(text: str, span: Span) -> Span | None:
    """The password in what follows its label; None for a rule, a stand-in or a program's name."""
    span, quoted = _value(text, span)
    value = text[span.start : span.end]
    if value.startswith(("/", "--", "$")) or "\\" in value or " " in value or "%s" in value:
        return None
    if "[type=" in value:  # a selector of a page
        return None
    if _ADDRESS.match(value) and not quoted:
        return None
    if _SHORT_BESIDE.search(text, max(0, span.start - 6), span.start):
        before = text[max(0, span.start - 120) : span.start]
        own = text[span.start - 2] in "wWpP"
        sure = own and chosen(value) and (mixed(value) or _both(value))
        login = LOGIN_BESIDE.search(before) is not None
        return span if (sure or login) and not stand_in(value) else None
    bare = value.lstrip("#.@:&*+")
    if quoted and _PROSE.search(text, max(0, span.start - 24), span.start) and plain(text, span):
        return span
    if quoted:
        good = chosen(bare) or (value.isdigit() and 6 <= len(value) <= 12)
        return span if good or beside_login(text, span) else None
    if _in_program(text, span, value) or _OPERATOR.search(value):
        return None
    if chosen(bare):
        ends = value.isidentifier() and value.islower()
        beside = text[span.start - 1 : span.start] == " " and text[span.start - 2] not in ":=>"
        return None if beside and ends and sum(map(str.isdigit, value)) < 2 else span
    return span if plain(text, span) else None


def _both(value: str) -> bool:
    """True for letters with digits, more than an abbreviation has."""
    return sum(map(str.isalpha, value)) > 3 and any(map(str.isdigit, value))


def secret(text: str, span: Span) -> Span | None:
    """The token or key in what follows its label; None for a stand-in or a program's name."""
    span, quoted = _value(text, span)
    value = text[span.start : span.end]
    if " " in value or "\\" in value or value.startswith(("/", "--", "$", "http")):
        return None
    if not quoted and (len(value) < 12 or _in_program(text, span, value)):
        return None
    if IDENTIFIER.fullmatch(value):  # Heroku's keys look so; identifiers of everything do
        return span if _OF_A_KEY.search(text, max(0, span.start - 40), span.start) else None
    if quoted:
        span, value = _joined(text, span, value)
    return span if token(value.removeprefix("base64:")) else None


def _joined(text: str, span: Span, value: str) -> tuple[Span, str]:
    """Extent and value with the pieces that a program joins to a value in quotes."""
    end = span.end
    for _ in range(PIECES):
        more = _PIECE.match(text, end)
        if more is None:
            break
        end, value = more.end(1), value + more[1]
    return Span(span.start, end), value


_PASSWORDS = (  # anchor words, and what they are in a pattern; the short ones stand alone
    *("*password*", "*passwd*", "*passphrase*", "*passwort*", "*wachtwoord*", "*paswoord*"),
    *("*kennwort*", "*motdepasse*", "mot de passe*"),
)
_LONG = (
    "pass(?:word|wd|phrase|wort)|wachtwoord|paswoord|kennwort|motdepasse"
    r"|(?<![^\W_])mot[ _\-]de[ _\-]passe"
)
# The & of an address is a sign of its own.
_SHORT_WORDS = ("pass", "*&pass", "*pwd", "pw", "*&pw", "ww", "mdp", "psk")
_SHORT = r"(?<![^\W_])(?:pass|pw|ww|mdp|psk)(?![^\W_])|pwd(?![^\W_])"
_SECRETS = (
    *("*secret*", "*token*", "*apikey*", "*api key*", "*accesskey*", "*access key*", "*authkey"),
    *("*auth key", "*private key", "*privatekey", "*encryption key", "*signing key"),
    *("*master key", "*secretkey", "*account key", "*accountkey", "*sharedaccesskey", "*key data"),
    *("*app key", "*credential*", "*clé api*", "*clef api*", "*api schlüssel*", "*api sleutel*"),
    *("sig", "*&sig", "*session key", "*deploy key", "*unseal key", "*webhook key"),
    *("*licence key", "*license key", "*presharedkey", "*preshared key", "*pre shared key"),
    *("*subscription key", "*functions key", "*amz signature", "*goog signature"),
)
_KEYS = (
    r"secret|token|api[_\- ]?key|access[_\- ]?key|auth[_\- ]?key|private[_\- ]?key"
    r"|encryption[_\- ]key|signing[_\- ]key|master[_\- ]key|account[_\- ]?key"
    r"|key[_\- ]data|app[_\- ]key|credential"
    r"|cl(?:é|ef)[ _\-]api|api[_\- ](?:schlüssel|sleutel)|(?<![^\W_])sig(?![^\W_])|session[_\- ]key"
    r"|deploy[_\- ]key|unseal[_\- ]key(?: \d)?|webhook[_\- ]key|licen[cs]e[_\- ]key"
    r"|pre[_\- ]?shared[_\- ]?key"
    r"|subscription[_\- ]key|functions[_\- ]key|(?:amz|goog)[_\- ]signature"
)


def _pattern(label: str) -> "re.Pattern[str]":
    option = rf"(?<=--[\w\-]{{0,40}})[ ]{{1,2}}[\"']?{_VALUE}"  # --api-key x
    either = "|".join((_ASSIGNED, _ARGUMENT, _SAID, option))
    return compiled(rf"(?i)(?<!(?:{_PUBLIC})[_\- ]?)&?(?:{label})(?:{either})")


PASSWORD = Recognizer(
    name="password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord",
        "fr": "un mot de passe",
        "de": "ein Passwort",
        "en": "a password",
    },
    pattern=compiled(
        rf"(?i)&?(?:{_LONG})(?![ _\-]?(?:hash|policy))(?:{_ASSIGNED}|{_ARGUMENT}|{_SAID}|{_BESIDE})"
        rf"|&?(?:{_SHORT})(?:{_ASSIGNED}|{_SAID_AT_ONCE}|{_SAID_OF}|{_BESIDE})"
    ),
    anchor=Anchor(words=(*_PASSWORDS, *_SHORT_WORDS), exact=True, before=0, leads=leads.password),
    extend=password,
    keep="raw",
    bare=0.9,
    specificity=85,
    samples=(
        hit("DB_PASSWORD=«Kw7!pelikaan_22»\nDB_HOST=x", "environment"),
        hit("spring.datasource.password=«Kw7!pelikaan»", "properties"),
        hit('password: "«Lente-Bries-77»"', "YAML, in quotes"),
        hit("  password: «Vr1jdag-Backup»\n", "YAML"),
        hit('{"user": "loket", "password": "«mN4-vossen!kL»"}', "JSON"),
        hit("$config['db_password'] = '«Kathedraal#77x»';", "PHP"),
        hit('$env:DB_PASS = "«Sch!mmel_88q»"', "PowerShell"),
        hit("Server=sql03;User Id=rw;Password=«Eekhoorn#1984»;Encrypt=true", "connection string"),
        hit("<password>«nX7-pomp-41»</password>", "XML"),
        hit('<entry key="db.password">«A18oMlWT7»</entry>', "XML, by its key"),
        hit("het wachtwoord van de printer is «Zonnebloem26!» en", "Dutch sentence"),
        hit("wachtwoord: «hFd83-kLm».", "Dutch form"),
        hit("paswoord «Welkom!Gent7», dat moet", "beside the label"),
        hit("ww is «Konijn77!» succes", "short"),
        hit("votre mot de passe provisoire : «Tr0uba4dour&3». Veuillez", "French"),
        hit("le mot de passe est «girafe-42-bleu»", "French sentence"),
        hit("mdp: «Lune!rousse8»", "French, short"),
        hit("nouveau mot de passe “«Beffroi_1313»”, à", "French, in quotation marks"),
        hit("Das Passwort für den Drucker lautet «Kn!rps4711», bitte", "German"),
        hit("Kennwort: «Hm3.vLq9w»", "German form"),
        hit("Your temporary password is «9fKq-Lm27». It", "English"),
        hit("user: kiosk / pass: «Qw!9zebra» that", "login"),
        hit('met user "an" en pw "«kikker12»"', "short, in quotes"),
        miss("password hash is 5f4dcc3b5aa765d61d8327deb882cf99", "a hash"),
        hit("psk=«belfort-draak-13»", "Wi-Fi"),
        hit('setProperty("ssl.keyStorePassword", "«Sleut3lgat»");', "an argument"),
        hit("réinitialisé ton mot de passe en «Printemps26», change-le", "French, changed"),
        hit("Mot de passe :\n«Kermesse#2204»\n", "on the next line"),
        hit("machine git login deploy password «s9Gk_44wqT»", "netrc"),
        hit("gebruikersnaam archief, wachtwoord: «perkament».", "a word, beside a login"),
        hit("het wachtwoord is «Zonnebloem»", "a word in a sentence"),
        hit("the password is now «sunflower», ok?", "a small word in a sentence"),
        hit("mot de passe : «Tournesol»", "a word in a form"),
        hit("ww = «Kabouter»", "a word, short"),
        hit("Wachtwoord: «duikplank»", "a small word in a form"),
        hit("Mot de passe : «CAPUCINE»", "capitals in a form"),
        hit("mdp : «capucine»", "a small word, short"),
        hit('Le mot de passe est "«capucine»" tout en minuscules.', "how it is written"),
        hit("Het wachtwoord is «belfort» (alles klein).", "how it is written, Dutch"),
        hit("We hebben als wachtwoord «duikplank» genomen.", "taken as one"),
        hit("Alarmcentrale: paswoord «Kanarie», klantnummer 1", "of an alarm centre"),
        miss("we kunnen dat als wachtwoord gebruiken", "to be used"),
        miss("Wachtwoord: verplicht\nNaam: jan", "a rule in a form"),
        miss("Wachtwoord: vergeten", "a choice"),
        hit("wachtwoord -> «Zomergem77»", "an arrow"),
        hit("Het ww is gewijzigd van Welkom01 naar «Zomergem77!»", "changed, short"),
        hit("le mot de passe a été changé en «Lilas1988»", "changed, French"),
        hit("<Password><Value>«Kers3nboom!»</Value></Password>", "a value of its own"),
        miss("Das Passwort ist Pflicht.", "a sentence"),
        miss("le mot de passe est obligatoire", "a sentence"),
        miss("het wachtwoord is hoofdlettergevoelig", "a sentence"),
        miss("any extra arguments to pass to function.", "a verb"),
        hit("ww van de gedeelde mailbox = «Zomer26x»", "short, of something"),
        hit("Ons ww van Canva is nog steeds «Vakantie2025»", "short, still"),
        hit('<wsse:Password Type="PasswordText">«Kers3nboom»</wsse:Password>', "XML, with a type"),
        hit("ww «HYnLMQoLU!9»", "short, drawn"),
        hit("Wifi: STAD-GAST (ww «Kers3nboom»)", "short, in brackets"),
        hit('String password = "«zEMJXPpqY»";', "letters that are no word"),
        miss("String password = passwordField;", "a name"),
        miss("na WW2 en ww II", "a war"),
        hit("le mdp du compte partagé c'est «Girafe77!» pas", "French, short, of something"),
        hit("log in met an.v en als wachtwoord «hetregent».", "a word, beside a login"),
        hit("host x, user rva, pass «RYaYHAXSGS», map /in", "short, beside a login"),
        hit('user "an", pass "«gazelle.op.rol»"', "beside a login in quotes"),
        miss("redis://:<password>@host:6379", "address of a manual"),
        miss('password = getpass("Password: ")', "a call"),
        miss("password=password, token=token)", "arguments"),
        miss("def login(user: str, password: str = None):", "parameters"),
        miss('password = os.environ["DB_PASSWORD"]', "environment"),
        miss("DB_PASSWORD=${DB_PASSWORD}", "a variable"),
        miss("DB_PASSWORD=changeme", "to be filled in"),
        miss("SMTP_PASSWORD=********", "masked"),
        miss("wachtwoord: <in te vullen>", "to be filled in"),
        miss('{"password": "Mot de passe"}', "a translation"),
        miss('type="password" name="pw1" id="password"', "HTML"),
        miss("Kies een wachtwoord van minstens 12 tekens", "a rule"),
        miss("Password: at least 12 characters", "a rule"),
        miss("Wachtwoord vergeten? Klik hier", "a link"),
        miss("Het wachtwoord is verlopen.", "a sentence"),
        miss("password: {type: string, minLength: 12}", "a schema"),
        miss("password_hash: 'a1b2c3d4e5f6a7b8'", "a hash"),
        miss("self.password = form.cleaned.password1", "names of a program"),
        miss("set_password(user.password_v2)", "a call with a name"),
        miss('password: "/reset/v2/token"', "a path"),
        miss("Wachtwoord gewijzigd: 12/11/2026", "a date"),
        miss("key: password\nvalueFrom: x", "a reference"),
        miss("NEVER pass the =A3200 a day", "a verb"),
        miss("# Username/password request", "a comment"),
        miss("the username and password quoting", "a comment"),
        miss("zipCrypto:m&&P,passwordVerification:m&&P&&p>>>8", "minified"),
        miss("user does not exist in the\n# password database", "a comment"),
    ),
)

_DRAWN = "Hq3vK9sTz1xWm7Rb" + "Y5nLp2dJc8fGe4uQ"
_HEX = "9f3ac4d17e5b" + "08c6a2f4917d3be85a60c7f1d248"
SECRET = Recognizer(
    name="labelled-secret",
    entity="SECRET",
    title={
        "nl": "een token of sleutel",
        "fr": "un jeton ou une clé",
        "de": "ein Token oder Schlüssel",
        "en": "a token or key",
    },
    pattern=_pattern(_KEYS),
    anchor=Anchor(words=_SECRETS, exact=True, before=0, leads=leads.key),
    extend=secret,
    keep="raw",
    bare=0.9,
    specificity=70,
    samples=(
        hit(f'API_SECRET = "«{_DRAWN}»";', "in source"),
        hit(f"MISTRAL_API_KEY=«{_DRAWN}»", "environment"),
        hit(f'{{"client_secret": "«{_DRAWN}»", "a": 1}}', "JSON"),
        hit(f"JWT_SECRET=«{_HEX}»", "hexadecimal"),
        hit(f"token: «{_DRAWN}»\n", "YAML"),
        hit(f"?q=9000&access_token=«{_DRAWN}»&a=1", "address"),
        hit(f"ma clé API : «{_DRAWN}» ne marche plus", "French"),
        hit(f"Der API-Key ist «{_HEX}», warum", "German"),
        hit(f"mijn token voor de API is «{_DRAWN}», help", "Dutch"),
        hit(f"my access token: «{_DRAWN}»", "English"),
        hit(f'"X-API-Key": "«{_DRAWN}»"', "header in source"),
        hit(f"APP_KEY=«base64:{_DRAWN}=»", "Laravel"),
        hit(f"client-key-data: «{_DRAWN}{_DRAWN}»", "kubeconfig"),
        hit(f"&se=2027-01-01&sig=«{_DRAWN}%3D»", "signature of an address"),
        hit(f"var token = '«{_HEX}»';", "JavaScript"),
        hit(f'<add key="ApiKey" value="«{_DRAWN}»"/>', "configuration of .NET"),
        hit(f'setHeader("X-Api-Token", "«{_DRAWN}»");', "an argument"),
        hit(f"tool --api-key «{_DRAWN}» run", "an option"),
        hit(f"PresharedKey = «{_DRAWN}aB+/7q9Z4x=»", "WireGuard"),
        hit(f'token = ("«{_DRAWN[:14]}"\n         "{_HEX}»")', "joined in source"),
        hit("HEROKU_API_KEY=\\\n«3f2504e0-4f89-41d3-9a0c-0305e82c3301»", "on the next line"),
        miss('token = request.headers.get("token")', "a call"),
        miss("secret = secrets.token_hex(32)", "made by a program"),
        miss('api_key=os.getenv("API_KEY")', "environment"),
        miss("CLIENT_SECRET=${CLIENT_SECRET}", "a variable"),
        miss("API_KEY=<your-api-key>", "to be filled in"),
        miss('"token": "Jeton"', "a translation"),
        miss("token_type: bearer", "a type"),
        miss(f"public_key: {_HEX}", "public"),
        miss("secret_name = 'db-credentials-v2-prod'", "a name"),
        miss("token: 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "an identifier"),
        miss("if token.value == 'IDENT_NUMBER_1':", "a parser"),
        miss("tokens: 128000 per request", "a count"),
        miss("api_key: tbd", "to be done"),
        miss("JWT_SECRET=your-secret-here-1234567", "stand-in"),
        miss("csrf_token = '" + _DRAWN + "'", "in every page"),
        miss("the token is refreshed after 3600 seconds", "a sentence"),
        miss("next_token: " + _DRAWN, "of a list"),
    ),
)

RECOGNIZERS = (PASSWORD, SECRET)
