"""Reading one TOML record field by field; what is wrong is kept as a problem, never raised."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from analytics.catalogue.problems import Problem
from analytics.periods import Period
from analytics.text.localized import LANGUAGES, Localized

MISSING = "is missing"


class RecordReader:
    """One table of a catalogue file whose fields are taken one after another.

    A field that cannot be read gives a problem and a neutral value, so that one pass over the
    files finds every fault. ``finish`` reports the fields that nobody asked for: they are mistyped.
    """

    def __init__(self, table: Mapping[str, object], file: str, record: str, problems: list[Problem]) -> None:
        self._table = table
        self._known: set[str] = set()
        self._problems = problems
        self._found_before = len(problems)
        self.file = file
        self.record = record

    @property
    def sound(self) -> bool:
        """Whether no field of this record has given a problem so far."""
        return len(self._problems) == self._found_before

    def report(self, field: str, cause: str, mend: str) -> None:
        """Keep one problem of this record."""
        self._problems.append(Problem(self.file, self.record, field, cause, mend))

    def has(self, field: str) -> bool:
        """Whether the record holds the field at all; asking makes it a known field."""
        self._known.add(field)
        return field in self._table

    def text(self, field: str, pattern: str = "") -> str:
        """A required text; with a pattern, one that matches it as a whole."""
        value = self._take(field)
        if not isinstance(value, str) or not value.strip():
            self._report_required(field, value, "write a text")
            return ""
        if pattern and re.fullmatch(pattern, value) is None:
            self.report(field, f"{value!r} has the wrong form", f"it must match {pattern}")
            return ""
        return value

    def optional_text(self, field: str) -> str | None:
        """A text, or ``None`` where the field is absent."""
        return self.text(field) if self.has(field) else None

    def choice(self, field: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words; the first of them where the record has none."""
        value = self.text(field)
        if value and value not in allowed:
            self.report(field, f"{value!r} is unknown", f"use one of {', '.join(allowed)}")
        return value if value in allowed else allowed[0]

    def whole_number(self, field: str, minimum: int, default: int | None = None) -> int:
        """A whole number not below the minimum; the default where the field is absent."""
        if default is not None and not self.has(field):
            return default
        value = self._take(field)
        if type(value) is not int or value < minimum:
            self._report_required(field, value, f"write a whole number, {minimum} or more")
            return minimum
        return value

    def amount(self, field: str) -> float:
        """A number that is not negative."""
        value = self._take(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            self._report_required(field, value, "write a number, 0 or more")
            return 0.0
        return float(value)

    def flag(self, field: str) -> bool:
        """A required yes or no."""
        value = self._take(field)
        if not isinstance(value, bool):
            self._report_required(field, value, "write true or false")
            return False
        return value

    def words(self, field: str, pattern: str = "") -> tuple[str, ...]:
        """A list of texts without repetitions; empty where the field is absent."""
        value = self._take(field) if self.has(field) else []
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            self.report(field, f"{value!r} is no list of texts", 'write it like ["A01", "A02"]')
            return ()
        for word in value:
            if pattern and re.fullmatch(pattern, word) is None:
                self.report(field, f"{word!r} has the wrong form", f"it must match {pattern}")
            if value.count(word) > 1:
                self.report(field, f"{word!r} stands there twice", "keep it once")
                break
        return tuple(value)

    def localized(self, field: str) -> Localized:
        """A required phrase in all three languages."""
        value = self._take(field)
        phrases = value if isinstance(value, dict) else {}
        for language in LANGUAGES:
            phrase = phrases.get(language)
            if not isinstance(phrase, str) or not phrase.strip():
                self.report(f"{field}.{language}", MISSING, "write the phrase in this language")
        for language in sorted(phrases.keys() - set(LANGUAGES)):
            known = ", ".join(LANGUAGES)
            self.report(f"{field}.{language}", "the language is unknown", f"use {known}")
        return Localized(*(str(phrases.get(language, "")) for language in LANGUAGES))

    def optional_localized(self, field: str) -> Localized | None:
        """A phrase in all three languages, or ``None`` where the field is absent."""
        return self.localized(field) if self.has(field) else None

    def word_lists(self, field: str) -> dict[str, tuple[str, ...]]:
        """A table of lists of texts, such as ``{ kind = ["raid"] }``; empty where the field is absent."""
        value = self._take(field) if self.has(field) else {}
        if not isinstance(value, dict):
            self.report(field, f"{value!r} is no table", 'write it like { kind = ["raid"] }')
            return {}
        lists = RecordReader(value, self.file, self.record, self._problems)
        return {str(name): lists.words(str(name)) for name in value}

    def day(self, field: str) -> dt.date | None:
        """A required date; ``None`` where it is missing or no date."""
        value = self._take(field)
        if type(value) is not dt.date:
            self._report_required(field, value, "write a date like 2015-03-31")
            return None
        return value

    def optional_period(self, field: str) -> Period | None:
        """A quarter such as ``2015Q1``, or ``None`` where the field is absent."""
        words = self.optional_text(field)
        if not words:
            return None
        try:
            return Period.parse(words)
        except ValueError:
            self.report(field, f"{words!r} is no period", "write it like 2015Q1")
            return None

    def table(self, field: str) -> RecordReader:
        """The reader of a table within the record; an absent one lacks every field."""
        value = self._take(field)
        table = value if isinstance(value, dict) else {}
        record = ", ".join(part for part in (self.record, field) if part)
        return RecordReader(table, self.file, record, self._problems)

    def tables(self, field: str) -> Iterator[RecordReader]:
        """The tables of a list field, one reader each; the record's name says which one."""
        value = self._take(field) if self.has(field) else []
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.report(field, "is no list of tables", "write it as a list of { … } or [[…]]")
            return
        for position, table in enumerate(value, start=1):
            name = table.get("code") or f"{field} {position}"
            record = ", ".join(part for part in (self.record, str(name)) if part)
            yield RecordReader(table, self.file, record, self._problems)

    def finish(self) -> None:
        """Report every field that nobody asked for: it is mistyped or unknown."""
        for field in sorted(self._table.keys() - self._known):
            known = ", ".join(sorted(self._known))
            self.report(field, "the field is unknown", f"the fields are {known}")

    def _take(self, field: str) -> object:
        self._known.add(field)
        return self._table.get(field)

    def _report_required(self, field: str, value: object, mend: str) -> None:
        cause = MISSING if value is None else f"{value!r} is not allowed"
        self.report(field, cause, mend)
