"""Every setting with its default and meaning; the only reader of the environment."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class UnsafeSettings(RuntimeError):
    """Raised when Deltag is asked to start in production without what keeps it safe."""


@dataclass(frozen=True)
class Settings:
    """How one installation runs.

    instance: folder of the embedded database, the keys, the releases' files and how far the office's work has come.
    database_url: SQLAlchemy URL; SQLite in the instance folder unless set.
    base_url: the address people use, without a slash at its end; never read from a request.
    secret: 32 bytes or more; receipts, codes and sign-in links are keyed by it.
    production: refuse to start unless secret, database and an https address are given; on unless unset, empty or 0.
    grace_hours: how long posts are taken after a round is closed.
    contact_name, contact_phone: whom residents can ask.
    boards_contact_name, boards_contact_phone: whom boards and members of associations can ask.
    controller: name and address of the authority that answers for the data.
    data_protection_officer: how to reach the one who watches over it.
    paper_place: where answers on paper are handed in.
    """

    instance: Path = ROOT / "instance"
    database_url: str = ""
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    secret: bytes = field(default=b"", repr=False)
    production: bool = False
    grace_hours: int = 48
    contact_name: str = "Center for By, Erhverv og Miljø"
    contact_phone: str = "44 77 20 00"
    boards_contact_name: str = "Center for Skoler, Institutioner og Kultur"
    boards_contact_phone: str = "44 77 20 00"
    controller: str = "Ballerup Kommune, Hold-an Vej 7, 2750 Ballerup"
    data_protection_officer: str = "Databeskyttelsesrådgiveren, Ballerup Kommune, Hold-an Vej 7, 2750 Ballerup"
    paper_place: str = "Ballerup Rådhus, Hold-an Vej 7, 2750 Ballerup"
    max_post_bytes: int = 256 * 1024

    @property
    def keys(self) -> Path:
        """Folder of the rounds' keys: outside the database and its backups."""
        return self.instance / "keys"


def from_environment(env: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from DELTAG_* variables, HOST and PORT.

    Raises UnsafeSettings in production when a secret, database or https address is missing, and ValueError,
    in Danish, for a number that is none.
    """
    instance = Path(env.get("DELTAG_INSTANCE", ROOT / "instance")).resolve()
    host, port = env.get("HOST", "127.0.0.1"), _number(env, "PORT", 8000, 1, 65535)
    production = env.get("DELTAG_PRODUCTION", "") not in ("", "0")
    settings = Settings(
        instance=instance,
        database_url=env.get("DELTAG_DATABASE_URL", f"sqlite:///{instance / 'deltag.sqlite'}"),
        base_url=env.get("DELTAG_BASE_URL", f"http://{host}:{port}").rstrip("/"),
        host=host,
        port=port,
        workers=_number(env, "DELTAG_WORKERS", 2, 1, 64),
        secret=_secret(env, instance, production),
        production=production,
        grace_hours=_number(env, "DELTAG_GRACE_HOURS", 48, 0, 24 * 14),
        contact_name=_words(env, "contact_name"),
        contact_phone=_words(env, "contact_phone"),
        boards_contact_name=_words(env, "boards_contact_name"),
        boards_contact_phone=_words(env, "boards_contact_phone"),
        controller=_words(env, "controller"),
        data_protection_officer=_words(env, "data_protection_officer"),
        paper_place=_words(env, "paper_place"),
    )
    if production:
        _refuse_unsafe(settings, env)
    return settings


SAID_TO_PEOPLE = (
    "contact_name",
    "contact_phone",
    "boards_contact_name",
    "boards_contact_phone",
    "controller",
    "data_protection_officer",
    "paper_place",
)
"""Settings that are words for respondents; the variable of each is DELTAG_ and its name."""


def _words(env: Mapping[str, str], name: str) -> str:
    return env.get(f"DELTAG_{name.upper()}", getattr(Settings, name))


def _number(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    typed = env.get(name, str(default))
    if not typed.isdecimal() or not low <= int(typed) <= high:
        raise ValueError(f"{name} skal være et helt tal fra {low} til {high}, ikke “{typed}”")
    return int(typed)


def _secret(env: Mapping[str, str], instance: Path, production: bool) -> bytes:
    """From the environment; outside production made once and kept beside the embedded database."""
    if env.get("DELTAG_SECRET") or production:
        return env.get("DELTAG_SECRET", "").encode()
    file = instance / "secret"
    if not file.exists():
        instance.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return file.read_text().encode()


def _refuse_unsafe(settings: Settings, env: Mapping[str, str]) -> None:
    faults = []
    if len(settings.secret) < 32:
        faults.append("DELTAG_SECRET skal være mindst 32 tegn")
    if "DELTAG_DATABASE_URL" not in env:
        faults.append("DELTAG_DATABASE_URL skal nævne databasen")
    if not settings.base_url.startswith("https://"):
        faults.append("DELTAG_BASE_URL skal være den https-adresse, folk bruger")
    if faults:
        raise UnsafeSettings("Deltag starter ikke i drift: " + "; ".join(faults) + ".")
