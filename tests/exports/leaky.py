"""Small workbooks in the format of ours, written by hand: each leaks one thing, and has a twin that does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart.data_source import NumData, NumDataSource, NumRef, NumVal
from openpyxl.chart.series import Series

DATA = ("runde", "tabel", "spoergsmaal", "gruppering", "gruppe", "svar", "antal", "base", "procent", "status")
INDICATORS = (
    "runde", "indikator", "navn", "gruppering", "gruppe", "vaerdi", "nedre", "oevre", "base", "forrige", "forskel",
    "dom", "status",
)  # fmt: skip
MISSING = ("Ved ikke", "Ønsker ikke at svare", "Ikke relevant", "Uoplyst", "Ikke spurgt")
POLES = {"Sjældnere": ("Meget sjældnere", "Lidt sjældnere"), "Lige så tit": ("Lige så tit",),
         "Oftere": ("Lidt oftere", "Meget oftere")}  # fmt: skip
FREQUENCY = ("Aldrig", "Sjældent", "Tit", "Altid")
KNOW = "Får du at vide, når der sker noget i dit boligområde?"

Finish = Callable[[Workbook], None]


@dataclass
class Counts:
    """The counts of one table in one group; `hide` names rows, "Base" and "Total" that are not printed.

    base: of a question with several answers; else it is what the answers add up to.
    """

    table: str
    answers: Mapping[str, int]
    hide: Sequence[str] = ()
    group: str = "Total"
    grouping: str = "Område"
    base: int | None = None
    poles: bool = False
    percent: bool = True

    def rows(self, round_: str) -> Iterable[tuple[str | int | float | None, ...]]:
        base = self.base
        if base is None:
            base = sum(count for answer, count in self.answers.items() if answer not in MISSING)
        outside = sum(count for answer, count in self.answers.items() if answer in MISSING)
        poles = {f"Pol: {p}": sum(self.answers[a] for a in parts) for p, parts in POLES.items()} if self.poles else {}
        for answer, count in {**self.answers, **poles, "Total": base + outside}.items():
            hidden = answer in self.hide
            shown = None if "Base" in self.hide else base
            valid = self.percent and not hidden and base and answer not in (*MISSING, "Total")
            yield (
                round_, self.table, self.table.split("|")[0].split(".")[0],
                "Total" if self.group == "Total" else self.grouping, self.group, answer, None if hidden else count,
                shown, round(count / base, 6) if valid else None, "skjult" if hidden else "vist",
            )  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A row of tblIndikatorer; value None: hidden."""

    id: str
    value: float | None
    base: int | None
    low: float | None = None
    high: float | None = None
    group: str = "Total"
    name: str = ""


@dataclass
class Leaky:
    """A workbook. finish: what is done to it last. alt: what its chart is said to show."""

    tables: Sequence[Counts]
    figures: Sequence[Figure] = ()
    finish: Sequence[Finish] = field(default_factory=tuple)
    alt: str = ""
    round: str = "r1"

    def bytes(self) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name in ("Forside", "Indikatorer", "Spørgsmål", "Data", "Metode"):
            book.create_sheet(name)
        book["Forside"]["B1"] = "Beboerskema, runde 1"
        book["Indikatorer"].append(INDICATORS)
        for one in self.figures:
            where = ("Total" if one.group == "Total" else "Område", one.group)
            status = "vist" if one.value is not None else "skjult"
            figures = (one.value, one.low, one.high, one.base)
            book["Indikatorer"].append((self.round, one.id, one.name, *where, *figures, None, None, None, status))
        book["Data"].append(DATA)
        for table in self.tables:
            for row in table.rows(self.round):
                book["Data"].append(row)
        for act in self.finish:
            act(book)
        out = BytesIO()
        book.save(out)
        return described(out.getvalue(), self.alt) if self.alt else out.getvalue()


def described(content: bytes, alt: str) -> bytes:
    """The same file with an alt text on its first drawing."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/drawings/drawing"):
                part = re.sub(rb"<(\w*:?)cNvPr ", rf'<\1cNvPr descr="{alt}" '.encode(), part, count=1)
            new.writestr(name, part)
    return out.getvalue()


def with_chart(cached: Sequence[float], row: int = 4) -> Finish:
    """A table of bs_know on Spørgsmål, its hidden rows as "–", and a chart that remembers these figures of it."""

    def act(book: Workbook) -> None:
        sheet = book["Spørgsmål"]
        sheet["A2"], sheet["A3"], sheet["B3"] = KNOW, "Svar", "Antal"
        shown = {record[5]: record[6] for record in book["Data"].iter_rows(min_row=2, values_only=True)}
        for place, answer in enumerate(FREQUENCY):
            sheet.cell(row + place, 1, answer)
            count = shown[answer]
            sheet.cell(row + place, 2, "–" if count is None else count)
        chart = BarChart()
        points = [NumVal(idx=place, v=str(value)) for place, value in enumerate(cached)]
        copy = NumData(ptCount=len(points), pt=points)
        reference = f"'Spørgsmål'!$B${row}:$B${row + 3}"
        chart.series.append(Series(val=NumDataSource(numRef=NumRef(f=reference, numCache=copy))))
        sheet.add_chart(chart, "E3")

    return act


def known(group: str, *counts: int, hide: Sequence[str] = (), missing: tuple[int, int] = (4, 3)) -> Counts:
    """A table of bs_know: never, seldom, often, always; don't know, no answer."""
    answers = dict(zip(FREQUENCY, counts, strict=True))
    return Counts("bs_know", {**answers, "Ved ikke": missing[0], "Uoplyst": missing[1]}, hide, group)
