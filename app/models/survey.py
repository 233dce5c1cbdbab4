"""What is asked, where and when: questionnaires, areas, activities, rounds and their links."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, ForeignKeyConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class QuestionnaireVersion(Base):
    """An immutable version of a form, with all its languages, as canonical JSON."""

    __tablename__ = "questionnaire_version"

    form: Mapped[str] = mapped_column(String(40), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(Text)


class Area(Base):
    """A housing area. `position` orders the areas along which small ones are joined.

    `languages` are those its residents are asked in; none said means all there are.
    """

    __tablename__ = "area"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
    residents: Mapped[int]
    languages: Mapped[list[str] | None] = mapped_column(JSON)


class Activity(Base):
    """An activity open to all residents of an area; its code is stable and never used again."""

    __tablename__ = "activity"

    area: Mapped[str] = mapped_column(ForeignKey("area.code"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    picto: Mapped[str | None] = mapped_column(String(40))
    active: Mapped[bool]


class Round(Base):
    """A period in which one or more forms are open together. `closed_at` in seconds since 1970 (UTC)."""

    __tablename__ = "round"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    phase: Mapped[str] = mapped_column(String(10))
    trial: Mapped[bool]
    opens_on: Mapped[dt.date]
    closes_on: Mapped[dt.date]
    closed_at: Mapped[int | None] = mapped_column(BigInteger)
    counted_on: Mapped[dt.date | None]
    released_on: Mapped[dt.date | None]
    paused: Mapped[bool]
    thresholds: Mapped[dict[str, int]] = mapped_column(JSON)
    fewer_languages_because: Mapped[str | None] = mapped_column(Text)


class RoundForm(Base):
    """One form in a round. `frozen` is what opening fixed; `versions` are those accepted until counting."""

    __tablename__ = "round_form"
    __table_args__ = (
        UniqueConstraint("round", "form"),
        ForeignKeyConstraint(["form", "version"], ["questionnaire_version.form", "questionnaire_version.version"]),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round: Mapped[str] = mapped_column(ForeignKey("round.key"))
    form: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    versions: Mapped[list[int]] = mapped_column(JSON)
    frozen: Mapped[dict[str, Any]] = mapped_column(JSON)


class Link(Base):
    """An address that leads to a form: for everybody, or for those who hold a code."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("round_form", "label"),)

    token: Mapped[str] = mapped_column(String(24), primary_key=True)
    round_form: Mapped[int] = mapped_column(ForeignKey("round_form.id"))
    group: Mapped[str | None] = mapped_column(String(40))
    mode: Mapped[str] = mapped_column(String(4))
    label: Mapped[int]
