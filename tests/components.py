"""Real programs the tests talk to: which they are, and what happens where one is missing.

tests/components.tsv names them: adding a component is adding a line. `make test` installs their
Debian packages where it may; `python -m tests.components` prints the packages of those missing.
"""

import os
import shutil
from csv import DictReader
from pathlib import Path

import pytest

TABLE = Path(__file__).with_name("components.tsv")


def packages(table: Path = TABLE) -> dict[str, str]:
    """Debian package of each command, in the order of the table."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = DictReader(lines, delimiter="\t")
        return {row["command"]: row["debian_package"] for row in rows}


def missing(table: Path = TABLE) -> list[str]:
    """Debian packages of the commands that are not on the path, each once."""
    wanted = packages(table).items()
    return list(dict.fromkeys(package for command, package in wanted if not find(command)))


def find(command: str) -> str | None:
    """Path of a command; daemons lie in sbin, which is not on every user's path."""
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin"])
    return shutil.which(command, path=places)


def require(command: str) -> str:
    """Path of a command of the table, for a test that cannot do without.

    Raises: KeyError when the table lacks the command; pytest's Skipped, or with CI=true Failed,
    when the machine lacks it.
    """
    package = packages()[command]
    path = find(command)
    if path is not None:
        return path
    say = f"needs {command}; please install: apt-get install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(say, pytrace=False)
    pytest.skip(say)


if __name__ == "__main__":
    print(*missing())
