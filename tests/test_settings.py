"""Settings: safe defaults on a laptop, no start in production without what keeps it safe."""

from pathlib import Path

import pytest

from app.database import make_engine
from app.outage import StorageUnavailable
from app.settings import UnsafeSettings, from_environment


def test_outside_production_a_secret_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = from_environment({"DELTAG_INSTANCE": str(tmp_path)})
    second = from_environment({"DELTAG_INSTANCE": str(tmp_path)})
    assert len(first.secret) >= 32
    assert first.secret == second.secret
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_production_names_everything_that_is_missing_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings) as refused:
        from_environment({"DELTAG_INSTANCE": str(tmp_path), "DELTAG_PRODUCTION": "1"})
    for name in ("DELTAG_SECRET", "DELTAG_DATABASE_URL", "DELTAG_BASE_URL"):
        assert name in str(refused.value)


@pytest.mark.parametrize("said", ["1", "true", "yes", "on"])
def test_production_is_whatever_is_not_a_no(tmp_path: Path, said: str) -> None:
    with pytest.raises(UnsafeSettings):
        from_environment({"DELTAG_INSTANCE": str(tmp_path), "DELTAG_PRODUCTION": said})


@pytest.mark.parametrize("said", ["", "0"])
def test_an_empty_secret_is_none(tmp_path: Path, said: str) -> None:
    env = {"DELTAG_INSTANCE": str(tmp_path), "DELTAG_PRODUCTION": said, "DELTAG_SECRET": ""}
    assert len(from_environment(env).secret) >= 32


@pytest.mark.parametrize(
    ("name", "typed"), [("PORT", "abc"), ("PORT", "99999"), ("DELTAG_WORKERS", "0"), ("DELTAG_GRACE_HOURS", "-1")]
)
def test_a_number_that_cannot_be_used_is_named(tmp_path: Path, name: str, typed: str) -> None:
    with pytest.raises(ValueError, match=name) as refused:
        from_environment({"DELTAG_INSTANCE": str(tmp_path), name: typed})
    assert typed in str(refused.value)


@pytest.mark.parametrize("url", ["nonsense", "oracle+nothing://a:secret-word@b/c", "://"])
def test_an_address_that_is_no_database_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StorageUnavailable, match="DELTAG_DATABASE_URL") as refused:
        make_engine(url)
    assert "secret-word" not in str(refused.value)


def test_production_starts_with_secret_database_and_https(tmp_path: Path) -> None:
    settings = from_environment(
        {
            "DELTAG_INSTANCE": str(tmp_path),
            "DELTAG_PRODUCTION": "1",
            "DELTAG_SECRET": "s" * 32,
            "DELTAG_DATABASE_URL": "postgresql+psycopg://deltag@localhost/deltag",
            "DELTAG_BASE_URL": "https://deltag.example/",
        }
    )
    assert settings.base_url == "https://deltag.example"
    assert not (tmp_path / "secret").exists()


def test_the_secret_does_not_show_when_settings_are_printed(tmp_path: Path) -> None:
    settings = from_environment({"DELTAG_INSTANCE": str(tmp_path)})
    assert settings.secret.decode() not in repr(settings)


def test_the_grace_is_two_days_unless_set(tmp_path: Path) -> None:
    assert from_environment({"DELTAG_INSTANCE": str(tmp_path)}).grace_hours == 48
    assert from_environment({"DELTAG_INSTANCE": str(tmp_path), "DELTAG_GRACE_HOURS": "12"}).grace_hours == 12
