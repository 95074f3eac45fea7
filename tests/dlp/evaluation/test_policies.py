"""Two policies on the same texts: what changes, and that each text is scanned once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from dlp.data import Context
from dlp.evaluation.corpus import Case
from dlp.evaluation.policies import PolicyDiff, summed, turns
from dlp.evaluation.policy_tables import policy_notes, policy_tables, turn_lines
from dlp.policy.load import load_policy
from dlp.scanner import Scanner, build_scanner
from dlp.settings import load_settings

RULE = "schema: 1\nrules: [{{name: mail, any_of: [{{entities: [{entity}]}}], action: {action}}}]\n"
MAIL = RULE.format(entity="EMAIL_ADDRESS", action="redact")
MAIL_BLOCKED = RULE.format(entity="EMAIL_ADDRESS", action="block")
OBSERVED = MAIL_BLOCKED.replace("schema: 1", "schema: 1\nmode: observe")
PHONE = RULE.format(entity="PHONE_NUMBER", action="redact")
EXCLUDED = MAIL + "exclusions: [{entity: EMAIL_ADDRESS, values: [an@voorbeeld.be], owner: me}]\n"
TIERED = MAIL + "tiers: {blocked: {match: [{host: grok.com}]}}\n"

TEXTS = {
    "mail": "Schrijf naar\nan@voorbeeld.be voor meer.",
    "both": "an@voorbeeld.be of 053 72 00 41",
    "none": "Niets bijzonders.",
}
CASES = tuple(Case(name, "nl", text, ()) for name, text in TEXTS.items())


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(load_settings(data_dir=str(tmp_path_factory.mktemp("state"))))


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.asked: list[str] = []

    def detect(
        self,
        text: str,
        said: Sequence[str] = (),
        *,
        names: bool = True,
        body: int = 0,
        technical: bool = False,
    ) -> list[Any]:
        self.asked.append(text)
        return cast(
            list[Any], self.engine.detect(text, said, names=names, body=body, technical=technical)
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)


def compared(
    scanner: Scanner, folder: Path, before: str, after: str, context: Context | None = None
) -> PolicyDiff:
    sides = []
    for name, content in (("a", before), ("b", after)):
        file = folder / f"{name}.yaml"
        file.write_text(content)
        sides.append(replace(scanner, policy=load_policy(file)))
    return summed(turns(sides[0], sides[1], CASES, context or Context()))


# policies, verdicts that change, what happens to findings (text, line, column, before, after)
DIFFERENT: list[tuple[str, str, dict[str, str], list[tuple[Any, ...]]]] = [
    (MAIL, MAIL, {}, []),
    (
        MAIL,
        MAIL_BLOCKED,
        {"mail": "redact>block", "both": "redact>block"},
        [("mail", 2, 1, "redact", "block"), ("both", 1, 1, "redact", "block")],
    ),
    (
        MAIL,
        PHONE,
        {"mail": "redact>allow"},
        [
            ("mail", 2, 1, "redact", "allow"),
            ("both", 1, 1, "redact", "allow"),
            ("both", 1, 20, "allow", "redact"),
        ],
    ),
    (
        MAIL,
        EXCLUDED,
        {"mail": "redact>allow", "both": "redact>allow"},
        [("mail", 2, 1, "redact", "excluded"), ("both", 1, 1, "redact", "excluded")],
    ),
    (
        EXCLUDED,
        MAIL,
        {"mail": "allow>redact", "both": "allow>redact"},
        [("mail", 2, 1, "excluded", "redact"), ("both", 1, 1, "excluded", "redact")],
    ),
]


@pytest.mark.parametrize(("before", "after", "verdicts", "handled"), DIFFERENT)
def test_texts_are_decided_twice(
    scanner: Scanner,
    tmp_path: Path,
    before: str,
    after: str,
    verdicts: dict[str, str],
    handled: list[tuple[Any, ...]],
) -> None:
    diff = compared(scanner, tmp_path, before, after)
    assert {turn.id: f"{turn.before}>{turn.after}" for turn in diff.changed} == verdicts
    assert [
        (turn.id, one.line, one.column, one.before, one.after)
        for turn in diff.turns
        for one in turn.handled
    ] == handled
    assert diff.texts == sum(sum(row.values()) for row in diff.verdicts.values()) == len(CASES)


def test_rules_and_would_be_verdicts_are_named(scanner: Scanner, tmp_path: Path) -> None:
    diff = compared(scanner, tmp_path, MAIL, OBSERVED)
    turn = diff.turns[0]
    assert (turn.before, turn.after, turn.rules_before, turn.rules_after) == (
        *("redact", "allow"),
        *(("mail",), ()),
    )
    assert (turn.would_be_before, turn.would_be_after) == ("redact", "block")
    assert list(turn_lines(diff)) == ["mail: redact → allow (mail)", "both: redact → allow (mail)"]
    assert list(policy_notes(diff)) == ["3 texts, 2 with another verdict"]
    observed = compared(scanner, tmp_path, MAIL_BLOCKED, OBSERVED)
    assert list(policy_notes(observed)) == [
        "3 texts, 2 with another verdict",
        "0 texts with another verdict were every rule enforced",
    ]


def test_the_destination_counts(scanner: Scanner, tmp_path: Path) -> None:
    context = Context(destination="https://grok.com/chat")
    assert [t.id for t in compared(scanner, tmp_path, MAIL, TIERED, context).changed] == [
        *("mail", "both", "none")
    ]
    assert not compared(scanner, tmp_path, MAIL, TIERED).changed


def test_each_text_is_scanned_once(scanner: Scanner, tmp_path: Path) -> None:
    counting = Counting(scanner.engine)
    compared(replace(scanner, engine=cast(Any, counting)), tmp_path, MAIL, PHONE)
    assert counting.asked == [TEXTS["mail"], TEXTS["both"], TEXTS["none"]]


def test_tables_and_json_hold_counts_and_no_values(scanner: Scanner, tmp_path: Path) -> None:
    diff = compared(scanner, tmp_path, MAIL, EXCLUDED)
    tables = list(policy_tables(diff))
    assert [table.rows for table in tables[1:]] == [
        (("redact → allow", "2", "mail", "–"),),
        (("EMAIL_ADDRESS", "redacted", "excluded", "2"),),
    ]
    assert all(len(row) == len(table.heads) for table in tables for row in table.rows)
    said = json.dumps(diff.as_json()) + repr(diff)
    assert "voorbeeld" not in said
    assert diff.as_json()["entities"] == {"EMAIL_ADDRESS": {"redact": {"excluded": 2}}}
