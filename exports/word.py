"""Writing in a Word document: styles in the house's looks, tables with a repeated head, pictures that are described."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from exports import theme
from exports.sheet import clean

LANGUAGE = "da-DK"
TALLEST_CM = 20.0
"""A picture, so that its caption and the heading above stand on the same page."""
MARGIN_CM, BODY, SMALL = 2.0, 10.5, 9.0
"""Margins of an A4 page; letters in points."""
HEADINGS = {"Title": (20, 0, 2), "Heading 1": (13, 10, 3), "Caption": (9.5, 0, 3)}
"""Style → size, space before and after in points."""


def document(title: str, made: datetime) -> Any:
    """An empty A4 document in Danish with the house's styles. made: what it says of its date; nothing of its writer."""
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    page.header_distance = page.footer_distance = Cm(0.9)
    _styles(doc)
    about = doc.core_properties
    about.title, about.author, about.last_modified_by, about.language = clean(title), "Deltag", "Deltag", LANGUAGE
    about.created = about.modified = made
    about.comments, about.revision = "", 1
    return doc


def content(doc: Any) -> bytes:
    """The document as a file."""
    out = BytesIO()
    doc.save(out)
    return out.getvalue()


def paragraph(doc: Any, text: str, style: str = "Normal", *, bold: str = "", fill: str = "") -> Any:
    """Running text. bold: said before it in bold. fill: a colour behind it all."""
    made = doc.add_paragraph(style=style)
    if bold:
        made.add_run(clean(bold) + (" " if text else "")).bold = True
    made.add_run(clean(text))
    if fill:
        made._p.get_or_add_pPr().append(_shade(fill))
    return made


def table(doc: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Any:
    """A table whose head is repeated on the next page and whose rows are never split. widths: in cm."""
    made = doc.add_table(rows=0, cols=len(heads), style="Normal Table")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    _lines(made)
    for place, texts in enumerate((heads, *rows)):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            said = cell.paragraphs[0]
            said.style = "Table Text"
            said.add_run(clean(text)).bold = place == 0
            if place == 0:
                dress(cell, theme.TEAL_DARK, theme.WHITE)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def dress(cell: Any, fill: str, ink: str) -> None:
    """A cell's fill and the colour of its letters."""
    cell._tc.get_or_add_tcPr().append(_shade(fill))
    for run in cell.paragraphs[0].runs:
        run.font.color.rgb = RGBColor.from_string(ink)
        run.bold = True


def to_the_right(cell: Any) -> None:
    """Numbers stand to the right."""
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def side_by_side(doc: Any, pictures: Sequence[tuple[str, bytes, str]], width: float) -> None:
    """Pictures beside each other. pictures: caption, PNG, what it shows in words; width: of each, in cm."""
    frame = doc.add_table(rows=1, cols=len(pictures))
    for cell, (caption, png, said) in zip(frame.rows[0].cells, pictures, strict=True):
        above = cell.paragraphs[0]
        above.style = "Caption"
        above.add_run(clean(caption))
        shape = cell.add_paragraph().add_run().add_picture(BytesIO(png), width=Cm(width))
        if shape.height > Cm(TALLEST_CM):  # Word cuts off what is taller than a page
            shape.width, shape.height = int(shape.width * Cm(TALLEST_CM) / shape.height), Cm(TALLEST_CM)
        shape._inline.docPr.set("descr", clean(said))
        shape._inline.docPr.set("title", clean(caption))


def footer(doc: Any, text: str) -> None:
    """On every page: what it is, and which page of how many."""
    made = doc.sections[0].footer.paragraphs[0]
    made.style = "Small"
    made.add_run(f"{clean(text)} · side ")
    _field(made, "PAGE")
    made.add_run(" af ")
    _field(made, "NUMPAGES")


def _lines(made: Any) -> None:
    """Thin pale lines between rows, none at the sides."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", theme.LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    made._tbl.tblPr.append(borders)


def _field(made: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    made._p.append(field)


def _styles(doc: Any) -> None:
    styles = doc.styles
    normal = styles["Normal"]
    _letters(normal, BODY, theme.INK)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.05
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): LANGUAGE})
    normal.element.rPr.append(language)
    for default in doc.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), LANGUAGE)
    for name, (size, before, after) in HEADINGS.items():
        _letters(styles[name], size, theme.TEAL_DARK, bold=True)
        styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(before), Pt(after)
        styles[name].paragraph_format.keep_with_next = True
        for line in styles[name].element.iter(qn("w:pBdr")):
            line.getparent().remove(line)
    for name, size, color in (("Table Text", SMALL, theme.INK), ("Small", SMALL, theme.MUTED)):
        made = styles.add_style(name, 1)
        made.base_style = normal
        _letters(made, size, color)
        made.paragraph_format.space_after = Pt(1)
    styles["List Bullet"].paragraph_format.space_after = Pt(2)


def _letters(style: Any, size: float, color: str, *, bold: bool = False) -> None:
    """One typeface for all: the template's headings follow a theme's instead."""
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), theme.FONT)


def _shade(fill: str) -> Any:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    return shade
