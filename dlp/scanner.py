"""The way of a request, once: extract, normalise, detect, decide, redact, verdict.

Nothing else lives here. `Scanner` is synchronous and holds no request after its answer.
"""

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from dlp.clock import Clock
from dlp.data import (
    Context,
    Decision,
    Document,
    FileVerdict,
    Finding,
    Incomplete,
    Options,
    Part,
    Verdict,
)
from dlp.engine.beside import with_beside
from dlp.engine.listed import RECOGNIZERS as LISTED_BY
from dlp.engine.listed import with_lists
from dlp.engine.name_alone import doubted_alone
from dlp.engine.names_load import Names, load_names
from dlp.engine.presidio import Engine
from dlp.engine.public_places import RECOGNIZERS as PUBLIC_PLACES
from dlp.engine.registered import ENTITY as REGISTERED
from dlp.engine.registered import RECOGNIZERS as REGISTERED_BY
from dlp.engine.registered import registered_hits
from dlp.extraction.messages import read_sections, read_text
from dlp.formats import chat
from dlp.keys import KeyRing
from dlp.limits import Limits
from dlp.listing import shipped
from dlp.normalise import normalise
from dlp.policy import override
from dlp.policy.catalogue import Catalogue
from dlp.policy.decide import decide
from dlp.policy.load import LoadedPolicy, load_policy
from dlp.redaction.apply import Redacted, redact
from dlp.redaction.rebuild import rebuild
from dlp.registry import Registry
from dlp.remembered import Find, Remembered
from dlp.scanner_chat import over_messages
from dlp.scanner_files import scan_file
from dlp.scanner_findings import findings_of, only_whole
from dlp.scanner_pages import over_pages
from dlp.scanner_recognizers import load_engine
from dlp.scanner_windows import Watch
from dlp.settings import Settings
from dlp.store import Store
from dlp.verdict import assemble
from recognizers.entities import MARKINGS

LEAST = 0.4  # confidence under which a finding is shown to nobody unless they ask to explain
SELDOM = 50_000  # new objects before the collector looks at the youngest, some 10 MB at most:
# Python's own 700 suits programs that make fewer records and more circles
NO_CONTEXT, NO_OPTIONS = Context(), Options()


