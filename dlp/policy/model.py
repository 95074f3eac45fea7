"""What a policy file may say: every key of the contract with its default.

One model per block of the file. Checks that need only their own block are here; those that look
across blocks are in checks.py. Words and small types are in fields.py.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from dlp.data import LANGUAGES, STRICTNESS, Account, Action, Channel, Mode
from dlp.policy.exclusions import check_pattern
from dlp.policy.fields import (
    CatalogueKey,
    CategoryName,
    DefaultTier,
    EntityName,
    Items,
    Language,
    Lifts,
    Line,
    RecognizerName,
    RuleName,
    Strict,
    Tier,
)
from dlp.policy.tenants import RESTRICTIONS
from dlp.policy.tenants import mistake as tenant_mistake
from recognizers.entities import CATEGORY_OF

SCHEMA = 1  # of the files this program writes and reads

Confidence = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
CoachingText = Annotated[str, Field(min_length=1, max_length=600)]


class Where(Strict):
    """What the catalogue says of the tool; all keys given must hold, and no tool matches none."""

    data_kept_outside: str | None = None  # EEA or a country code; unknown counts as outside
    data_kept: str | None = None  # exactly so in the catalogue: EEA, a country code, unknown
    trains_on_input: Literal["yes", "no", "opt-out", "unknown"] | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None  # where the vendor sits
    vendor: Line | None = None
    kind: Line | None = None


class Match(Strict):
    """One way into a tier: all of host, path, model, account, catalogue and where must hold."""

    host: Line | None = None  # the host and all under it; with * a glob over the whole host
    path: Line | None = None  # this path and all below it; with * a glob over the whole path
    model: Line | None = None  # glob, against the name and each part of it between slashes
    account: Account | None = None
    catalogue: CatalogueKey | None = None
    where: Where | None = None
    source: Line | None = None  # who decided so, for this match alone
    since: date | None = None
    note: Line | None = None

    @field_validator("host")
    @classmethod
    def host_is_a_name(cls, host: str | None) -> str | None:
        """A whole top-level domain, or a URL, is surely not meant."""
        if host is None or host.startswith("[") or host == "localhost":
            return host
        if "/" in host or ":" in host:
            raise ValueError("no host; leave out https:// and the port, put the path under path")
        if "." not in host.strip("*."):
            raise ValueError("one label covers far too much; write the whole host")
        return host

    @field_validator("path")
    @classmethod
    def path_is_absolute(cls, path: str | None) -> str | None:
        """Paths begin with a slash."""
        if path is not None and not path.startswith("/"):
            raise ValueError("no path; begin with a slash")
        return path

    @model_validator(mode="after")
    def says_something(self) -> "Match":
        """An empty match would take every request."""
        keys = (self.host, self.path, self.model, self.account, self.catalogue, self.where)
        if all(key is None for key in keys):
            raise ValueError(
                "matches every request; give host, path, model, account, catalogue or where, "
                "or set default_tier"
            )
        return self


class TierSettings(Strict):
    """The destinations of one tier, who decided so, and since when (for the record only)."""

    match: Items[Match] = ()
    source: Line | None = None
    since: date | None = None


class Tiers(Strict):
    """A destination is in the first of blocked, approved, tolerated that has a match."""

    blocked: TierSettings = TierSettings()
    approved: TierSettings = TierSettings()
    tolerated: TierSettings = TierSettings()


class OnIncomplete(Strict):
    """What it means that content was not scanned: encrypted, unsupported, over a limit."""

    action: Action = "block"
    override: Lifts = "allow"

    @model_validator(mode="after")
    def override_is_weaker(self) -> "OnIncomplete":
        """An override that lifts nothing is a mistake, unless there is nothing to lift."""
        if self.action != "allow":
            weaker(self.action, self.override)
        return self


class OnFailure(Strict):
    """What it means that we failed: a deadline, a crashed worker. Open lets pass."""

    approved: Literal["open", "closed"] = "open"
    tolerated: Literal["open", "closed"] = "closed"
    blocked: Literal["open", "closed"] = "closed"


class Selector(Strict):
    """Which findings: all of entities, categories and recognizers that are given must hold."""

    entities: Items[EntityName] = ()
    categories: Items[CategoryName] = ()
    recognizers: Items[RecognizerName] = ()  # with * at the end every name that begins so
    except_entities: Items[EntityName] = ()
    except_recognizers: Items[RecognizerName] = ()
    at_least: Count = 1  # distinct values that this selector must find

    @model_validator(mode="after")
    def can_select(self) -> "Selector":
        """A selector that takes nothing looks like protection and is none."""
        if not (self.entities or self.categories or self.recognizers):
            raise ValueError("selects nothing; give entities, categories or recognizers")
        for entity in self.entities if self.categories else ():
            category = CATEGORY_OF.get(entity)
            if category is not None and category not in self.categories:
                raise ValueError(
                    f"{entity} is of category {category}, which categories leaves out, and all "
                    f"keys of one selector must hold; write two selectors"
                )
        return self


class Rule(Strict):
    """What to do when one request holds enough of something."""

    name: RuleName
    tiers: Items[Tier] = ("approved", "tolerated", "blocked")
    groups: Items[Line] = ()  # of the user, as the caller names them; empty: everybody
    channels: Items[Channel] = ()  # empty: every channel
    any_of: Items[Selector] = ()
    all_of: Items[Selector] = ()
    linked: bool = False  # all_of in one passage: sentence, line or table row
    min_confidence: Confidence = 0.5
    at_least: Count = 1  # distinct values in the whole request
    action: Action
    mode: Mode | None = None  # None: the policy's
    override: Lifts = "none"

    @model_validator(mode="after")
    def makes_sense(self) -> "Rule":
        """Settings that contradict each other are explained, not guessed at."""
        if bool(self.any_of) == bool(self.all_of):
            raise ValueError("needs either any_of or all_of, with at least one selector")
        if self.linked and len(self.all_of) < 2:
            raise ValueError("linked needs all_of with two selectors or more, to link them")
        if not self.tiers:
            raise ValueError("tiers is empty, so the rule never applies; leave it out for all")
        weaker(self.action, self.override)
        return self


def weaker(action: Action, override: Lifts) -> None:
    """ValueError unless the override is none or gives less than the action."""
    if override != "none" and STRICTNESS.index(override) >= STRICTNESS.index(action):
        raise ValueError(
            f"override {override} lifts nothing from action {action}; write none or a weaker one"
        )


class Exclusion(Strict):
    """Values that are no finding: the organisation's own accounts, published numbers."""

    entity: EntityName
    values: Items[Line] = ()  # compared without case, blanks and separators
    patterns: Items[Line] = ()  # regular expressions over the whole value
    file: Line | None = None  # one value a line, beside the policy file; # begins a remark
    owner: Line | None = None
    until: date | None = None  # the last day on which it applies

    @field_validator("patterns")
    @classmethod
    def patterns_compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """Each is a regular expression that says more than "anything"."""
        for pattern in patterns:
            check_pattern(pattern)
        return patterns

    @model_validator(mode="after")
    def excludes_something(self) -> "Exclusion":
        """An exclusion without values is forgotten work."""
        if not (self.values or self.patterns or self.file):
            raise ValueError("excludes nothing; give values, patterns or file")
        return self


