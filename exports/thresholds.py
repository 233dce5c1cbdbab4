"""How many must stand behind a figure: the round's settings, which may be raised and never go below their floor."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from exports.groups import LEAST_ANSWERS


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers of design 4-disclosure and instruments/05 section 4, fixed when a round opens.

    Raises ValueError for a value below its floor.
    """

    persons: int = 10  # smallest base of persons, K
    boards: int = 5  # smallest base of boards, K
    facts: int = 3  # counts of 1 … k-1 of an observable fact point at somebody
    ratings: int = 5  # ratings before an activity is assessed (B2)
    few_persons: int = 30  # below this a figure is marked "Få svar"
    few_boards: int = 15
    median_boards: int = 15  # boards before a median is said
    left_over: int = 3  # people who did not answer, before a coverage is said
    area: int = LEAST_ANSWERS  # answers of an area that stands alone
    type_bases: int = 3  # smallest bases of a published type
    age_band: int = 30  # answers of every age band, before any is told
    activities: int = 10  # ratings before an activity's figures are told

    def __post_init__(self) -> None:
        for name, floor in FLOORS.items():
            if getattr(self, name) < floor:
                raise ValueError(f"{name} may not be below {floor}")

    def base(self, unit: str) -> int:
        """K for a form's unit, "person" or "board"."""
        return self.persons if unit == "person" else self.boards

    def few(self, unit: str) -> int:
        """The base from which a figure is no longer marked "Få svar"."""
        return self.few_persons if unit == "person" else self.few_boards

    def as_parameters(self) -> dict[str, int]:
        """As written in the release."""
        return asdict(self)


FLOORS = {"persons": 5, "boards": 5, "facts": 3, "ratings": 5, "few_persons": 30, "few_boards": 15, "median_boards": 15,
          "left_over": 3, "area": LEAST_ANSWERS, "type_bases": 3, "age_band": 30, "activities": 10}  # fmt: skip
