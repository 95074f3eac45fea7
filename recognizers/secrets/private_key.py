"""Private keys: PEM, OpenSSH, PGP and PuTTY, the whole block; and those without an end.

A block begins and ends with a line of its own; in JSON and in source its lines are joined by \\n.
What has no end is found as well, as far as it goes, and marked as partial: nobody knows how much
of it follows, so the policy cannot redact it and blocks.

Source: RFC 7468 (PEM), RFC 9580 (PGP), the formats of OpenSSH and PuTTY.
Confused with: certificates and public keys, which may be seen; texts about such lines.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

_BEGIN = r"-----BEGIN (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----"
_END = r"-----END (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----"
_GAP = r"(?:\\{1,2}[nr]|[\s\"'+>,|])"  # between the lines of a key
_HEADER = r"(?:[A-Z][A-Za-z\-]{2,20}: [^\n\\]{1,80})"
_LINE = r"[A-Za-z0-9+/=]{4,4000}+"
_BODY = rf"(?:{_GAP}{{1,12}}+(?:{_HEADER}|{_LINE})){{1,400}}+"

# How every RSA key begins, and every one of OpenSSH: manuals show no more of it.
_SAME = compiled(
    r"MIIEv[A-Za-z0-9]{2,4}ADANBgkqhkiG9w0BAQEFAASC[A-Za-z0-9+/]{0,28}|MIIE[a-zA-Z0-9]{2}IBAAKCAQEA"
    r"|b3BlbnNzaC1rZXktdjEA{4,8}[A-Za-z0-9]{0,12}"
)
LEAST = 32  # signs of a key that are worth a finding

_LINES = ("MIIEpAIBAAKCAQEA7" + "bq3vK9sTz1xWm7Rb", "Y5nLp2dJc8fGe4uQaT" + "h0iXo6ZlCkVwBgMr")
_RSA = "-----BEGIN RSA PRIVATE" + " KEY-----", "-----END RSA PRIVATE" + " KEY-----"
_ANY = "-----BEGIN PRIVATE" + " KEY-----", "-----END PRIVATE" + " KEY-----"
_SSH = "-----BEGIN OPENSSH PRIVATE" + " KEY-----", "-----END OPENSSH PRIVATE" + " KEY-----"
_PGP = "-----BEGIN PGP PRIVATE" + " KEY BLOCK-----", "-----END PGP PRIVATE" + " KEY BLOCK-----"


def _block(kind: tuple[str, str], by: str = "\n", *lines: str) -> str:
    return by.join((kind[0], *lines, *_LINES, kind[1]))


def check(block: str) -> bool:
    """True for a block that holds a key rather than a word for one."""
    return "xxxxx" not in block.lower()


def begun(block: str) -> bool:
    """True for the beginning of a key with some of the key in it, and not only its header."""
    body = re.sub(r"\s|\\[nr]|-----[^-]{0,60}-----", "", block)
    return len(_SAME.sub("", body)) >= LEAST and check(block)


_TITLE = {
    "nl": "een private sleutel",
    "fr": "une clé privée",
    "de": "ein privater Schlüssel",
    "en": "a private key",
}
WHOLE = Recognizer(
    name="private-key",
    entity="SECRET",
    title=_TITLE,
    pattern=compiled(rf"{_BEGIN}{_BODY}{_GAP}{{0,12}}+{_END}"),
    anchor=Anchor(literal="-----BEGIN ", before=0, reach=40_000),
    check=check,
    keep="raw",
    bare=0.995,
    specificity=99,
    samples=(
        hit(f"«{_block(_RSA)}»", "PEM of RSA"),
        hit(f"sleutel:\n«{_block(_ANY)}»\nklopt dit?", "PEM, in a text"),
        hit(f"«{_block(_SSH)}»\n", "OpenSSH"),
        hit(f"«{_block(_PGP, chr(10), 'Version: GnuPG v2', '')}»", "PGP with a header"),
        hit('{"private_key": "«' + _block(_ANY, "\\n") + '»\\n"}', "one line of JSON"),
        hit(
            f"«{_block(_RSA, chr(10), 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-256,0F', '')}»",
            "with a passphrase",
        ),
        hit(f"> «{_block(_RSA, chr(10) + '> ')}»", "quoted in a mail"),
        hit(f"key: |\n    «{_block(_SSH, chr(10) + '    ')}»\nport: 22", "YAML"),
        hit("k = ('«" + _block(_RSA, "\\n'\n     '") + "»')", "joined in source"),
        miss(f"{_RSA[0]}\n{_RSA[1]}", "nothing between"),
        miss(f"{_ANY[0]}\n...\n{_ANY[1]}", "elided"),
        miss(f"a key begins with {_ANY[0]} and ends with {_ANY[1]}", "spoken of"),
        miss(_block(("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----")), "certificate"),
        miss(_block(("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----")), "public"),
        miss(f"{_RSA[0]}\n{_LINES[0]}\n", "no end"),
        miss("private key: see the vault", "no key"),
        miss(f"if '{_RSA[0]}' in text:", "sought by a program"),
        miss(f"{_ANY[0]}\n{'x' * 40}\n{_ANY[1]}", "one sign over and over"),
    ),
)

CUT = Recognizer(
    name="private-key-cut",
    entity="SECRET",
    title={
        "nl": "het begin van een private sleutel",
        "fr": "le début d'une clé privée",
        "de": "der Anfang eines privaten Schlüssels",
        "en": "the beginning of a private key",
    },
    pattern=compiled(rf"{_BEGIN}{_BODY}(?!{_GAP}{{0,12}}+-)"),
    anchor=Anchor(literal="-----BEGIN ", before=0, reach=40_000),
    check=begun,
    keep="raw",
    bare=0.98,
    specificity=98,
    partial=True,
    samples=(
        hit(f"«{_RSA[0]}\n{_LINES[0]}\n{_LINES[1]}»", "text ends"),
        hit(f"«{_ANY[0]}\n{_LINES[0]}\n{_LINES[1]}»...", "elided"),
        hit(f"«{_SSH[0]}\n{_LINES[1]}\n{_LINES[1]}»\n", "OpenSSH"),
        hit(f"«{_RSA[0]}\\n{_LINES[0]}\\n{_LINES[1]}»", "one line"),
        hit(f"zie «{_RSA[0]}\n{_LINES[1]}\n{_LINES[0]}»", "in a text"),
        hit(f"«{_ANY[0]}\n{_LINES[0]}{_LINES[1]}»", "one long line"),
        hit(f"«{_PGP[0]}\n\n{_LINES[0]}\n{_LINES[1]}»", "PGP"),
        hit(f"> «{_RSA[0]}\n> {_LINES[0]}\n> {_LINES[1]}»", "quoted in a mail"),
        miss(f"{_RSA[0]}", "first line alone"),
        miss(f"{_RSA[0]}\n", "and a line end"),
        miss(f"{_ANY[0]}\n...", "elided at once"),
        miss(_block(_RSA), "whole: another recognizer's"),
        miss(f"a key begins with {_ANY[0]}", "spoken of"),
        miss(f"{_ANY[0]} is the first line of a file", "spoken of, more"),
        miss(f"-----BEGIN CERTIFICATE-----\n{_LINES[0]}\n{_LINES[1]}", "certificate"),
        miss(f"if '{_RSA[0]}' in text:", "sought by a program"),
    ),
)

_PUTTY = (
    "PuTTY-User-Key-" + "File-3: ssh-ed25519\nEncryption: none\nComment: key\nPublic-Lines: 1\n"
    f"{_LINES[0]}\nPrivate-Lines: 1\n{_LINES[1]}\nPrivate-MAC: " + "0f3ac4" * 10
)
PUTTY = Recognizer(
    name="putty-key",
    entity="SECRET",
    title={
        "nl": "een sleutel van PuTTY",
        "fr": "une clé PuTTY",
        "de": "ein PuTTY-Schlüssel",
        "en": "a PuTTY key",
    },
    pattern=compiled(
        r"PuTTY-User-Key-File-[0-9]: (?:[^\n]{0,200}\n){3,60}?Private-Lines: [0-9]{1,3}"
        r"(?:\s{1,4}[A-Za-z0-9+/=]{8,80}){1,99}(?:\s{1,4}Private-MAC: [0-9a-f]{16,128})?"
    ),
    anchor=Anchor(literal="PuTTY-User-Key-File-", before=0, reach=12_000),
    keep="raw",
    bare=0.995,
    specificity=99,
    samples=(
        hit(f"«{_PUTTY}»", "version 3"),
        hit(f"Converteer dit:\n«{_PUTTY}»\n", "in a text"),
        hit(f"«{_PUTTY.replace('File-3', 'File-2')}»", "version 2"),
        hit(f"«{_PUTTY.replace('none', 'aes256-cbc')}»", "with a passphrase"),
        hit(f"«{_PUTTY.replace('ssh-ed25519', 'ssh-rsa')}»", "RSA"),
        hit(f"x «{_PUTTY.replace('Comment: key', 'Comment: an@pc')}»", "comment with an address"),
        hit(f"`«{_PUTTY}»`", "Markdown"),
        hit(f"«{_PUTTY.partition(chr(10) + 'Private-MAC')[0]}»\n", "last line missing"),
        miss("PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none", "public half"),
        miss("een bestand PuTTY-User-Key-File-3", "spoken of"),
        miss("PuTTY 0.81 on Windows", "the program"),
        miss("Private-Lines: 14", "a line alone"),
        miss("---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3", "public"),
        miss("putty.exe -i key.ppk", "a command"),
        miss("Public-Lines: 2\nAAAA", "public lines"),
        miss("key.ppk", "a file name"),
    ),
)
RECOGNIZERS = (WHOLE, CUT, PUTTY)
