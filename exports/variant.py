"""Which workbook each reader gets of a released round; the office that owns the round gets the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from exports import cut, overview, workbook
from exports.release import Release

Reader = Literal["skoler", "integration", "boligforening"]
READERS: tuple[Reader, ...] = get_args(Reader)
ASSOCIATIONS = ("fa", "fm")


def write(reader: Reader, release: Release, releases: Sequence[Release], area: str = "") -> bytes:
    """The workbook for a reader: cut from released rounds alone.

    releases: the newest of every released round, this one too. area: whose boligforening. Raises ValueError in Danish
    for a round that has nothing for the reader.
    """
    if reader == "boligforening":
        return workbook.write(cut.area(release, area))
    every = [release, *(one for one in releases if one.round.key != release.round.key)]
    if reader == "integration":
        return overview.write(every)
    if not any(form.form in ASSOCIATIONS for form in release.forms):
        raise ValueError(f"Runden {release.round.key} har ikke foreningernes skemaer.")
    residents = cut.newest(every, cut.RESIDENTS)
    return workbook.write(release, [cut.meetings(residents)] if residents else [])
