"""What the catalogue says of one AI tool: plain frozen data, safe to log whole."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "agent",  # acts on its own in a browser, a shell or other tools
    "aggregator",  # passes prompts on to models of others
    "api",  # models for programs
    "audio",  # speech and music
    "chat",
    "code",
    "hub",  # models, data sets and demonstrations of many makers
    "image",
    "meeting",  # records, transcribes or sums up meetings
    "notebook",  # works on documents the user brings
    "office",  # inside mail, documents, slides, tickets
    "search",
    "translation",
    "video",
    "writing",
]
KINDS: tuple[str, ...] = get_args(Kind)

Training = Literal["yes", "no", "opt-out", "unknown"]
TRAINING: tuple[str, ...] = get_args(Training)

UNKNOWN = "unknown"

# The European Economic Area: the Union and Iceland, Liechtenstein, Norway.
_EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
EEA = frozenset(_EEA.split())


@dataclass(frozen=True, slots=True)
class Site:
    """Where a tool is reached: one host, or a domain and all under it, perhaps only some paths."""

    host: str  # lower case, ASCII (punycode), no dot in front or at the end
    subdomains: bool  # True: the host and everything under it; False: this host only
    paths: tuple[str, ...] = ()  # empty: every path; "/i/grok" covers "/i/grok/share" too

    @property
    def shared(self) -> bool:
        """True when the host carries much else, and only some of its paths are the tool."""
        return bool(self.paths)

    def __str__(self) -> str:
        paths = f" ({', '.join(self.paths)})" if self.paths else ""
        return f"{'.' if self.subdomains else ''}{self.host}{paths}"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a tool by somebody: what, by whom, and when we read it."""

    value: str
    source: str = ""  # document or address, with the date; empty only where value is unknown
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """One AI tool. The optional paths and hosts serve callers that see the tool's own traffic."""

    key: str  # kebab-case, what a policy names
    name: str
    vendor: str
    country: str  # ISO 3166-1 alpha-2, where the vendor sits
    kind: str  # one of KINDS
    sites: tuple[Site, ...] = ()
    models: tuple[str, ...] = ()  # lower case; "*" at either end; see catalogue.ModelIndex
    prompt_paths: tuple[str, ...] = ()  # "*" stands for one segment
    upload_paths: tuple[str, ...] = ()
    identity_hosts: tuple[str, ...] = ()  # where people sign in
    telemetry_paths: tuple[str, ...] = ()
    data_kept: Fact = Fact(UNKNOWN)  # EEA, an ISO 3166-1 code, or unknown
    trains_on_input: Fact = Fact(UNKNOWN)  # one of TRAINING, for the consumer plan

    def data_kept_outside(self, area: str) -> bool:
        """True unless the data is known to stay in `area` ("EEA" or a country code).

        Unknown counts as outside: what nobody has shown to stay is not taken to stay.
        """
        place = self.data_kept.value
        return not (place == area or (area == "EEA" and place in EEA))
