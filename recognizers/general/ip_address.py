"""IP address, version 4 and 6, as written in logs, tickets and configurations.

Names: nl IP-adres; fr adresse IP; de IP-Adresse; en IP address.

Private ranges count: they name a machine, and so often a person. Loopback, unspecified, broadcast,
network masks and the ranges for documentation do not. A prefix length (/24), port or zone behind it
is not part of it.

Source: RFC 791, RFC 4291, RFC 5952; documentation: RFC 5737, RFC 3849, RFC 9637.
Confused with: version numbers (10.0.19041.1 is none, 1.2.3.4 may be), numbered sections, C++ names.
"""

from dataclasses import replace
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_network

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

_VERSION = r"(?!10\.)[1-2]?\d\.\d{1,3}\.\d{1,2}\.\d{1,3}(?!\d)"  # as programs number theirs

NOBODY_4 = tuple(
    ip_network(text)
    for text in (
        *("0.0.0.0/8", "127.0.0.0/8"),
        *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
        "255.0.0.0/8",  # broadcast and masks
    )
)
NOBODY_6 = tuple(  # fe80::1 to fe80::f: the router of any network, as books write it
    ip_network(text) for text in ("::/127", "2001:db8::/32", "3fff::/20", "fe80::/124")
)


def check_4(text: str) -> bool:
    """True for an address of a machine; octets with leading zeros are none."""
    try:
        address = IPv4Address(text)
    except AddressValueError:
        return False
    return not any(address in network for network in NOBODY_4)


def check_6(text: str) -> bool:
    """True for an address of a machine; a name such as a::b in source code is none."""
    if not (text.find(":") > 2 or text.lower().startswith("::ffff:")):
        return False
    try:
        address = IPv6Address(text)
    except AddressValueError:
        return False
    if address.ipv4_mapped is not None:
        return check_4(str(address.ipv4_mapped))
    return not any(address in network for network in NOBODY_6)


IP_V4 = Recognizer(
    name="ip-address-v4",
    entity="IP_ADDRESS",
    title={
        "nl": "een IP-adres",
        "fr": "une adresse IP",
        "de": "eine IP-Adresse",
        "en": "an IP address",
    },
    pattern=compiled(
        rf"(?<![^\W_]|\.|\d[/\-])(?!{_VERSION})\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}"
        r"(?![^\W_]|\.\d|-\d)(?!(?<=\.0)/(?:[89]|[12]\d|30)(?!\d))"  # 10.0.0.0/16: a network
    ),
    anchor=Anchor(digits=(4, 40), dots=3, reach=0, begins="0123456789"),  # 40: "/24" may follow
    check=check_4,
    keep="raw",
    bare=0.35,  # four small numbers are as often a version or a section
    formatted=compiled(  # private ranges; numbers that no version reaches
        r"10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*"
        r"|(?=.*\d{3})(?=.*\d{2,3}\.(?:\d\.)?\d{2,3}\.?(?:\d\.?)?\d{2,3}).*|.*\d{3}.*\d{3}.*"
    ),
    formatted_weight=2.2,
    context=(
        *("ip", "ip-adres*", "ipv4", "ipv6", "adresse ip", "ip-adresse*", "ip address*", "server*"),
        *("host*", "gateway", "firewall", "dns", "ping", "vpn", "serveur*", "login"),
        *("aangemeld", "inlog*", "connexion", "anmeldung", "logged in", "subnet*", "netwerk*"),
    ),
    negative=(
        *("versie*", "version*", "v", "build", "release*", "firmware", "update", "sdk", "driver"),
        *("hoofdstuk", "artikel", "paragraaf", "punt", "§", "section", "chapitre", "abschnitt"),
        *("kapitel", "chapter", "oid", "mise à jour", "patch"),
        *("assert", "unit test", "unittest", "unit-test", "pytest", "fixture*", "mock*", "expect"),
        *("test unitaire", "unittest*", "testgeval", "parse"),
    ),
    specificity=60,
    shape="###.###.###.###",
    random_pass_rate=0.0006,
    samples=(
        hit("ping «10.12.0.5»", "private range"),
        hit("«192.168.1.20»/24", "prefix length outside"),
        hit("http://«81.82.200.10»:8080/x", "in a link, with a port"),
        hit("van («193.190.1.1»).", "in brackets, end of sentence"),
        hit('{"ip":"«172.16.4.9»"}', "JSON"),
        hit("«81.8.8.8», «193.1.1.1»", "one after another"),
        miss("vpc 10.0.16.0/20", "a network"),
        miss("client 5.1.3.62", "shaped like a version: the other recognizer"),
        miss('assert resolve("db") == "10.4.2.118"', "a test of a program", scanned=True),
        hit("ip=«94.107.2.3»;", "in a record"),
        hit("[«10.0.0.1»]", "square brackets"),
        miss("127.0.0.1", "loopback"),
        miss("ip 0.0.0.0", "unspecified"),
        miss("255.255.255.255 255.255.255.0", "broadcast, mask"),
        miss("192.0.2.1 198.51.100.7 203.0.113.9", "documentation"),
        miss("10.0.19041.1", "version: a number over 255"),
        miss("v1.2.3.4", "version"),
        miss("1.2.3.4.5", "longer number"),
        miss("02.555.55.55", "telephone number"),
        miss("10.0.0.256", "octet over 255"),
        miss("versie 10.0.1.12", "version, by its label", scanned=True),
    ),
)

