"""Deny by default: every address of the office, every role and nobody, by GET and by POST."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from app.office.access import EVERYBODY, MAY, ROLES
from app.office.visit import ZONE
from app.settings import ROOT
from tests.office.desk import Desk
from tests.published import published

PARTS = {
    "key": "r1",
    "token": "nobody-was-given-this",
    "proof": "0" * 32,
    "kind": "csv",
    "reader": "skoler",
    "version": "1",
    "_rest": "hvad/som/helst",
}


def rules(office: Desk) -> list[Rule]:
    return [rule for rule in office.app.url_map.iter_rules() if rule.rule.startswith(ZONE)]


def path(office: Desk, rule: Rule) -> str:
    with office.app.test_request_context():
        built = rule.build({name: PARTS[name] for name in rule.arguments})
    assert built is not None
    return built[1]


def test_every_address_has_a_rule_and_every_rule_an_address(office: Desk) -> None:
    assert {rule.endpoint for rule in rules(office)} == set(MAY)
    assert len(rules(office)) >= 12


def test_who_is_not_signed_in_is_led_to_the_sign_in_page(office: Desk) -> None:
    office.world.opened()
    for rule in rules(office):
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            response = office.another().client.open(path(office, rule), method=method)
            if MAY[rule.endpoint] is EVERYBODY:
                assert response.status_code in (200, 400, 404, 410), (rule, method)
            else:
                assert (response.status_code, response.headers["Location"]) == (303, "/kontor/log-ind"), (rule, method)


def test_no_address_is_made_from_the_host_that_was_asked_for(office: Desk) -> None:
    response = office.another().client.get("/kontor", headers={"Host": "evil.example"})
    assert (response.status_code, response.headers["Location"]) == (303, "/kontor/log-ind")


@pytest.mark.parametrize("role", [*ROLES, "a role that is no more"])
def test_what_a_role_may_not_do_does_not_exist(office: Desk, role: str) -> None:
    office.world.opened()
    somebody = office.signed_in(role)
    for rule in rules(office):
        if role in MAY[rule.endpoint] or MAY[rule.endpoint] is EVERYBODY:
            continue
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            assert somebody.client.open(path(office, rule), method=method).status_code == 404, (rule, method)


def test_no_post_is_taken_without_its_token(office: Desk) -> None:
    office.world.opened()
    somebody = office.signed_in("administrator")
    for rule in rules(office):
        if "POST" in (rule.methods or set()) and rule.endpoint != "office.nowhere":
            for fields in ({}, {"csrf_token": "made up"}, {"csrf_token": office.another().token("/kontor/log-ind")}):
                assert somebody.client.post(path(office, rule), data=fields).status_code == 400, rule
    assert [action for _, action, _ in office.actions()] == ["password.set"]


def test_the_team_sees_rounds_but_takes_no_step(office: Desk) -> None:
    office.world.opened()
    page = office.signed_in("integrationsteam").get("/kontor/runde/r1")
    assert page.find(".//*[@data-testid='close_round']") is None
    assert office.another().signed_in("tovholder").get("/kontor/runde/r1").find(
        ".//*[@data-testid='close_round']"
    ) is not None  # fmt: skip


def test_the_public_zone_gets_no_cookie_even_from_who_is_signed_in(office: Desk) -> None:
    office.world.opened()
    somebody, answered = office.signed_in(), published(office.world, key="svar")
    for public in (f"/s/{office.world.token()}", f"/svar/{answered}", "/gemmer", "/healthz", "/kontoret"):
        assert "Set-Cookie" not in somebody.client.get(public).headers, public


def test_no_worker_loads_what_only_commands_need(tmp_path: Path) -> None:
    heavy = (
        "scipy",
        "pandas",
        "openpyxl",
        "highspy",
        "weasyprint",
        "segno",
        "alembic",
        "altair",
        "vl_convert",
        "docx",
        "exports.workbook",
    )
    code = f"import sys, app.wsgi; print([name for name in {heavy} if name in sys.modules])"
    command, env = [sys.executable, "-c", code], {"DELTAG_INSTANCE": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
