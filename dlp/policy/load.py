"""Read a policy file: everything that is wrong with it at once, or a policy ready to decide."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dlp.errors import ConfigurationError
from dlp.policy import checks
from dlp.policy.exclusions import ExclusionList, Exclusions
from dlp.policy.mistakes import explained, located
from dlp.policy.model import Exclusion, Policy
from dlp.policy.rules import CompiledRules
from dlp.policy.tiers import TierList
from dlp.policy.yaml_tree import Loc, Tree, read_tree
from recognizers.entities import CATEGORY_OF

SHIPPED = Path(__file__).parent  # default.yaml, observe.yaml, strict.yaml
DEFAULT = SHIPPED / "default.yaml"
MAX_BYTES = 256 * 1024  # of a policy file
MAX_LIST_BYTES = 1024 * 1024  # of a file of exclusions
MAX_MISTAKES = 200  # listed at once


@dataclass(frozen=True, slots=True)
class LoadedPolicy:
    """A policy with what was computed from it once, for decide() and the scanner."""

    policy: Policy
    version: str  # "sha256:" and 64 hexadecimal digits, over the content and not its layout
    name: str
    warnings: tuple[str, ...]  # in the form of mistakes; the policy works all the same
    rules: CompiledRules = field(repr=False, compare=False)
    tiers: TierList = field(repr=False, compare=False)
    exclusions: Exclusions = field(repr=False, compare=False)
    operators: Mapping[str, Mapping[str, Any]]  # {"IBAN_CODE": {"keep_last": 4}}


def load_policy(
    path: Path | None = None,
    *,
    extra_entities: Collection[str] = (),
    found: Collection[str] | None = None,
    recognizers: Collection[str] | None = None,
    catalogue: Collection[str] | None = None,
    today: date | None = None,
) -> LoadedPolicy:
    """Read, check and prepare a policy file.

    Args:
        path: the file, at most MAX_BYTES; None for the shipped default.yaml.
        extra_entities: entities that custom recognizers add to the known ones.
        found: entities that some recognizer finds; a rule naming another one is a warning.
        recognizers: every recognizer name; a rule naming another one is a mistake.
        catalogue: every key of the catalogue; a match naming another one is a mistake.
        today: the day that decides which exclusions have ended; None for the clock's.
    Raises:
        ConfigurationError: with all mistakes, or that the file cannot be read.
    """
    path = DEFAULT if path is None else path
    today = today or date.today()  # noqa: DTZ011 - the day as the city's calendar shows it
    tree = read_tree(_text(path, MAX_BYTES))
    context = {
        "entities": {*CATEGORY_OF, *extra_entities},
        "recognizers": recognizers,
        "catalogue": catalogue,
    }
    wrong = [*tree.mistakes]
    policy = None
    if isinstance(tree.data, dict) and tree.whole:  # of half a file, much would be missing
        try:
            policy = Policy.model_validate(tree.data, context=context)
        except ValidationError as error:
            wrong += explained(error, tree)
        wrong += ((tree.line(loc), loc, what) for loc, what in checks.mistakes(tree.data))
    elif not wrong:
        wrong.append((1, (), "no policy; begin with `schema: 1` and `rules:`"))
    if policy is None or wrong:
        raise ConfigurationError(_listed(path.name, tree, wrong))
    lists = _exclusion_lists(path, tree, policy)
    warnings = tuple(
        located(path.name, tree, loc, what)
        for loc, what in sorted(
            checks.warnings(policy, found, today), key=lambda said: tree.line(said[0])
        )
    )
    return LoadedPolicy(
        policy=policy,
        version=_version(policy, lists),
        name=policy.name,
        warnings=warnings,
        rules=CompiledRules.of(policy),
        tiers=TierList.of(policy),
        exclusions=Exclusions(lists),
        operators={
            entity: operator.model_dump(exclude_none=True)
            for entity, operator in policy.operators.items()
        },
    )


def _listed(file: str, tree: Tree, wrong: list[tuple[int, Loc, str]]) -> list[str]:
    """The mistakes in the order of the file, each once."""
    ordered = sorted(dict.fromkeys(wrong), key=lambda mistake: mistake[0])
    lines = [located(file, tree, loc, what, line) for line, loc, what in ordered[:MAX_MISTAKES]]
    if len(ordered) > MAX_MISTAKES:
        lines.append(f"{file}: {len(ordered) - MAX_MISTAKES:,} more mistakes; mend these first")
    return lines


def _text(path: Path, limit: int) -> str:
    """The text of a file, UTF-8, at most `limit` bytes.

    Raises:
        ConfigurationError: not there, not readable, too large, not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise ConfigurationError(
            [f"{path.name}: cannot be read ({error.strerror}); check path and permissions"]
        ) from None
    if len(raw) > limit:
        raise ConfigurationError([f"{path.name}: is larger than {limit:,} bytes; make it smaller"])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigurationError([f"{path.name}:{line}: is not UTF-8; save it as UTF-8"]) from None


def _exclusion_lists(path: Path, tree: Tree, policy: Policy) -> list[ExclusionList]:
    """Every exclusion with its file read in; all files that cannot be read are one error."""
    lists: list[ExclusionList] = []
    wrong: list[str] = []
    for index, exclusion in enumerate(policy.exclusions):
        values = exclusion.values
        if exclusion.file is not None:
            try:
                values += _values(path.parent / exclusion.file)
            except ConfigurationError as error:
                loc = ("exclusions", index, "file")
                wrong += (located(path.name, tree, loc, said) for said in error.mistakes)
        lists.append(_list(exclusion, values))
    if wrong:
        raise ConfigurationError(wrong)
    return lists


def _list(exclusion: Exclusion, values: tuple[str, ...]) -> ExclusionList:
    return ExclusionList(exclusion.entity, values, exclusion.patterns, exclusion.until)


def _values(path: Path) -> tuple[str, ...]:
    lines = (line.partition("#")[0].strip() for line in _text(path, MAX_LIST_BYTES).splitlines())
    return tuple(line for line in lines if line)


def _version(policy: Policy, lists: list[ExclusionList]) -> str:
    """A digest over every setting, defaults included, and the lines of the files it names."""
    digest = hashlib.sha256()
    content = policy.model_dump(mode="json", by_alias=True)
    digest.update(json.dumps(content, sort_keys=True, ensure_ascii=True).encode())
    for one in lists:
        digest.update(b"\0")
        digest.update("\0".join(one.values).encode())
    return f"sha256:{digest.hexdigest()}"
