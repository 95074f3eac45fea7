"""Every setting of the service, each also the environment variable `DLP_<NAME>`.

Values come from keyword arguments first (the command line), then the environment, then the
defaults here. A wrong value stops the start: `load_settings` lists all mistakes at once and never
shows the value itself, which may hold a password.
"""

import os
from dataclasses import fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dlp.errors import ConfigurationError
from dlp.limits import FileLimits, Limits

PREFIX = "DLP_"
ADAPTERS = (
    *("litellm", "portkey", "agentgateway", "ext_authz", "ext_proc", "llm-guard"),
    *("guardrails-ai", "openwebui", "kong", "webhook", "gateway"),
)
SCOPES: tuple[str, ...] = ("scan", "tune", "audit")

Network = IPv4Network | IPv6Network
Scope = Literal["scan", "tune", "audit"]
LogLevel = Literal["debug", "info", "warning", "error"]


def default_data_dir() -> Path:
    """Where state lives: `$XDG_STATE_HOME/roeland`, else `~/.local/state/roeland`."""
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path("~/.local/state").expanduser()) / "roeland"


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0))


class Settings(BaseSettings):
    """The whole configuration besides policy; frozen, so that processes can share it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    # What listens
    host: str = Field("127.0.0.1", min_length=1, description="address the HTTP service listens on")
    port: int = Field(8080, ge=0, le=65535, description="TCP port; 0 takes a free one")
    tls_cert: Path | None = Field(None, description="PEM certificate chain; with tls_key")
    tls_key: Path | None = Field(None, description="PEM private key of tls_cert")
    tls_client_ca: Path | None = Field(
        None, description="PEM authorities; every caller then needs a certificate from one of them"
    )

    # ICAP, for web proxies
    icap_port: int | None = Field(
        None, ge=0, le=65535, description="TCP port of the ICAP service; off without it"
    )
    icap_host: str | None = Field(None, description="address of the ICAP service; host without it")
    icap_tls: bool | None = Field(
        None, description="icaps with tls_cert; without a word, whenever there is a certificate"
    )
    icap_allowed_peers: Annotated[tuple[Network, ...], NoDecode] = Field(
        (), description="proxies that may connect over ICAP; allowed_peers without it"
    )
    icap_identity: Literal["auto", "base64", "plain"] = Field(
        "auto", description="how X-Authenticated-User is written: auto, base64 or plain"
    )
    icap_scope: Literal["catalogue", "all"] = Field(
        "catalogue", description="judge known AI tools only (the rest passes unread), or all hosts"
    )
    icap_respmod: Literal["pass", "scan"] = Field(
        "pass", description="answers of AI tools: pass them, or scan what is not streamed"
    )
    icap_on_redact: Literal["send", "block"] = Field(
        "send", description="what is redacted on its way: send the rest, or block and offer it"
    )
    icap_deadline_s: float = Field(
        25.0,
        gt=0,
        le=3_600,
        description="for one request over ICAP, seconds, or deadline_s where that is less; keep it "
        "well under what the proxy waits (Squid: icap_io_timeout)",
    )
    icap_max_connections: int = Field(1_000, ge=1, description="open ICAP connections")
    icap_memory_bytes: int = Field(
        1_000_000, ge=1_000, description="of a body before it is spooled to a file, bytes"
    )
    icap_idle_timeout_s: float = Field(
        120.0, gt=0, description="an idle ICAP connection stays open, seconds"
    )

    # AI gateways
    gateways: Annotated[dict[str, str], NoDecode] = Field(
        {},
        description="tier or destination of adapters, as litellm=approved,portkey=api.mistral.ai; "
        "of others the policy's default tier",
    )

    ext_proc_port: int | None = Field(
        None, ge=0, le=65535, description="TCP port of Envoy's ext_proc (gRPC); off without it"
    )
    ext_proc_host: str | None = Field(None, description="address of ext_proc; host without it")
    upstream: str | None = Field(
        None, description="base address of the model that `dlp gateway` stands before"
    )
    upstream_timeout_s: float = Field(
        600.0, gt=0, description="between two bytes of the model's answer, seconds"
    )
    public_url: str | None = Field(
        None,
        pattern=r"^https?://[^\s/?#\"'<>]+$",
        description="where people reach the HTTP service, as https://dlp.city.example; blocks then "
        "link to /why/ID",
    )

    # Who may call
    tokens_file: Path | None = Field(
        None, description="callers' tokens: name, SHA-256, scopes (see `dlp tokens add`)"
    )
    allowed_peers: Annotated[tuple[Network, ...], NoDecode] = Field(
        (), description="networks that may connect, as 10.0.0.0/8,192.0.2.7; empty is any"
    )
    peer_scopes: Annotated[tuple[Scope, ...], NoDecode] = Field(
        ("scan",), description="what callers without a token may do: scan, tune, audit"
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="more Host names accepted on loopback without tokens"
    )
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="browser origins that may call, as https://intranet.example; none by default",
    )
    insecure_plaintext: bool = Field(
        False, description="accept tokens off loopback without TLS (behind a TLS proxy)"
    )

    # What one request may cost
    max_json_bytes: int = Field(10_000_000, ge=1_000, description="JSON body limit, bytes")
    max_document_bytes: int = Field(50_000_000, ge=1_000, description="document limit, bytes")
    max_inflight_bytes: int = Field(
        500_000_000, ge=1_000, description="bytes of all bodies held at once, then 503"
    )
    max_header_bytes: int = Field(64_000, ge=1_000, description="request line and headers, bytes")
    max_connections: int = Field(2_000, ge=1, description="open HTTP connections")
    deadline_s: float = Field(30.0, gt=0, le=3_600, description="for one request, seconds")
    header_timeout_s: float = Field(10.0, gt=0, description="to send the headers, seconds")
    body_timeout_s: float = Field(60.0, gt=0, description="to send the body, seconds")
    min_body_rate: int = Field(
        1_000, ge=0, description="bytes a second a body must come at after 5 seconds; 0 is any"
    )
    keep_alive_s: float = Field(30.0, gt=0, description="an idle connection stays open, seconds")
    max_text_chars: int = Field(10_000_000, ge=1, description="characters scanned per request")
    max_parts: int = Field(100_000, ge=1, description="runs of text in one request")
    max_depth: int = Field(64, ge=1, le=200, description="nesting of messages and their keys")
    pattern_timeout_s: float = Field(5.0, gt=0, description="per pattern and part, seconds")
    max_answer_s: float = Field(
        16.0,
        gt=0,
        description="to read, scan and redact one request, seconds; people are sought as far as "
        "the rules leave time, and what was not scanned is said",
    )
    max_findings: int = Field(100_000, ge=1, description="findings of one request")

    # What one document may cost, with all files inside it; beyond it is Incomplete, never clean
    max_unpacked_bytes: int = Field(
        1_000_000_000, ge=1_000, description="bytes unpacked from one document"
    )
    max_unpack_ratio: int = Field(
        250, ge=2, description="unpacked to packed bytes of an entry that unpacks to over 10 MB"
    )
    max_entries: int = Field(20_000, ge=1, description="files inside one document, together")
    max_file_depth: int = Field(16, ge=0, le=100, description="files inside files")
    max_pages: int = Field(2_000, ge=1, description="pages of one document")
    max_pixels: int = Field(100_000_000, ge=1, description="pixels of one picture")
    max_xml_bytes: int = Field(45_000_000, ge=1_000, description="bytes of one XML or HTML part")
    max_document_chars: int = Field(60_000_000, ge=1, description="characters of one document")
    max_document_s: float = Field(14.0, gt=0, description="to read one document, seconds")
    max_ocr_s: float = Field(20.0, gt=0, description="to read the text of one picture, seconds")
    max_ocr_processes: int = Field(
        2, ge=1, le=32, description="processes that read pictures of one document at once"
    )

    # Worker processes
    workers: int = Field(default_factory=cores, ge=1, le=256, description="worker processes")
    queue_size: int = Field(
        64, ge=0, description="requests that wait for a worker before 503; 0 is none"
    )
    worker_memory_bytes: int = Field(
        4_000_000_000, ge=0, description="address space of one worker, bytes; 0 is unlimited"
    )
    stop_timeout_s: float = Field(
        10.0, ge=0, description="running requests may finish at a stop, seconds"
    )

    # What decides and detects
    policy: Path | None = Field(None, description="policy file; the shipped default without it")
    catalogue: Path | None = Field(
        None, description="own AI tools, added to the shipped catalogue or overriding it"
    )
    recognizer_files: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description="custom recognizers, YAML files with commas between (recognizers/README.md)"
    )
    presidio_recognizers: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Presidio's own recognizers to run too, by class name: EmailRecognizer,..."
    )

    # People, places and organisations
    names: Literal["on", "off"] = Field(
        "on", description="off finds no people, places and organisations (rules only)"
    )
    public_figures: Literal["on", "off"] = Field(
        "on", description="off leaves out the shipped lists of public figures and historic persons"
    )
    models: Annotated[tuple[str, ...], NoDecode] = Field(
        ("shipped",),
        description="models that read them: shipped, or installed spaCy pipelines by name or path, "
        "each for one language (nl:nl_core_news_lg) or all; with commas between",
    )

    # State
    data_dir: Path = Field(
        default_factory=default_data_dir, description="embedded store, key ring, audit records"
    )
    store_url: str | None = Field(
        None, repr=False, description="SQLAlchemy URL; SQLite in data_dir without it"
    )
    key_ring: Path | None = Field(None, description="key ring file; in data_dir without it")
    audit_path: Path | None = Field(None, description="audit records; in data_dir without it")
    audit_max_bytes: int = Field(
        100_000_000, ge=1_000, description="an audit file is closed at this size, bytes"
    )

    log_level: LogLevel = Field("info", description="debug, info, warning or error")

    @field_validator(
        "allowed_hosts",
        "allowed_origins",
        "peer_scopes",
        "recognizer_files",
        "presidio_recognizers",
        "models",
        mode="before",
    )
    @classmethod
    def _list_from_commas(cls, value: Any) -> Any:
        """Read `a,b` as two items; what is a list already stays one."""
        if isinstance(value, str):
            return tuple(item.strip() for item in value.split(",") if item.strip())
        return value

    @field_validator("allowed_peers", "icap_allowed_peers", mode="before")
    @classmethod
    def _networks(cls, value: Any) -> Any:
        """Read addresses and networks; a network with host bits set is a mistake."""
        items = cls._list_from_commas(value)
        return tuple(ip_network(item) if isinstance(item, str) else item for item in items)

    @field_validator("upstream")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        """Only what HTTP can reach."""
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("write an address such as https://api.mistral.ai/v1")
        return value

    @field_validator("gateways", mode="before")
    @classmethod
    def _by_adapter(cls, value: Any) -> Any:
        """Read `a=b,c=d`; adapters that do not exist are a mistake."""
        if isinstance(value, str):
            pairs = (one.partition("=") for one in value.split(",") if one.strip())
            value = {name.strip(): place.strip() for name, _, place in pairs}
        if isinstance(value, dict):
            unknown = sorted(value.keys() - set(ADAPTERS))
            if unknown or not all(value.values()):
                raise ValueError(f"write ADAPTER=TIER_OR_HOST, of {', '.join(ADAPTERS)}")
        return value

    @model_validator(mode="after")
    def _tls_is_whole(self) -> "Settings":
        """A certificate needs its key, and client certificates need TLS."""
        if (self.tls_cert is None) != (self.tls_key is None):
            raise ValueError("tls_cert and tls_key go together; give both or neither")
        if self.icap_tls and self.tls_cert is None:
            raise ValueError("icap_tls needs tls_cert and tls_key")
        if self.tls_client_ca is not None and self.tls_cert is None:
            raise ValueError("tls_client_ca needs tls_cert and tls_key")
        return self

    @property
    def limits(self) -> Limits:
        """What one request may cost."""
        return Limits(
            max_text_chars=self.max_text_chars,
            max_parts=self.max_parts,
            max_depth=self.max_depth,
            pattern_timeout_s=self.pattern_timeout_s,
            max_answer_s=self.max_answer_s,
            max_findings=self.max_findings,
            files=self.file_limits,
        )

    @property
    def file_limits(self) -> FileLimits:
        """What one document may cost."""
        return FileLimits(**{one.name: getattr(self, one.name) for one in fields(FileLimits)})

    def place_of(self, adapter: str) -> str:
        """Tier or destination configured for a gateway adapter; "" for the policy's default."""
        return self.gateways.get(adapter, "")

    @property
    def store_location(self) -> str:
        """SQLAlchemy URL of the store, the embedded one unless another is set."""
        return self.store_url or f"sqlite:///{self.data_dir / 'store.sqlite3'}"

    @property
    def key_ring_location(self) -> Path:
        """Where the key ring is or will be."""
        return self.key_ring or self.data_dir / "keys.json"

    @property
    def audit_location(self) -> Path:
        """The audit file that is written to now."""
        return self.audit_path or self.data_dir / "audit" / "audit.jsonl"


def load_settings(**given: Any) -> Settings:
    """The settings from `given` (None means not given), the environment and the defaults.

    Raises: ConfigurationError with one line per wrong value, naming the variable and the remedy.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise ConfigurationError(tuple(_mistake(one["loc"], one["msg"]) for one in found)) from None


def _mistake(where: tuple[int | str, ...], message: str) -> str:
    """One line; `where` is empty for a mistake between settings."""
    text = message.removeprefix("Value error, ")
    if not where:
        return f"settings: {text}"
    name = str(where[0])
    field = Settings.model_fields.get(name)
    if field is None:
        return f"settings: {name}: no such setting; `dlp serve --help` lists them"
    if name in ("allowed_peers", "icap_allowed_peers"):
        text = "not a network such as 10.0.0.0/8 or an address"
    return f"{PREFIX}{name.upper()}: {text}; it is {field.description}"
