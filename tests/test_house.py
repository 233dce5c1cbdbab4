"""The house itself: layout fixed by the customer, locks that pin, nothing of one machine in the tree."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIXED = ("app/forms", "app/templates", "translations", "migrations", "exports", "tests", "setup.cfg", "README.md")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("place", FIXED)
def test_the_customers_layout_is_kept(place: str) -> None:
    assert (ROOT / place).exists()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_pinned_package_has_a_hash_and_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    packages = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(packages) > 20
    assert [p.splitlines()[0] for p in packages if "--hash=sha256:" not in p] == []
    assert "://" not in text


@pytest.mark.parametrize("place", ["", "bench/lighthouse"])
def test_the_parts_from_npm_are_pinned_by_integrity_without_hosts(place: str) -> None:
    packages = json.loads((ROOT / place / "package-lock.json").read_text())["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert installed
    assert [name for name, entry in installed.items() if "integrity" not in entry] == []
    assert [name for name, entry in installed.items() if "resolved" in entry] == []


def test_no_source_file_holds_two_jobs() -> None:
    long = {p.name: n for p in tracked() if p.suffix in {".py", ".js", ".html", ".toml"} and (n := lines(p)) > 300}
    assert {name: n for name, n in long.items() if not name.startswith(("boligsocial", "forening"))} == {}


def test_pictures_are_light() -> None:
    heavy = [p.name for p in (ROOT / "docs" / "pictures").glob("*.png") if p.stat().st_size > 150_000]
    assert heavy == []


def test_every_picture_is_shown_and_every_link_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    told = {p: re.findall(r"\]\(([^)#:]+)\)", p.read_text(encoding="utf-8")) for p in pages}
    linked = {(page.parent / link).resolve() for page, links in told.items() for link in links}
    assert [str(path) for path in linked if not path.exists()] == []
    assert set((ROOT / "docs" / "pictures").glob("*.png")) - linked == set()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