class Operator(Strict):
    """How the values of one entity are replaced: exactly one of the four."""

    placeholder: Literal[True] | None = None  # <PERSON_1>
    mask: Literal[True] | None = None
    keep_last: Annotated[int, Field(ge=1, le=8)] | None = None  # characters left readable
    pseudonym: Literal[True] | None = None

    @model_validator(mode="after")
    def exactly_one(self) -> "Operator":
        """Two operators for one entity would be guesswork."""
        if len(self.model_fields_set) != 1:
            raise ValueError("needs exactly one of placeholder, mask, keep_last, pseudonym")
        return self


class Alternative(Strict):
    """A tool to use instead, shown in the coaching."""

    name: Line
    url: Annotated[str, Field(max_length=300, pattern=r"^https?://[^\s<>\"']+$")]


class Audit(Strict):
    """What is recorded of a request; never content."""

    retention_days: Annotated[int, Field(ge=1, le=3660)] = 90
    on_failure: Literal["block", "allow"] = "block"  # when the record cannot be written
    user: Literal["none", "pseudonym"] = "none"


class Policy(Strict):
    """One policy file."""

    schema_version: Annotated[int, Field(alias="schema", ge=0, le=SCHEMA)]
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._ -]{0,59}$")] = "default"
    mode: Mode = "enforce"
    languages: Items[Language] = ("nl", "fr", "de", "en")
    contact: Line | None = None
    default_tier: Tier = "tolerated"
    proxy_default_tier: DefaultTier = "out_of_scope"
    tiers: Tiers = Tiers()
    on_incomplete: OnIncomplete = OnIncomplete()
    on_failure: OnFailure = OnFailure()
    rules: Items[Rule]
    public_recognizers: Items[RecognizerName] = (
        *("email-address-function", "phone-number-helpline"),
        *("address-public", "phone-number-service"),
        *("person-public", "person-own", "person-historic"),
    )
    exclusions: Items[Exclusion] = ()
    operators: dict[EntityName, Operator] = Field(default_factory=dict)
    messages: dict[str, dict[Language, CoachingText]] = Field(default_factory=dict)  # by rule
    alternatives: Items[Alternative] = ()
    tenants: dict[str, Items[Line]] = Field(default_factory=dict)  # accounts let in, by vendor
    audit: Audit = Audit()

    @field_validator("tenants")
    @classmethod
    def tenants_are_known(cls, tenants: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Vendors of the table in tenants.py, each with at least one identifier in its form."""
        for key, identifiers in tenants.items():
            if key not in RESTRICTIONS:
                raise ValueError(f"no such vendor; one of {', '.join(RESTRICTIONS)}")
            if not identifiers:
                raise ValueError(f"{key} needs at least one identifier; leave it out for none")
            for place, identifier in enumerate(identifiers):
                if wrong := tenant_mistake(key, identifier):
                    raise ValueError(f"{key}[{place}] {wrong}")
        return tenants

    @field_validator("languages")
    @classmethod
    def languages_are_few_and_once(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        """At least one, none twice."""
        if not languages or len(set(languages)) < len(languages):
            raise ValueError(f"needs each language once, at least one of {', '.join(LANGUAGES)}")
        return languages
