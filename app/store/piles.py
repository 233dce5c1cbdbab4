"""What lies in the ballot box, opened a batch at a time: by the nightly bands and by counting, never by a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from app.models import Base, RoundForm
from app.questionnaire.model import Questionnaire
from app.questionnaire.pile import RATING, text_size
from app.questionnaire.record import Layout
from app.store import questionnaires, rounds
from app.store.answer import RATED_AT_MOST
from app.store.box import Box
from app.store.frozen import Frozen, filled, from_json

TABLES = Base.metadata.tables
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries of one kind lie in the rows of a pile: after `start` bytes, in so many places of `size` bytes each.

    Entries come first in their row. A blank place is all ones, which no ballot's link, rating or text has.
    """

    pile: str
    start: int
    size: int
    places: int

    def entry(self, row: bytes, place: int) -> bytes | None:
        """What lies in a place of a row, None in a blank one."""
        first = self.start + place * self.size
        found = row[first : first + self.size]
        return None if found == b"\xff" * self.size else found

    def entries(self, row: bytes) -> Iterator[bytes]:
        """What lies in the row."""
        for place in range(self.places):
            found = self.entry(row, place)
            if found is None:
                return
            yield found


@dataclass(frozen=True, slots=True)
class Form:
    """A form in a round with all it takes to read its piles.

    ballots, ratings, texts: where they lie until they are counted; those with texts only have no ballot.
    """

    id: int
    round: str
    questionnaire: Questionnaire
    frozen: Frozen
    layout: Layout
    ballots: tuple[Source, ...]
    ratings: tuple[Source, ...]
    texts: tuple[Source, ...]

    def box(self, cipher: AESGCM, pile: str) -> Box:
        """The seal of one of its piles."""
        return Box(cipher, self.round, self.questionnaire.form, pile)


def form_of(session: Session, row: RoundForm) -> Form:
    """The form with its local lists as opening fixed them."""
    frozen = from_json(row.frozen)
    questionnaire = filled(questionnaires.get(session, row.form, row.version), frozen, None)
    layout = Layout(questionnaire, frozen.area_codes)
    size, text = layout.size, text_size(questionnaire)
    texts = sum(question.stored == "texts" for question in questionnaire.questions)
    return Form(
        row.id,
        row.round,
        questionnaire,
        frozen,
        layout,
        ballots=(Source("ballot", 0, size, 1), Source("board_answer", 0, size, 1)),
        ratings=(Source("rating", 0, RATING.itemsize, RATED_AT_MOST),),
        texts=(Source("free_text", 0, text, texts), Source("board_answer", size, text, texts)),
    )


def forms_of(session: Session, round_: str) -> list[Form]:
    """All forms of a round, in their order."""
    return [form_of(session, row) for row in rounds.forms_of(session, round_)]


def opened(session: Session, form: Form, cipher: AESGCM, pile: str) -> Iterator[bytes]:
    """A pile's rows in the clear, a batch at a time. Raises Unsealable on a row that was changed."""
    table, box = TABLES[pile], form.box(cipher, pile)
    statement = select(key_column(table), table.c.sealed).where(table.c.round_form == form.id)
    with session.execute(statement, execution_options={"yield_per": BATCH}) as rows:
        for batch in rows.partitions():
            yield from [box.open(row, sealed) for row, sealed in batch]


def entries(session: Session, form: Form, cipher: AESGCM, sources: Iterable[Source]) -> Iterator[bytes]:
    """The entries of a form whose round is not counted, as they were sent in. Raises Unsealable."""
    for source in sources:
        for row in opened(session, form, cipher, source.pile):
            yield from source.entries(row)


def batched(found: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The same, so many at a time that their number is of no matter to the memory."""
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def holds(session: Session, pile: str, forms: Sequence[int]) -> bool:
    """Whether a pile has any row of these forms."""
    table = TABLES[pile]
    return session.execute(select(table.c.round_form).where(table.c.round_form.in_(forms)).limit(1)).first() is not None


def key_column(table: Table) -> ColumnElement[bytes]:
    """The column that names a row within its pile."""
    return list(table.primary_key.columns)[-1]
