"""Somebody who has a released workbook, knows how the forms ask, and tries to learn what is hidden in it.

Written apart from the protection: nothing here imports what decides what is hidden, and that imports nothing here.
"""

from exports.attack.figures import DEFAULTS, Cell
from exports.attack.reading import NoWorkbook, mark_of
from exports.attack.report import Finding, Report, attack
from exports.attack.solve import Undecided

__all__ = ["DEFAULTS", "Cell", "Finding", "NoWorkbook", "Report", "Undecided", "attack", "mark_of"]
