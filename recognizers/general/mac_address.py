"""MAC address of a network card.

Names: nl MAC-adres; fr adresse MAC; de MAC-Adresse; en MAC address.

Six groups of two hexadecimal digits, 3C:52:82:AF:19:7D or 3C-52-82-AF-19-7D, or three of four,
3c52.82af.197d. Broadcast, zeros and the addresses for documentation are nobody's.

Source: IEEE 802-2014, section 8; RFC 9542 (documentation, 00-00-5E-00-53).
Confused with: times and dates; so groups with hyphens hold a letter.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

_HEX = "[0-9A-Fa-f]"
_NOT_HEX = compiled(r"[^0-9A-F]+")


def check(text: str) -> bool:
    """True for an address of a card."""
    digits = _NOT_HEX.sub("", text.upper())
    return len(set(digits)) > 1 and not digits.startswith("00005E0053")


COLONS = Recognizer(
    name="mac-address",
    entity="MAC_ADDRESS",
    title={
        "nl": "een MAC-adres",
        "fr": "une adresse MAC",
        "de": "eine MAC-Adresse",
        "en": "a MAC address",
    },
    pattern=compiled(
        rf"{_HEX}{{2}}:(?<![^\W_]...|[:.]...){_HEX}{{2}}(?::{_HEX}{{2}}){{4}}(?![^\W_]|[:.\-][0-9A-Fa-f:])"
    ),
    anchor=Anchor(holds=(":",), times=5),  # the engine seeks the colons: 3 GB/s over whole text
    check=check,
    keep="raw",
    bare=0.8,
    context=(
        *("mac", "mac-adres*", "mac-nummer*", "adresse mac", "mac-adresse*", "mac address*"),
        *("ethernet", "wifi", "wi-fi", "wlan", "lan", "dhcp", "hwaddr", "bssid", "netwerkkaart"),
        *("carte réseau", "netzwerkkarte", "switch*", "arp", "printer*", "imprimante*", "drucker*"),
    ),
    specificity=62,
    samples=(
        hit("MAC «3C:52:82:AF:19:7D»", "printed form"),
        hit("«3c:52:82:af:19:7d»", "lower case"),
        hit("(«00:1b:44:11:3a:b7»)", "in brackets"),
        hit("dock «3C:52:82:1A:F0:9B».", "end of sentence"),
        hit('{"mac": "«3C:52:82:AF:19:7D»"}', "JSON"),
        hit("mac=«3C:52:82:AF:19:7D»;", "in a record"),
        hit("1,«3C:52:82:AF:19:7D»,PC-117", "a line of CSV"),
        hit("link/ether «3c:52:82:af:19:7d» brd ff:ff:ff:ff:ff:ff", "broadcast behind it"),
        miss("00:00:00:00:00:00", "zeros"),
        miss("ff:ff:ff:ff:ff:ff", "broadcast"),
        miss("00:00:5E:00:53:01", "documentation"),
        miss("3C:52:82:AF:19", "five groups"),
        miss("3C:52:82:AF:19:7D:00", "seven groups"),
        miss("3C:52:82:AF:19:7G", "not hexadecimal"),
        miss("12:30:45", "time"),
        miss("fe80:0:0:0:1ff:fe23:4567:890a", "IP address"),
        miss("3C:52:82:\nAF:19:7D", "over a line end"),
    ),
)

HYPHENS = replace(
    COLONS,
    name="mac-address-hyphens",
    pattern=compiled(
        rf"{_HEX}{{2}}-(?<![^\W_]...|[:.\-]...)(?=[0-9\-]{{0,13}}[A-Fa-f]|(?<=[A-Fa-f].{{1,2}}))"
        rf"{_HEX}{{2}}(?:-{_HEX}{{2}}){{4}}(?![^\W_]|[:.\-][^\W_])"
    ),
    anchor=Anchor(holds=("-",), times=5),
    samples=(
        hit("MAC «3C-52-82-AF-19-7D»", "printed form"),
        hit("«3c-52-82-af-19-7d»", "lower case"),
        hit("(«00-1b-44-11-3a-b7»)", "in brackets"),
        hit("dock «3C-52-82-1A-F0-9B».", "end of sentence"),
        hit('{"mac": "«3C-52-82-AF-19-7D»"}', "JSON"),
        hit("mac=«A0-52-82-11-19-70»;", "letter in front, in a record"),
        hit("1,«3C-52-82-AF-19-7D»,PC-117", "a line of CSV"),
        hit("Physical Address: «3C-52-82-AF-19-7D»", "as Windows prints it"),
        miss("00-00-00-00-00-00", "zeros"),
        miss("FF-FF-FF-FF-FF-FF", "broadcast"),
        miss("00-00-5E-00-53-01", "documentation"),
        miss("3C-52-82-AF-19", "five groups"),
        miss("3C-52-82-AF-19-7D-00", "seven groups"),
        miss("20-10-12-11-12-13", "digits only"),
        miss("3C-52-82-AF-19-7G", "not hexadecimal"),
        miss("A-3C-52-82-AF-19-7D", "inside a code"),
        miss("3C-52-82-\nAF-19-7D", "over a line end"),
    ),
)

DOTS = replace(
    COLONS,
    name="mac-address-dots",
    pattern=compiled(
        rf"(?=[0-9A-Fa-f])(?<![^\W_]|[^\W_][.\-])(?=[0-9.]{{0,13}}[A-Fa-f]){_HEX}{{4}}\.{_HEX}{{4}}\.{_HEX}{{4}}"
        r"(?![^\W_]|[.\-][^\W_])"
    ),
    anchor=Anchor(cue=True, reach=100),
    needs_context=True,
    bare=0.6,
    context=(
        *COLONS.context,
        *("station", "client", "vlan", "dot11*", "dhcpd*", "assoc*", "interface", "endpoint"),
        *("host", "port-security", "mac-tabel", "mac-address-table", "table mac", "supplicant"),
        *("access point", "ap", "netwerk*", "réseau", "netzwerk*", "network*", "wifi-toestel"),
    ),
    samples=(
        hit("MAC «3c52.82af.197d»", "as switches print it"),
        hit("mac «3C52.82AF.197D»", "capitals"),
        hit("(«001b.4411.3ab7»)", "in brackets"),
        hit("switch: «3c52.821a.f09b».", "end of sentence"),
        hit('{"mac": "«3c52.82af.197d»"}', "JSON"),
        hit("mac=«3c52.82af.197d»;", "in a record"),
        hit("1,«3c52.82af.197d»,PC-117", "a line of CSV"),
        hit("arp «a052.8211.1970» Gi0/1", "letter in front"),
        hit("declined by client «b827.eb41.7c0d»", "log of a switch", scanned=True),
        miss("ffff.ffff.ffff", "broadcast"),
        miss("0000.0000.0000", "zeros"),
        miss("0000.5e00.5301", "documentation"),
        miss("3c52.82af", "two groups"),
        miss("3c52.82af.197d.0000", "four groups"),
        miss("1234.5678.9012", "digits only"),
        miss("3c52.82af.197g", "not hexadecimal"),
        miss("x3c52.82af.197d", "inside a code"),
        miss("3c52.82af\n.197d", "over a line end"),
    ),
)

LABELLED = replace(
    COLONS,
    name="mac-address-labelled",
    pattern=compiled(
        rf"(?=[0-9A-Fa-f])(?<![^\W_]|[^\W_][:.\-])(?=[0-9 .:\-]{{0,16}}[A-Fa-f])"
        rf"(?=(?:[^\s\d]{{0,6}} ?\d){{2}}){_HEX}{{2}}(?:[ :.\-]?{_HEX}{{2}}){{5}}"
        rf"(?![^\W_]|[:.\-][^\W_]| {_HEX}{{2}}(?![^\W_]))"
    ),
    anchor=Anchor(cue=True, reach=100),
    needs_context=True,
    bare=0.5,
    negative=("commit*", "hash*", "sha*", "checksum*", "build*", "git", "digest*", "md5*"),
    context=(
        *("mac", "mac-adres*", "macadres*", "mac-nummer*", "adresse mac", "adresses mac"),
        *("mac-adresse*", "mac address*", "macaddr*", "hwaddr", "bssid", "mac_addr*", "mac-id"),
        *("physical address*", "physikalische adresse", "adresse physique", "fysiek adres"),
    ),
    specificity=60,
    samples=(
        hit("MAC «3C5282AF197D»", "in a row"),
        hit("mac «3C 52 82 AF 19 7D»", "spaces"),
        hit("(«3c5282-af197d»)", "two halves, in brackets"),
        hit("MAC-adres «3c:5282:af:197d».", "mixed groups, end of sentence"),
        hit('{"mac": "«001b44113ab7»"}', "JSON"),
        hit("mac=«3C52-82AF-197D»;", "fours, in a record"),
        hit("1,«3C5282AF197D»,PC-117", "a line of CSV"),
        hit("hwaddr «3C52:82AF:197D»", "fours with colons"),
        miss("000000000000", "zeros"),
        miss("ffffffffffff", "broadcast"),
        miss("00005E005301", "documentation"),
        miss("3C5282AF197", "eleven digits"),
        miss("3C5282AF197D00", "fourteen digits"),
        miss("123456789012", "digits only"),
        miss("3C5282AF197G", "not hexadecimal"),
        miss("3C5282\nAF197D", "over a line end"),
        miss("decade facade", "words"),
        miss("commit 3c5282af197d", "no label", scanned=True),
    ),
)

RECOGNIZERS = (COLONS, HYPHENS, DOTS, LABELLED)
