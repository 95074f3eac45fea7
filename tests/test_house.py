"""The house itself: locks, metadata, the commands of the contract, and what the checkout holds."""

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
import regex as re
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import components
from tests.test_architecture import SHIPPED, imports, sources

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["project"]["optional-dependencies"]
RUN_TIME = PROJECT["project"]["dependencies"]

# What must stand in each lock.
LOCKS = {
    "requirements.lock": [*RUN_TIME, *PROJECT["build-system"]["requires"]],
    "requirements-dev.lock": [*RUN_TIME, *GROUPS["dev"]],
    "requirements-bench.lock": [*RUN_TIME, *GROUPS["bench"]],
}
TARGETS = ("serve", "setup", "test", "check", "bench", "lock", "clean", "help")

# Pieces, so that this file does not name what it looks for.
MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:" + r"wo" + r"rk/(?:main|shared|steering)|ro" + r"ot/|opt/(?:pypi|wheels))\b"
)
REGISTRY = re.compile(
    r"https?://|file:|^\s*(?:-i|-f|--\w*index\w*|--extra-index-url|--find-links)\b"
)
MAX_BYTES = 5_000_000  # of one file in the checkout
MAX_MODEL_BYTES = 20_000_000  # of one under models/: the weights of the network are one array


def entries(lock: str) -> dict[str, str]:
    """Each pinned project of a lock, canonical name to its whole entry with hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = "".join(line for line in text.splitlines(True) if not line.lstrip().startswith("#"))
    found = [entry.strip() for entry in re.split(r"(?m)^(?=\S)", lines) if entry.strip()]
    return {canonicalize_name(re.split(r"[=<>!~ ;\[]", e, maxsplit=1)[0]): e for e in found}


def version(entry: str) -> str:
    """The version an entry pins."""
    return re.split(r"==|[ ;\\\n]", entry, maxsplit=2)[1]


def in_checkout() -> list[str]:
    """Files git knows or would add; a file removed but not yet committed is left out."""
    git = components.require("git")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_is_pinned_and_hashed(lock: str) -> None:
    for name, entry in entries(lock).items():
        assert re.match(r"[\w.-]+==\S+", entry), f"{name} is not pinned"
        assert "--hash=sha256:" in entry, f"{name} has no hash"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(lock: str) -> None:
    pinned = entries(lock)
    for wanted in map(Requirement, LOCKS[lock]):
        name = canonicalize_name(wanted.name)
        assert name in pinned, f"{lock} lacks {name}; run make lock"
        assert wanted.specifier.contains(version(pinned[name])), f"{lock}: {name}; run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if REGISTRY.search(line)]


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock != "requirements.lock"])
def test_locks_agree_with_what_is_shipped(lock: str) -> None:
    more, shipped = entries(lock), entries("requirements.lock")
    assert {n: version(e) for n, e in shipped.items()} == {
        n: version(e) for n, e in more.items() if n in shipped
    }


def test_the_build_backend_is_locked_too() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]


def test_every_library_the_shipped_code_imports_is_declared() -> None:
    """Not only present by accident, as a dependency of a dependency."""
    declared = {canonicalize_name(Requirement(wanted).name) for wanted in RUN_TIME}
    owners = packages_distributions()
    loose = {
        f"{file.path}:{found.line}: {top}"
        for file in sources(SHIPPED)
        for found in imports(file)
        if (top := found.module.split(".")[0]) not in {*SHIPPED, *sys.stdlib_module_names}
        and not declared & {canonicalize_name(name) for name in owners.get(top, [])}
    }
    assert not loose, "declare these in pyproject.toml and run make lock:\n" + "\n".join(loose)


def test_no_library_binds_who_passes_roeland_on() -> None:
    """GPL and AGPL at run time would; the LGPL is for test-time libraries only."""
    for name in entries("requirements.lock"):
        try:
            about = distribution(name).metadata.json
        except PackageNotFoundError:  # for another platform
            continue
        # "License" may hold the whole text; its first line names it.
        own = str(about.get("license_expression") or about.get("license") or "").split("\n")[0]
        classifiers = [c for c in about.get("classifier", []) if c.startswith("License")]
        stated = " ".join([own, *classifiers])
        assert not re.search(r"\b[AL]?GPL|General Public License", stated), f"{name}: {stated}"


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_the_command(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_make_refuses_a_python_out_of_range(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = subprocess.run(
        ["make", f"VENV={tmp_path}/venv", f"PYTHON={old}", "setup"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0
    assert "is not Python 3.11, 3.12 or 3.13" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize("script", [".ci/run", ".ci/apt-install"])
def test_a_script_may_be_run_and_stops_at_the_first_failure(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111 == 0o111
    assert "\nset -euo pipefail\n" in (ROOT / script).read_text(encoding="utf-8")


def test_apt_install_says_what_to_install_where_it_may_not(tmp_path: Path) -> None:
    """An empty path has no apt-get, as on another system."""
    done = subprocess.run(
        ["/bin/bash", str(ROOT / ".ci/apt-install"), "some-package"],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "please install: apt-get install some-package" in done.stderr


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail), ("", pytest.skip)])
def test_a_missing_component_fails_in_ci_and_is_skipped_elsewhere(
    ci: str, outcome: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(components, "find", lambda command: None)
    with pytest.raises(outcome.Exception, match="apt-get install git"):  # type: ignore[attr-defined]
        components.require("git")


def test_no_file_names_a_path_of_a_machine_or_is_too_big() -> None:
    wrong = []
    for name in in_checkout():
        data = (ROOT / name).read_bytes()
        most = MAX_MODEL_BYTES if name.startswith("models/") else MAX_BYTES
        if len(data) > most:
            wrong.append(f"{name}: {len(data):,} bytes; the limit is {most:,}")
        elif b"\0" not in data[:8192]:
            text = data.decode("utf-8", errors="replace")
            wrong += [
                f"{name}:{number}: names a path of a machine"
                for number, line in enumerate(text.splitlines(), 1)
                if MACHINE_PATH.search(line)
            ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_wheel_holds_every_file_beside_the_code(tmp_path: Path) -> None:
    """Policy, tables, pages and the model are found in an installed copy as well."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    tops = ("recognizers/", "dlp/", "api/", "models/")
    beside = {n for n in in_checkout() if n.startswith(tops)}
    assert not {n for n in beside - packed if not n.startswith("models/training/")}