@dataclass(frozen=True, slots=True)
class Scanner:
    """Text or messages in, a Verdict out. Safe to share between threads."""

    engine: Engine
    policy: LoadedPolicy
    catalogue: Catalogue
    keys: KeyRing
    store: Store
    registry: Registry
    limits: Limits
    remembered: Remembered = field(default_factory=Remembered)
    names: Names | None = None  # the models that find people; None: switched off

    def scan(
        self,
        *,
        text: str | None = None,
        messages: Sequence[Any] | None = None,
        context: Context = NO_CONTEXT,
        options: Options = NO_OPTIONS,
    ) -> Verdict:
        """Scan one request; exactly one of text and messages.

        Returns: the Verdict; its findings below 0.4 are there for `explain` only.
        Raises: OverrideError when options.override lifts nothing.
        Cost: linear in the text; 2 (1 KB) to 4.5 MB/s with rules alone, 0.3 with names.
        """
        if text is not None:
            return self._scan(read_text(text, self.limits), {"text": text}, context, options)
        return self.scan_sections({"messages": list(messages or ())}, context, options)

    def scan_sections(
        self,
        sections: Mapping[str, Any],
        context: Context = NO_CONTEXT,
        options: Options = NO_OPTIONS,
    ) -> Verdict:
        """Scan what a request to a model holds: messages, tools, inputs, with the files in them.

        Args:
            sections: as JSON gives them, by name; `messages` has the shape of a chat.
        Returns: the Verdict; its `redacted` has the same sections.
        Raises: OverrideError when options.override lifts nothing.
        Cost: as scan(); files are read twice when something must go.
        """
        document = read_sections(sections, self.limits)
        if not document.has_files:
            return self._scan(document, sections, context, options)
        file = self.scan_file(chat.pack(sections), context=context, options=options)
        redacted = file.content is not None and file.verdict.verdict == "redact"
        return replace(
            file.verdict, redacted=chat.unpack(file.content or b"") if redacted else None
        )

    def _scan(
        self, document: Document, content: Mapping[str, Any], context: Context, options: Options
    ) -> Verdict:
        clock = Clock()
        if self.out_of_scope(context):
            decision = decide((), (), context, self.policy, self.catalogue)
            return assemble(decision, self.policy, self.catalogue, timings_ms=clock.laps())
        clock.lap("extract")
        names = self.reads_names(context)
        watch = Watch(self.limits)
        findings, incomplete = self.find_all(document, clock, watch, names=names)
        lifted = self.lifted(content, context, options)
        decision = decide(
            findings,
            incomplete,
            context,
            self.policy,
            self.catalogue,
            lifted=lifted,
            rewrites=options.rewrites,
        )
        clock.lap("decide")
        redacted, rebuilt = Redacted({}, ()), None
        if decision.verdict == "redact":
            redacted = redact(
                document.parts,
                findings,
                decision.actions,
                decision.operators,
                pseudonym_key=self._pseudonym_key(decision),
                known=options.known,
            )
            rebuilt = rebuild(content, redacted.texts)
        clock.lap("redact")
        return assemble(
            decision,
            self.policy,
            self.catalogue,
            findings=findings,
            incomplete=incomplete,
            redacted=rebuilt,
            placeholders=redacted.placeholders,
            override=self.offer(decision, content, context),
            timings_ms=clock.laps(),
            overridden=tuple(sorted(lifted)),
            override_reason=options.override.reason if options.override else None,
            values=redacted.values,
        )

    def scan_file(
        self,
        content: bytes,
        *,
        name: str | None = None,
        media_type: str | None = None,
        context: Context = NO_CONTEXT,
        options: Options = NO_OPTIONS,
    ) -> FileVerdict:
        """Scan one document with all files inside it; what must go is taken out of a copy.

        Args:
            content: the file, of any kind; what it is, its bytes say.
            name: its file name, scanned as well.
            media_type: as the caller declares it; repeated in the answer, never trusted.
        Returns: the FileVerdict; its content is what may leave, None on block.
        Raises: OverrideError when options.override lifts nothing.
        Cost: linear in what the file unpacks to; redacting reads it twice and scans what changed.
        """
        return scan_file(
            self, content, name=name, media_type=media_type, context=context, options=options
        )

    def find(self, text: str, said: Sequence[str] = ()) -> list[Finding]:
        """The findings of one text, before policy; offsets into the text as given."""
        return self._piece_findings(Part("text", text), said, clock=Clock(), incomplete=[])

    def reads_names(self, context: Context) -> bool:
        """True when some rule of the request's tier asks for what the names model finds."""
        if self.engine.name_finder is None:
            return False
        tier = self.policy.tiers.resolve(context, self.catalogue).tier
        category = self.engine.category
        known = self.engine.name_recognizers.items()
        kinds = [(entity, category(entity), name) for name, entity in known]
        return self.policy.rules.wants(kinds, tier, context)

    def find_all(
        self,
        document: Document,
        clock: Clock,
        watch: Watch,
        *,
        is_talk: bool = True,
        names: bool = True,
    ) -> tuple[list[Finding], tuple[Incomplete, ...]]:
        """The findings of all parts and what was not scanned; offsets into the parts as given.

        `is_talk`: the parts follow each other, so a value may be cut over them; and they come
        again with the next turn, so what is found in them is remembered. Without `names` people,
        places and organisations are not sought. `watch` says for how long.
        """
        names = names and self.engine.name_finder is not None
        incomplete = list(document.incomplete)
        watch.begin(sum(len(part.text) for part in document.parts))
        find = partial(self._piece_findings, clock=clock)
        if is_talk and len(document.parts) > 1:
            findings = over_messages(
                document.parts,
                find=find,
                watch=watch,
                incomplete=incomplete,
                remembered=self.remembered,
                state=self._state(),
                names=names,
            )
            clock.lap("detect")
        else:  # of a document nothing is remembered after the answer
            look: Find = partial(find, incomplete=incomplete)
            if not is_talk:
                look = watch.seen.once(look, incomplete, self._state())
            findings = over_pages(
                document.parts, find=look, watch=watch, incomplete=incomplete, names=names
            )
        return findings, (*incomplete, *watch.incomplete())

    def _state(self) -> object:
        """What findings depend on beside the text."""
        today = datetime.now(UTC).date() if self.policy.exclusions else None
        return self.registry.current().version, today

    def _piece_findings(
        self,
        part: Part,
        said: Sequence[str] = (),
        *,
        clock: Clock,
        incomplete: list[Incomplete],
        names: bool = True,
    ) -> list[Finding]:
        """Normalise, detect, and point back into the part as sent. Raises: TimeoutError."""
        normal = normalise(part.text)
        clock.lap("normalise")
        if normal.capped:
            incomplete.append(Incomplete(part.path, "limit", "more is encoded than may be decoded"))
        technical = part.technical
        hits = self.engine.detect(
            normal.text, said, names=names, body=normal.body, technical=technical
        )
        known = self.registry.current()
        if names and not technical and self.names is not None and known.names:
            public = self.policy.policy.public_recognizers
            lexicon, category = self.names.finder.lexicon, self.engine.category
            hits = with_lists(normal.text, hits, known.names, lexicon, category, public)
            hits = doubted_alone(hits)  # a public figure tells of no private person
        if not technical:
            hits = with_beside(normal.text, hits)
        registered = registered_hits(part.text, known)
        if not hits and not registered:
            clock.lap("detect")
            return []
        findings = findings_of(part, normal, hits, registered, self.policy, self.engine.category)
        findings = only_whole(part, findings) if technical else findings
        clock.lap("detect")
        return findings

    def _pseudonym_key(self, decision: Decision) -> bytes:
        """Derived only for a policy that asks for pseudonyms: it costs as much as two patterns."""
        wanted = any("pseudonym" in settings for settings in decision.operators.values())
        return self.keys.derive("pseudonym") if wanted else b""

    def out_of_scope(self, context: Context) -> bool:
        """True for what a proxy carries to a host that is no AI tool: passed unread."""
        if context.channel != "proxy":
            return False
        return self.policy.tiers.resolve(context, self.catalogue).tier == "out_of_scope"

    def lifted(
        self, content: Mapping[str, Any], context: Context, options: Options
    ) -> frozenset[str]:
        """The rules that the request's override lifts. Raises: OverrideError."""
        if options.override is None:
            return frozenset()
        return override.redeem(
            self.keys,
            self.store,
            token=options.override.token,
            content=override.content_of(content, context),
            caller=context.caller,
            now=datetime.now(UTC),
        )

    def offer(
        self, decision: Decision, content: Mapping[str, Any], context: Context
    ) -> dict[str, Any] | None:
        """The way past a verdict, where the policy leaves one."""
        if not decision.overridable:
            return None
        token, expires = override.issue(
            self.keys,
            content=override.content_of(content, context),
            rules=decision.overridable,
            caller=context.caller,
            now=datetime.now(UTC),
        )
        return {
            "allowed": True,
            "gives": decision.override_gives,
            "token": token,
            "expires_at": expires.isoformat(timespec="seconds").replace("+00:00", "Z"),
        }


