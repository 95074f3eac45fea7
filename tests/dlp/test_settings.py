"""Settings: where values come from, and what a mistake says."""

from pathlib import Path
from typing import Any

import pytest

from dlp.errors import ConfigurationError
from dlp.limits import FileLimits
from dlp.settings import Settings, default_data_dir, load_settings

SECRET = "hunter2-85.07.30-999.32"


@pytest.fixture(autouse=True)
def no_settings_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DLP_{name.upper()}", raising=False)


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_given_wins_over_environment_over_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().port == 8080
    monkeypatch.setenv("DLP_PORT", "9000")
    assert load_settings(port=None).port == 9000
    assert load_settings(port="9001").port == 9001


LISTS = [
    ("allowed_peers", "10.0.0.0/8, 192.0.2.7", ["10.0.0.0/8", "192.0.2.7/32"]),
    ("peer_scopes", "scan,tune", ["scan", "tune"]),
    ("allowed_origins", " https://a.example ,", ["https://a.example"]),
    ("recognizer_files", "a.yaml,b.yaml", ["a.yaml", "b.yaml"]),
    ("allowed_hosts", "", []),
]


@pytest.mark.parametrize(("name", "value", "read"), LISTS)
def test_lists_are_separated_by_commas(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: list[str]
) -> None:
    monkeypatch.setenv(f"DLP_{name.upper()}", value)
    assert [str(item) for item in getattr(load_settings(), name)] == read


WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({"port": SECRET}, ["DLP_PORT"]),
    (
        {"port": 70_000, "workers": 0, "deadline_s": -1},
        ["DLP_PORT", "DLP_DEADLINE_S", "DLP_WORKERS"],
    ),
    ({"allowed_peers": "10.0.0.1/8"}, ["DLP_ALLOWED_PEERS"]),
    ({"allowed_peers": SECRET}, ["DLP_ALLOWED_PEERS"]),
    ({"peer_scopes": SECRET}, ["DLP_PEER_SCOPES"]),
    ({"tls_cert": "a.pem"}, ["tls_cert and tls_key go together"]),
    ({"tls_client_ca": "a.pem"}, ["tls_client_ca needs tls_cert"]),
    ({"log_level": SECRET}, ["DLP_LOG_LEVEL"]),
    ({"store_url": ["x", SECRET]}, ["DLP_STORE_URL"]),
    ({"colour": SECRET}, ["settings: colour: no such setting"]),
]


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_all_mistakes_are_listed_without_the_values(
    given: dict[str, Any], named: list[str]
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(**given)
    assert len(caught.value.mistakes) == len(named)
    assert all(any(name in mistake for mistake in caught.value.mistakes) for name in named)
    assert SECRET not in str(caught.value)


def test_state_lives_where_xdg_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    settings = load_settings()
    assert settings.data_dir == default_data_dir() == tmp_path / "roeland"
    assert settings.store_location == f"sqlite:///{tmp_path}/roeland/store.sqlite3"
    assert settings.key_ring_location.parent == settings.audit_location.parent.parent
    assert "hunter2" not in repr(load_settings(store_url="postgresql://a:hunter2@b/c"))


def test_limits_on_documents_are_settings_with_one_default() -> None:
    assert Settings().file_limits == FileLimits()
    assert Settings(max_pages=3).file_limits.max_pages == 3
