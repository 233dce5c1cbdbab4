"""No reader of a table can tell a sensitive count, and no more is left out than that takes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from exports.exact import optimum
from exports.sequential import suppress
from exports.system import NEVER, Need, Relation, System, Unprotectable, make_system
from tests.exports.grids import areas, grid, people
from tests.exports.reader import gives_away

FIRST = grid(areas(0))


@st.composite
def counts(draw: st.DrawFn) -> NDArray[np.int64]:
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    cells = draw(st.lists(st.integers(0, 12), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells).reshape(rows, columns)


@settings(max_examples=60, deadline=None)
@given(counts())
def test_no_sensitive_cell_of_any_table_can_be_told(cells: NDArray[np.int64]) -> None:
    system = grid(cells)
    try:
        hidden = suppress(system, tries=2)
    except Unprotectable:
        assume(False)
    assert not gives_away(system, hidden)
    assert not hidden[np.isinf(system.losses)].any()


@pytest.mark.parametrize("seed", range(3))
def test_every_cell_that_is_left_out_is_needed(seed: int) -> None:
    system = grid(areas(seed, rows=6))
    hidden = suppress(system)
    extra = np.flatnonzero(hidden & ~system.hidden)
    assert extra.size
    for cell in extra:
        shown = hidden.copy()
        shown[cell] = False
        assert gives_away(system, shown), f"cell {cell} is left out for nothing"


def test_the_sensitive_cells_alone_would_be_given_away() -> None:
    assert gives_away(FIRST, FIRST.hidden)


LOSSES = {
    **{f"one split, table {seed}": grid(areas(seed)) for seed in range(4)},
    "linked splits": people(0, splits=(6, 3), number=120, answers=4),
}


@pytest.mark.parametrize("system", LOSSES.values(), ids=LOSSES.keys())
def test_little_more_is_lost_than_must_be(system: System) -> None:
    best = optimum(system)
    assert best.hidden is not None
    assert not gives_away(system, best.hidden)
    assert system.loss(best.hidden) == best.bound
    assert best.bound <= system.loss(suppress(system)) <= 1.05 * best.bound


def test_the_optimum_of_a_table_small_enough_to_try_all_patterns() -> None:
    system = grid(np.array([[2, 9, 8], [7, 6, 4], [5, 8, 7]]))
    free = np.flatnonzero(~system.hidden & np.isfinite(system.losses))
    least = NEVER
    for pattern in range(2 ** len(free)):
        hidden = system.hidden.copy()
        hidden[free[[bool(pattern >> place & 1) for place in range(len(free))]]] = True
        if system.loss(hidden) < least and not gives_away(system, hidden):
            least = system.loss(hidden)
    assert optimum(system).bound == least == system.loss(suppress(system))


def test_the_same_table_has_the_same_pattern() -> None:
    assert np.array_equal(suppress(FIRST), suppress(grid(areas(0))))


def test_nothing_sensitive_leaves_nothing_out() -> None:
    assert not suppress(grid(np.full((3, 3), 20))).any()


def test_a_cell_alone_beside_printed_ones_cannot_be_protected() -> None:
    system = make_system([2, 9, 11], [1, NEVER, NEVER], [Relation(2, (0, 1))], [Need(0, 0, 4)])
    for solver in (suppress, optimum):
        with pytest.raises(Unprotectable, match="0"):
            solver(system)


def test_what_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="sum"):
        make_system([2, 9, 12], [1, 1, 1], [Relation(2, (0, 1))], [])


def test_what_must_be_printed_cannot_be_sensitive() -> None:
    with pytest.raises(ValueError, match="printed"):
        make_system([2, 9, 11], [NEVER, 1, 1], [Relation(2, (0, 1))], [Need(0, 0, 4)])
