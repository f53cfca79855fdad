"""A certificate authority of the project's own and server certificates signed by it.

The key of the authority is thrown away after signing: the only thing that a machine which trusts
``ca.pem`` can ever meet is the one server certificate made beside it.
"""

from __future__ import annotations

import datetime
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LOCAL_NAMES = ("localhost", "127.0.0.1")
VALID_DAYS = 3650
RENEW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Certificates:
    """PEM files: the authority that clients trust, the server's certificate and its private key
    (mode 0600).
    """

    ca: Path
    cert: Path
    key: Path

    def usable(self, now: datetime.datetime) -> bool:
        """Say whether all three files are there, readable, and valid for another month."""
        try:
            ends = min(
                x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
                for path in (self.ca, self.cert)
            )
            serialization.load_pem_private_key(self.key.read_bytes(), password=None)
        except (OSError, ValueError, TypeError):
            return False
        return ends > now + datetime.timedelta(days=RENEW_DAYS)


def make_certificates(
    directory: Path,
    names: tuple[str, ...] = LOCAL_NAMES,
    *,
    start: datetime.datetime | None = None,
    days: int = VALID_DAYS,
) -> Certificates:
    """Write ``ca.pem``, ``server.pem`` and ``server.key`` into ``directory`` and return their
    paths.

    ``names`` are host names or IP addresses the certificate is good for; ``start`` and ``days``
    choose its validity (tests make expired ones).
    """
    directory.mkdir(parents=True, exist_ok=True)
    start = start or datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)
    end = start + datetime.timedelta(days=days)
    ca_key = ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"doc_intake demo CA {start:%Y-%m-%d}")]
    )
    ca_cert = (
        _builder(ca_name, ca_name, ca_key, start, end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(sign_certificates=True), critical=True)
        .sign(ca_key, hashes.SHA256())
    )
    key = ec.generate_private_key(ec.SECP256R1())
    cert = (
        _builder(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])]), ca_name, key, start, end
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(sign_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
        .sign(ca_key, hashes.SHA256())
    )
    made = Certificates(directory / "ca.pem", directory / "server.pem", directory / "server.key")
    made.key.unlink(missing_ok=True)
    made.key.touch(mode=0o600)
    made.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    made.cert.write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    made.ca.write_bytes(ca_cert.public_bytes(serialization.Encoding.PEM))
    return made


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    start: datetime.datetime,
    end: datetime.datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _key_usage(*, sign_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sign_certificates,
        crl_sign=sign_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
