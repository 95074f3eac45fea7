"""The frozen types that travel between stages; nothing here does any work.

Offsets are half-open and count Unicode code points of the part as the caller sent it. No type below
shows a matched value in its repr: `Part` and `Verdict.redacted` hold text and hide it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Action = Literal["allow", "redact", "block"]
Mode = Literal["enforce", "notify", "observe"]
Likelihood = Literal["very_unlikely", "unlikely", "possible", "likely", "very_likely"]
Account = Literal["organisation", "personal", "unknown"]
Channel = Literal["prompt", "paste", "upload", "api", "proxy"]
OffsetUnit = Literal["codepoint", "utf16", "byte"]
OverrideReason = Literal["false_positive", "authorised", "emergency", "other"]

LANGUAGES: tuple[str, ...] = ("nl", "fr", "de", "en")
STRICTNESS: tuple[Action, ...] = ("allow", "redact", "block")
MODES: tuple[Mode, ...] = ("observe", "notify", "enforce")  # from weakest to strongest


def strictest(actions: "list[Action]") -> Action:
    """The strictest of the actions; allow when there are none."""
    return max(actions, key=STRICTNESS.index, default="allow")


def likelihood(confidence: float) -> Likelihood:
    """The contract's word for a confidence from 0 to 1."""
    if confidence < 0.4:
        return "very_unlikely" if confidence < 0.2 else "unlikely"
    if confidence < 0.6:
        return "possible"
    return "likely" if confidence < 0.85 else "very_likely"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person would look in a document; None where it does not apply."""

    page: int | None = None  # 1 is the first
    sheet: str | None = None
    cell: str | None = None  # "B7"
    slide: int | None = None  # 1 is the first
    header: str | None = None  # column header


@dataclass(frozen=True, slots=True)
class Part:
    """One run of text inside what the caller sent."""

    path: str  # "text", "messages/3/content/0", "mail/2/report.docx"
    text: str = field(repr=False)
    location: Location | None = None
    speaker: str = field(default="", compare=False)  # role of a message: "user", "assistant", ...
    technical: bool = field(default=False, compare=False)  # names of fonts, styles and settings in
    # an office file, nobody's words: patterns are sought, names and what is told are not


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Something that was not scanned: policy decides what that means. Never quotes content."""

    part: str
    reason: str  # "encrypted", "damaged", "limit", "unsupported-part", "deadline", ...
    detail: str  # names the limit and its value where there is one


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction gives: the text to scan and what could not be read."""

    parts: tuple[Part, ...]
    incomplete: tuple[Incomplete, ...] = ()
    has_files: bool = False  # messages hold files, which are not among the parts


@dataclass(frozen=True, slots=True)
class Finding:
    """One detected span. Holds where, never what, so it may be logged whole."""

    entity: str
    category: str
    part: str  # path of the part
    start: int  # code points into that part's text as sent, inclusive
    end: int  # code points, exclusive; start < end
    confidence: float  # 0 to 1
    recognizer: str  # kebab-case
    evidence: tuple[str, ...]  # ("pattern", "check-digits", "context:btw")
    digest: bytes = field(default=b"", repr=False)  # keyed digest of the canonical value: equal
    # values of one entity have equal digests within this process, and only there
    passage: int = 0  # ordinal of the sentence, line or table row inside the part
    location: Location | None = None
    group: str | None = None  # pieces of one value cut over parts share it


@dataclass(frozen=True, slots=True)
class Context:
    """What the caller says about the request. `destination` is never kept beyond its host."""

    destination: str | None = field(default=None, repr=False)  # URL or host as sent
    model: str | None = None
    account: Account = "unknown"
    channel: Channel = "prompt"
    user: str | None = field(default=None, repr=False)
    groups: tuple[str, ...] = ()
    caller: str = "local"  # the authenticated name of the calling system
    path: str | None = field(default=None, repr=False)  # URL path, where a proxy knows it
    tier: str | None = None  # configured for a gateway adapter; None: that of the destination


@dataclass(frozen=True, slots=True)
class OverrideRequest:
    """The caller repeats a request with the token that the first answer offered."""

    token: str = field(repr=False)
    reason: OverrideReason
    note: str = field(default="", repr=False)  # at most 200 characters; scanned itself


@dataclass(frozen=True, slots=True)
class Options:
    """How the caller wants the answer."""

    offsets: OffsetUnit = "codepoint"
    explain: bool = False
    override: OverrideRequest | None = None
    known: Mapping[str, str] = field(default_factory=dict, repr=False)  # placeholders of earlier
    # turns and their values: equal values get the same ones again
    rewrites: bool = True  # False: the caller cannot send anything but what came in on
    granted: tuple[OverrideRequest, ...] = ()  # given beside a web request: what fits is used
    granted_for: str = field(default="", repr=False)  # whom they are for, where there is no user


@dataclass(frozen=True, slots=True)
class Decision:
    """What the policy makes of findings, completeness and context; pure data."""

    verdict: Action
    would_be: Action
    mode: Mode
    rules: tuple[str, ...]  # that asked for `verdict`, in the order of the policy
    observed: tuple[str, ...]  # that asked for more in notify or observe mode
    actions: tuple[Action, ...]  # one per finding, in order
    tier: str  # "approved", "tolerated", "blocked", "out_of_scope"
    tool: str | None  # catalogue key of the destination
    overridable: tuple[str, ...]  # rules that an override may lift, empty when there is no way past
    override_gives: Action | None  # verdict of the same request with a valid override
    operators: Mapping[str, Any]  # entity to operator settings, for redaction
    uncleanable: bool = False  # block only because what must be replaced cannot be
    rewrites: bool = True  # False: the caller could not send a changed request on


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of the redacted text and how many spans it stands for."""

    placeholder: str
    entity: str
    count: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one request. api/schemas.py writes it in the contract's shape."""

    id: str
    verdict: Action
    mode: Mode
    would_be: Action
    incomplete: tuple[Incomplete, ...]
    findings: tuple[Finding, ...]  # sorted by part order, then start; never overlapping
    actions: tuple[Action, ...]  # one per finding
    redacted: Any = field(repr=False)  # {"text": ...} or {"messages": [...]} or None
    placeholders: tuple[Placeholder, ...]
    rules: tuple[str, ...]
    message: Mapping[str, str] | None
    override: Mapping[str, Any] | None = field(repr=False)
    alternatives: tuple[Mapping[str, str], ...]
    policy: Mapping[str, str]
    tier: str
    tool: str | None
    timings_ms: Mapping[str, float]
    overridden: tuple[str, ...] = ()  # rules that a valid override lifted
    override_reason: str | None = None
    override_note: str = field(default="", repr=False)  # of one that was given beside the request
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # of the placeholders, for
    # callers that put them back; never part of an answer

    @property
    def complete(self) -> bool:
        """True when everything that was sent has been scanned."""
        return not self.incomplete


@dataclass(frozen=True, slots=True)
class PartInfo:
    """What the answer says about one part of a document."""

    part: str  # path, as findings name it
    media_type: str  # of the file that holds it
    characters: int  # code points
    scanned: bool


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """The answer to one document."""

    verdict: Verdict
    media_type: str  # by content
    declared_type: str | None
    label: tuple[str, str | None] | None  # id and name of its sensitivity label
    parts: tuple[PartInfo, ...]
    redactable: bool  # False: where something must be replaced, the verdict is block
    content: bytes | None = field(repr=False)  # what may leave: the file as it came on allow, the
    # redacted and proven one on redact, None on block
    name: str | None = field(repr=False)  # its file name, redacted where something is found in it
    texts: tuple[Part, ...] = field(default=(), repr=False)  # what findings point into