def build_scanner(settings: Settings) -> Scanner:
    """Everything loaded as the settings say; the process then collects garbage less often.

    Raises: ConfigurationError with every mistake in the files named; StoreError.
    """
    names = load_names(settings.models) if settings.names == "on" else None
    engine = load_engine(
        settings.recognizer_files,
        settings.presidio_recognizers,
        settings.pattern_timeout_s,
        names.finder if names else None,
    ).engine
    catalogue = Catalogue.load(own=[settings.catalogue] if settings.catalogue else [])
    known = [*engine.names(), *MARKINGS, *REGISTERED_BY, *LISTED_BY.values(), *PUBLIC_PLACES]
    policy = load_policy(
        settings.policy,
        extra_entities=engine.get_supported_entities(),
        found=[*engine.get_supported_entities(), REGISTERED],
        recognizers=known,
        catalogue=[tool.key for tool in catalogue.tools],
    )
    if settings.key_ring is None:
        keys = KeyRing.load_or_create(settings.key_ring_location)
    else:
        keys = KeyRing.load(settings.key_ring)
    store = Store(settings.store_location)
    registry = Registry(store, keys, shipped() if settings.public_figures == "on" else {})
    gc.freeze()  # what is loaded by now lives as long as the process: no scan need pay for it
    young, *older = gc.get_threshold()
    if young:  # else switched off
        gc.set_threshold(max(young, SELDOM), *older)
    return Scanner(
        engine=engine,
        policy=policy,
        catalogue=catalogue,
        keys=keys,
        store=store,
        registry=registry,
        limits=settings.limits,
        names=names,
    )
