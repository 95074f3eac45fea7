"""TLS and client certificates, with authorities made for the test."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.api.server import Running, errors, launch, running


class Pair(NamedTuple):
    """A certificate with its key, in files."""

    certificate: Path
    key: Path


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def make(folder: Path, common: str, issuer: Pair | None = None) -> Pair:
    """A certificate for `common`, signed by `issuer`, or an authority of its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    signer, issuer_name = key, _name(common)
    if issuer is not None:
        loaded = serialization.load_pem_private_key(issuer.key.read_bytes(), None)
        assert isinstance(loaded, ec.EllipticCurvePrivateKey)
        signer = loaded
        issuer_name = x509.load_pem_x509_certificate(issuer.certificate.read_bytes()).subject
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(common))
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(signer, hashes.SHA256())
    )
    pair = Pair(folder / f"{common}.pem", folder / f"{common}.key")
    pair.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pair.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pair


def client(authority: Pair, own: Pair | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(authority.certificate))
    if own is not None:
        context.load_cert_chain(own.certificate, own.key)
    return context


def test_tls_serves(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority")
    server = make(tmp_path, "server", authority)
    with running(
        tmp_path / "run",
        tls=client(authority),
        tls_cert=server.certificate,
        tls_key=server.key,
    ) as service:
        assert "https://127.0.0.1" in service.announcement
        assert service.scan("x").json()["verdict"] == "allow"
        assert service.request("POST", "/v1/scan", b" " * 10_000_001).status == 413


def test_client_certificate_is_needed_and_names_the_caller(tmp_path: Path) -> None:
    authority, stranger = make(tmp_path, "authority"), make(tmp_path, "stranger")
    server = make(tmp_path, "server", authority)
    good = make(tmp_path, "proxy-7", authority)
    bad = make(tmp_path, "impostor", stranger)
    with running(
        tmp_path / "run",
        tls=client(authority, good),
        host="0.0.0.0",
        tls_cert=server.certificate,
        tls_key=server.key,
        tls_client_ca=authority.certificate,
    ) as service:
        assert service.scan("x").status == 200
        assert '"caller":"proxy-7"' in service.written()
        assert service.request("GET", "/v1/policy").status == 403
        for own in (None, bad):
            service.tls = client(authority, own)
            with pytest.raises((ssl.SSLError, ConnectionError)):
                service.scan("x")


def test_certificate_without_its_key_is_refused(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority")
    other = make(tmp_path, "other")
    with launch(tmp_path / "run", tls_cert=authority.certificate, tls_key=other.key) as process:
        assert process.wait(20) == 3
    assert "DLP_TLS_KEY" in errors(tmp_path / "run")


def test_plain_http_to_a_tls_port_gets_nothing(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority")
    with running(
        tmp_path / "run",
        tls=client(authority),
        tls_cert=authority.certificate,
        tls_key=authority.key,
    ) as service:
        plain = Running(service.process, service.port, service.folder, "")
        with pytest.raises(ConnectionError):
            plain.scan("x")
