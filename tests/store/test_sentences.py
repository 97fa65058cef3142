"""Whatever the store and a submission can say has its words in the three languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from analytics import submission
from analytics.intake.batch import Origin
from analytics.store import faults
from analytics.text import texts
from analytics.text.localized import LANGUAGES, Language

ROOMS = (Path(faults.__file__).parent, Path(submission.__file__).parent)
PATTERNS = (
    r'StoreError\("(\w+)"',
    r'otherwise(?:: str )?\s?= ?"(\w+)"',
    r'else "(\w+)", str',
    r'\("(\w+)", [A-Z_]+WORDS\)',
)
SOURCE = "".join(path.read_text(encoding="utf-8") for room in ROOMS for path in room.glob("*.py"))
CODES = sorted({code for pattern in PATTERNS for code in re.findall(pattern, SOURCE)})
ACTIONS = (
    "accepted", "loaded_demonstration", "withdrawn", "restored", "approved", "returned", "answered",
    "locked", "unlocked", "exception", "exception_ended", "mapping_confirmed", "targets_accepted",
    "pair_marked", "exported",
    "signed_in",
)  # fmt: skip


def test_all_refusals_are_found_in_the_source() -> None:
    assert CODES == [
        "already_locked", "blocked", "changed_meanwhile", "closed", "damaged", "damaged_file", "disk_full",
        "files_unwritable", "forbidden", "forbidden_answer", "forbidden_curate", "forbidden_pair",
        "forbidden_targets", "in_use",
        "later_list", "locked", "migration_changed", "newer", "not_current", "not_locked", "not_withdrawn",
        "reason_missing", "row_changed",
        "targets_changed", "targets_unchanged", "unavailable",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_is_a_sentence(code: str, language: Language) -> None:
    sentence = texts(language)(f"store.{code}")
    assert sentence[0].isupper()
    assert sentence.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        *(f"submission.state.{state}" for state in get_args(submission.State)),
        *(f"store.origin.{origin}" for origin in get_args(Origin)),
        *(f"store.state.{state}" for state in ("accepted", "accepted_with_warnings", "withdrawn")),
        *(f"store.action.{action}" for action in ACTIONS),
    ],
)
def test_every_state_has_its_words(key: str, language: Language) -> None:
    assert texts(language)(key).strip()
