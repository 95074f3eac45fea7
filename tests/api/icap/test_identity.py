"""Identity headers in the forms that proxies really send."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.icap.identity import Encoding, decoded, identity, short_name


def b64(text: str) -> str:
    return b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("value", "encoding", "user"),
    [
        ("jan", "auto", "jan"),
        ("jan1", "auto", "jan1"),  # valid base64, and a plain name
        ("amFu", "auto", "amFu"),  # ambiguous: base64 of "jan"; a listener says which it is
        ("amFu", "base64", "jan"),
        ("V2luTlQ6Ly9NWURPTUFJTi91c2VyMQ==", "auto", "WinNT://MYDOMAIN/user1"),
        ("V2luTlQ6Ly9NWURPTUFJTi91c2VyMQ==", "plain", "V2luTlQ6Ly9NWURPTUFJTi91c2VyMQ=="),
        (b64("jan@stad.example"), "auto", "jan@stad.example"),
        (b64("STAD\\jan"), "auto", "STAD\\jan"),
        (b64("a\x00b@c"), "auto", b64("a\x00b@c")),
        ("not base64!", "base64", "not base64!"),
        ("zoë".encode().decode("latin-1"), "auto", "zoë"),
        ("zo\xeb", "plain", "zoë"),
    ],
)
def test_reads_the_user(value: str, encoding: Encoding, user: str) -> None:
    assert identity({"x-authenticated-user": value}, encoding).user == user


def test_takes_squids_own_header_and_prefers_the_usual_one() -> None:
    assert identity({"x-client-username": "jan"}, "plain").user == "jan"
    both = {"x-client-username": "jan", "x-authenticated-user": "piet"}
    assert identity(both, "plain").user == "piet"
    assert identity({}, "auto").user is None


@pytest.mark.parametrize(
    ("value", "groups"),
    [
        ("hr, it", ("hr", "it")),
        ("WinNT://STAD/hr,WinNT://STAD/it", ("hr", "WinNT://STAD/hr", "it", "WinNT://STAD/it")),
        (
            "LDAP://dc/CN=hr,OU=diensten,DC=stad,LDAP://dc/CN=it,DC=stad",
            ("hr", "LDAP://dc/CN=hr,OU=diensten,DC=stad", "it", "LDAP://dc/CN=it,DC=stad"),
        ),
        ("", ()),
    ],
)
def test_reads_groups(value: str, groups: tuple[str, ...]) -> None:
    assert identity({"x-authenticated-groups": value}, "plain").groups == groups
    encoded = {"x-authenticated-groups": b64(value)} if value else {}
    assert identity(encoded, "base64").groups == groups


def test_short_names() -> None:
    assert short_name("STAD\\hr") == "hr"
    assert short_name("LDAP://dc/CN=hr\\, personeel,DC=stad") == "hr, personeel"


@pytest.mark.parametrize(
    ("value", "address"),
    [("10.0.0.7", "10.0.0.7"), (" 2001:db8::1 ", "2001:db8::1"), ("unknown", None), ("", None)],
)
def test_reads_the_client_address(value: str, address: str | None) -> None:
    assert identity({"x-client-ip": value}, "auto").client_ip == address


@given(st.text(max_size=60), st.sampled_from(["auto", "base64", "plain"]))
def test_never_fails(value: str, encoding: Encoding) -> None:
    assert isinstance(decoded(value, encoding), str)
    identity({"x-authenticated-user": value, "x-authenticated-groups": value}, encoding)
