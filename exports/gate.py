"""The door: nothing leaves the house before the attacker has read the workbook as it would be printed."""

from __future__ import annotations

from collections.abc import Sequence

from app.questionnaire.model import Questionnaire
from exports import workbook
from exports.attack import Report, attack
from exports.progress import ATTACK, WRITE, Tell, silent
from exports.release import Release


class Leaks(Exception):
    """The attacker found something: nothing may be stored. report: what, and where."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{len(report.findings)} found among {report.tried} hidden figures")
        self.report = report


def prove(
    release: Release,
    questionnaires: Sequence[Questionnaire],
    earlier: Sequence[Release] = (),
    tell: Tell = silent,
) -> Report:
    """What the attacker says of a release beside every earlier version of it; raises Leaks when she finds anything."""
    tell(WRITE, 0.0)
    printed = [workbook.write(each) for each in (release, *earlier)]
    tell(ATTACK, 0.0)
    report = attack(printed[0], questionnaires, printed[1:], release.parameters, lambda done: tell(ATTACK, done))
    if report.findings:
        raise Leaks(report)
    return report
