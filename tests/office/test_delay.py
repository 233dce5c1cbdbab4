"""The wait after wrong passwords, without a clock of its own."""

from __future__ import annotations

from app.office.delay import LONGEST_SECONDS, MOST_KEPT, Delay

NOON = 1_780_000_000.0


def test_the_wait_doubles_with_each_wrong_try_up_to_a_quarter_of_an_hour() -> None:
    delay, waits = Delay(), []
    for _ in range(15):
        delay.failed("anne", "10.0.0.1", NOON)
        waits.append(delay.wait("anne", "elsewhere", NOON))
    assert waits[:6] == [0, 0, 4, 8, 16, 32]
    assert waits[-1] == LONGEST_SECONDS


def test_the_wait_ends() -> None:
    delay = Delay()
    for _ in range(4):
        delay.failed("anne", "10.0.0.1", NOON)
    assert delay.wait("anne", "10.0.0.1", NOON + 6.5) == 2
    assert delay.wait("anne", "10.0.0.1", NOON + 8) == 0


def test_a_right_password_forgives_the_account_but_not_its_network() -> None:
    delay = Delay()
    for number in range(25):
        delay.failed(f"nobody-{number}", "10.0.0.1", NOON)
    delay.failed("anne", "10.0.0.2", NOON)
    delay.succeeded("anne", NOON)
    assert delay.wait("anne", "10.0.0.2", NOON) == 0
    assert delay.wait("anne", "10.0.0.1", NOON) > 0


def test_nothing_is_known_of_yesterday() -> None:
    delay = Delay()
    for _ in range(9):
        delay.failed("anne", "10.0.0.1", NOON)
    assert delay.wait("anne", "10.0.0.1", NOON + 86_400) == 0


def test_no_address_is_kept_and_memory_has_an_end() -> None:
    delay = Delay()
    for number in range(MOST_KEPT):
        delay.failed(f"a{number}", "10.0.0.1", NOON)
    assert len(delay._tries) <= MOST_KEPT
    assert "10.0.0.1" not in repr(delay._tries)