SMALL = replace(
    IP_V4,
    name="ip-address-v4-small",
    pattern=compiled(
        rf"(?<![^\W_]|\.|\d[/\-])(?={_VERSION})\d{{1,2}}\.\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}"
        r"(?![^\W_]|\.\d|-\d)"
    ),
    formatted=None,
    context=(
        *("ip", "ip-adres*", "ipv4", "adresse ip", "ip-adresse*", "ip address*", "gateway", "dns"),
        *("firewall", "ping", "subnet*", "remote addr", "nslookup", "traceroute", "resolver*"),
    ),
    needs_context=True,
    shape="#.##.#.##",
    random_pass_rate=0.7,
    samples=(
        hit("dns «8.8.8.8», «1.1.1.1»", "one after another"),
        hit("ping «4.8.0.12»", "a command"),
        hit("ip=«5.1.3.62»;", "in a record"),
        hit("gateway («2.17.0.5»).", "in brackets, end of sentence"),
        hit('{"ip":"«9.9.9.9»"}', "JSON"),
        hit("adresse IP «5.23.1.18»", "French"),
        hit("IP-Adresse: «3.8.1.77»/24", "German, prefix length outside"),
        hit("firewall «17.4.2.118» deny", "one larger number"),
        miss("5.1.3.62.1", "longer number"),
        miss("v5.1.3.62", "version"),
        miss("127.0.0.1", "loopback"),
        miss("81.82.200.10", "no version: the other recognizer"),
        miss("10.4.2.118", "private range: the other recognizer"),
        miss("05.1.3.62", "leading zero"),
        miss("client 5.1.3.62 is traag", "a version of a program", scanned=True),
        miss("update naar server 4.8.0.12", "a version of a server", scanned=True),
        miss("hoofdstuk 4.1.2.1", "a section", scanned=True),
    ),
)

IP_V6 = replace(
    IP_V4,
    name="ip-address-v6",
    pattern=compiled(
        r"(?<![^\W_]|[:.])(?=[0-9A-Fa-f:]{0,36}::)(?:[0-9A-Fa-f]{0,4}:){2,7}"
        r"(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9A-Fa-f]{1,4}(?!\.\d)|(?<=::))(?![^\W_]|:[0-9A-Fa-f:])"
    ),
    anchor=Anchor(literal="::", reach=45),
    check=check_6,
    bare=0.9,
    formatted=None,
    shape=None,
    random_pass_rate=1.0,
    samples=(
        hit("«fe80::1ff:fe23:4567:890a»%eth0", "link local, zone outside"),
        hit("«2a02:1810::1»/64", "prefix length outside"),
        hit("http://[«2a02:1810:4f00::10»]:443/", "in a link"),
        hit("«::ffff:10.12.0.5»", "version 4 inside"),
        hit("«2001:6a8::»", "ends in the gap"),
        hit("«FD12:3456:789A::1».", "capitals, end of sentence"),
        hit('"«2a02:a03f::beef»"', "quoted"),
        hit("ip=«fe80::1f»;", "in a record"),
        miss("fe80::1%eth0", "the router of any network"),
        miss("::1", "loopback"),
        miss("::", "unspecified"),
        miss("2001:db8::1", "documentation"),
        miss("std::vector a::b", "names in source code"),
        miss("::ffff:127.0.0.1", "loopback, version 4"),
        miss("2a02::1::2", "two gaps"),
        miss("12::34", "too short to be one"),
        miss("2a02:1810::12345", "group of five"),
        miss("2a02:1810:\n:1", "over a line end"),
    ),
)

IP_V6_FULL = replace(
    IP_V6,
    name="ip-address-v6-full",
    pattern=compiled(
        r"(?<![^\W_]|[:.])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![^\W_]|:[0-9A-Fa-f:]|\.\d)"
    ),
    anchor=Anchor(holds=(":",), times=7),  # two bounded steps a colon: 200 MB/s over whole text
    samples=(
        hit("«2a02:1810:4f00:1:2:3:4:5»", "no gap"),
        hit("[«2a02:1810:4f00:0001:0002:0003:0004:0005»]:443", "all zeros written"),
        hit("«fe80:0:0:0:1ff:fe23:4567:890a»%eth0", "zone outside"),
        hit("«FD12:3456:789A:1:2:3:4:5».", "capitals, end of sentence"),
        hit("«2a02:1810:4f00:1:2:3:4:5»/64", "prefix length outside"),
        hit('"«2a02:1810:4f00:1:2:3:4:5»"', "quoted"),
        hit("ip=«2a02:1810:4f00:1:2:3:4:5»;", "in a record"),
        hit("(«2001:6a8:3c80:0:0:0:0:1»)", "in brackets"),
        miss("2001:db8:1:2:3:4:5:6", "documentation"),
        miss("0:0:0:0:0:0:0:1", "loopback"),
        miss("2a02:1810:4f00:1:2:3:4", "seven groups"),
        miss("2a02:1810:4f00:1:2:3:4:5:6", "nine groups"),
        miss("00:1b:44:11:3a:b7", "MAC address"),
        miss("12:30:45", "time"),
        miss("2a02:1810:4f00:1:2:3:4:g", "not hexadecimal"),
        miss("2a02:1810:4f00:1:\n2:3:4:5", "over a line end"),
    ),
)

RECOGNIZERS = (IP_V4, SMALL, IP_V6, IP_V6_FULL)
