"""Heavy fits: computed once for a question, whoever asks, and never kept when they fail."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from time import sleep

import pytest

from pages.shared.fits import KeptFits

PEOPLE = 8


class Counted:
    """A fit that takes a while, tells its progress, and counts how often it was computed."""

    def __init__(self) -> None:
        self.times = 0
        self._lock = Lock()

    def __call__(self, progress: Callable[[float], None]) -> tuple[str, int]:
        with self._lock:
            self.times += 1
        progress(0.5)
        sleep(0.05)
        progress(1.0)
        return "fit", self.times


def test_a_question_is_computed_once_and_its_progress_is_told() -> None:
    fits, compute, told = KeptFits(), Counted(), []
    assert not fits.known("a")
    assert fits.answer("a", compute, told.append) == ("fit", 1)
    assert fits.known("a")
    assert fits.answer("a", compute, told.append) == ("fit", 1)
    assert (compute.times, told) == (1, [0.5, 1.0])


def test_many_who_ask_at_once_wait_for_one_computation() -> None:
    fits, compute, start = KeptFits(), Counted(), Barrier(PEOPLE)

    def ask(_: int) -> tuple[str, int]:
        start.wait()
        return fits.answer("a", compute)

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert set(pool.map(ask, range(PEOPLE))) == {("fit", 1)}
    assert compute.times == 1


def test_different_questions_are_computed_side_by_side() -> None:
    fits, together = KeptFits(), Barrier(2)

    def ask(question: str) -> int:
        # Each waits for the other inside its computation: one after the other would break the barrier.
        return fits.answer(question, lambda progress: together.wait(timeout=10))

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(ask, "ab")) == [0, 1]


def test_another_version_of_the_data_is_another_question() -> None:
    fits, compute = KeptFits(), Counted()
    assert [fits.answer((version, "a"), compute) for version in (1, 2, 1)] == [
        ("fit", 1),
        ("fit", 2),
        ("fit", 1),
    ]


def test_the_one_asked_for_longest_ago_makes_room() -> None:
    fits, compute = KeptFits(most=2), Counted()
    for question in "abac":
        fits.answer(question, compute)
    assert [fits.known(question) for question in "abc"] == [True, False, True]


def test_what_fails_or_is_broken_off_is_asked_anew() -> None:
    fits = KeptFits()

    def broken(progress: Callable[[float], None]) -> str:
        raise InterruptedError("the person left")

    with pytest.raises(InterruptedError):
        fits.answer("a", broken)
    assert not fits.known("a")
    assert fits.answer("a", lambda progress: "fit") == "fit"
