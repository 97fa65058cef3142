"""The names of regions as sentences use them: of, in and across a region, in three languages."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from analytics.regions.borders import Territories
from analytics.regions.register import DATA_FOLDER, load_regions
from analytics.text.localized import LANGUAGES, Language, Localized

FILE: Final = "region_cases.csv"

PhraseForm = Literal["name", "of", "in", "across"]
PHRASE_FORMS: Final[tuple[PhraseForm, ...]] = get_args(PhraseForm)
CASES: Final = PHRASE_FORMS[1:]

Cases = Mapping[tuple[str, str], Localized]


def region_phrase(code: str, form: PhraseForm, language: Language) -> str:
    """The name of a region, or of the republic, in the form that a sentence needs.

    - ``name``: as the register has it: "Карагандинская область", "Қарағанды облысы".
    - ``of``: "Карагандинской области", "Қарағанды облысының", "of Karaganda Region".
    - ``in``: "в Карагандинской области", "Қарағанды облысында", "in Karaganda Region".
    - ``across``: "по Карагандинской области", "Қарағанды облысы бойынша", "across Karaganda Region";
      of the republic "по республике", "республика бойынша", "in the republic".

    Raises:
        ValueError: no region has the code, or there is no such form.
    """
    if form == "name":
        return load_regions().get(code).name[language]
    if form not in CASES:
        raise ValueError(f"a form is one of {', '.join(PHRASE_FORMS)}, not {form!r}")
    words = _default_cases().get((code, form))
    if words is None:
        raise ValueError(f"no region has the code {code!r}")
    return words[language]


def read_cases(folder: Path, territories: Territories) -> Cases:
    """The forms of ``region_cases.csv`` by code and form: every unit of every borders has all.

    A code keeps its name when its land changes, so the forms stand by code alone.

    Raises:
        ValueError: a unit is missing, unknown or there twice, or a form is empty; all faults, one a line.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faults = list(_faults(rows, {region.code for region in territories.records}))
    if faults:
        raise ValueError("\n".join(f"{FILE}: {fault}" for fault in faults))
    return {
        (row["code"], form): Localized(**{language: row[f"{form}_{language}"] for language in LANGUAGES})
        for row in rows
        for form in CASES
    }


@cache
def _default_cases() -> Cases:
    return read_cases(DATA_FOLDER, load_regions())


def _faults(rows: Sequence[Mapping[str, str]], wanted: set[str]) -> Iterator[str]:
    times = Counter(row["code"] for row in rows)
    yield from (f"{code!r} is missing" for code in sorted(wanted - times.keys()))
    yield from (f"{code!r} is no region" for code in sorted(times.keys() - wanted))
    yield from (f"{code!r} is there {number} times" for code, number in times.items() if number > 1)
    columns = [f"{form}_{language}" for form in CASES for language in LANGUAGES]
    for row in rows:
        yield from (f"{row['code']!r}: {column} is empty" for column in columns if not row[column].strip())
