"""Which indicator a heading means: by its code, by its name, or by words that are near the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.catalogue.records import Catalogue
from analytics.intake.tables.period_words import without_period
from analytics.intake.tables.words import plain, stems
from analytics.text.localized import LANGUAGES

PROPOSED_FROM = 82.0  # likeness, 0 to 100
SHOWN_FROM = 55.0
CLEAR_LEAD = 6.0  # over the next indicator
SECTION_COST = 3.0  # likeness lost where the words of a section above are left out
SHOWN = 3
CODE = re.compile(r"^([a-g]\d{2})\b")
AS_LATIN = str.maketrans("авсе", "abce")  # Cyrillic letters that look like those of a code
IDLE = frozenset(
    {"всего", "итого", "барлығы", "барлык", "total", "all", "в том числе", "из них", "оның ішінде"}
)
UNITS = frozenset({"чел", "челове", "ед", "единиц", "адам", "дана", "бірлік", "person", "people", "units"})
BRACKETS = re.compile(r"\([^()]*\)")
# Columns computed from others: last year's figure, growth, deviation, a rate.
DERIVED = re.compile(
    r"\bаппг\b|прошл\w* год|предыдущ|рост\b|прирост|темп\b|изменени|отклонени|динамик|разниц|"
    r"\bплан\b|\bна 1(?:0+)?\b|\bна 1?0? ?тыс|өткен жыл|алдыңғы|өсім|айырма|last year|previous|change|growth|"
    r"\bper 1"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator with the likeness of its name to a heading, 0 to 100."""

    indicator_code: str
    likeness: float


class IndicatorNames:
    """The names of all indicators, asked by heading."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._codes = {code.casefold(): code for code in catalogue.indicators}
        self._names: list[tuple[str, str]] = []
        for code, indicator in catalogue.indicators.items():
            full = [*(indicator.name[language] for language in LANGUAGES), indicator.slug.replace("_", " ")]
            short = [BRACKETS.sub(" ", name) for name in full]
            self._names += [(code, _phrase(name)) for name in dict.fromkeys((*full, *short))]

    def by_code(self, path: Sequence[str]) -> str | None:
        """The indicator whose code stands in the heading, or ``None``."""
        for words in path:
            match = CODE.match(plain(words).translate(AS_LATIN))
            if match and match[1] in self._codes:
                return self._codes[match[1]]
        return None

    def near(self, path: Sequence[str]) -> tuple[Candidate, ...]:
        """The indicators whose names are near the heading, the nearest first.

        The lowest words count most; words above may belong to the name or only head a section.
        """
        from rapidfuzz import fuzz

        phrases = _phrases(path)
        best: dict[str, float] = {}
        for code, name in self._names:
            for cost, phrase in phrases:
                likeness = fuzz.ratio(phrase, name) - cost
                if likeness > best.get(code, SHOWN_FROM):
                    best[code] = likeness
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Candidate(code, round(likeness, 1)) for code, likeness in ranked[:SHOWN])


def is_derived(path: Sequence[str]) -> bool:
    """Whether a heading names something computed: growth, a plan, a rate, last year's figure."""
    return any(DERIVED.search(plain(words)) for words in path)


def _phrases(path: Sequence[str]) -> list[tuple[float, str]]:
    """The heading as phrases to compare: its lowest words, then with ever more of the words above."""
    words = [rest for rest in map(without_period, path) if rest and rest not in IDLE]
    found: list[tuple[float, str]] = []
    for start in range(len(words)):
        found.append((SECTION_COST if start else 0.0, _phrase(" ".join(words[start:]))))
    return found


def _phrase(words: str) -> str:
    """The beginnings of the words in alphabetical order, without units."""
    return " ".join(sorted(stem for stem in stems(words) if stem not in UNITS))
