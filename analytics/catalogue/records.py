"""The records of the catalogue: what an indicator and a form are, as typed data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from analytics.periods import Period
from analytics.text.localized import Localized

Kind = Literal["flow", "stock", "ratio"]
Polarity = Literal["higher_is_better", "lower_is_better", "neutral"]
Distribution = Literal["count", "proportion", "none"]
Reading = Literal["anchored", "template", "table"]
ColumnType = Literal["text", "date", "count", "money", "choice", "indicator", "yes_no"]


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter of the catalogue, such as offences or additional education."""

    code: str
    name: Localized


@dataclass(frozen=True, slots=True)
class Indicator:
    """The passport of one indicator: everything that screens, checks and briefs say of it.

    ``numerator`` holds indicator codes that are summed (the indicator itself for a flow or a
    stock). ``denominator`` holds indicator codes that are summed, ``population_band`` names a
    band of the population register instead; with neither, the indicator is a bare count.
    A value is ``numerator / denominator * per``. ``not_for`` names kinds of regions in which it says nothing,
    such as rural children in a city.
    """

    code: str
    slug: str
    group: str
    name: Localized
    definition: Localized
    unit: str
    kind: Kind
    polarity: Polarity
    decimals: int
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    population_band: str | None
    per: int
    body: Localized
    forms: tuple[str, ...]
    recommendations: tuple[str, ...]
    part_of: str | None
    comparable_from: Period | None
    note: Localized | None
    distribution: Distribution
    core: bool
    not_for: tuple[str, ...] = ()

    @property
    def has_rate(self) -> bool:
        """Whether the indicator can be shown per children, per cent or per another indicator."""
        return bool(self.denominator) or self.population_band is not None


@dataclass(frozen=True, slots=True)
class CellAnchor:
    """One place of an anchored form: sheet, row code («Шифр строки») and graph number."""

    sheet: str
    row_code: int
    graph: int


@dataclass(frozen=True, slots=True)
class FormIndicator:
    """Where an indicator stands in a form: the sum of one or more anchored cells."""

    indicator_code: str
    cells: tuple[CellAnchor, ...]


@dataclass(frozen=True, slots=True)
class ControlSum:
    """A sum that should hold in a form; ``left`` and ``right`` are sums of cells."""

    code: str
    name: Localized
    left: tuple[CellAnchor, ...]
    right: tuple[CellAnchor, ...]
    relation: Literal["equal", "at_most"]
    tolerance: float


@dataclass(frozen=True, slots=True)
class ListChoice:
    """One of the words that a column of a list allows."""

    code: str
    name: Localized


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A typed column of a list; ``choices`` are given for the type ``choice`` only.

    ``not_before`` names another date column of the list that this date may not precede. With
    ``within_period`` the date lies in the year of the return, not after its period.
    """

    code: str
    name: Localized
    type: ColumnType
    required: bool
    help: Localized | None = None
    choices: tuple[ListChoice, ...] = ()
    not_before: str | None = None
    within_period: bool = False


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list that regions return: events, plan measures, partners (``data/lists/*.toml``)."""

    code: str
    name: Localized
    columns: tuple[ListColumn, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One official or own return form, as data.

    ``due_days`` is the number of days after the end of the quarter by which a return is due.
    ``title_patterns`` and ``file_name_patterns`` are regular expressions whose group ``region``,
    where present, holds the words that name the region. A template has a ``version``, whose digest
    is the ``fingerprint``, and may hold ``lists``. From ``expected_from`` on the form is expected of
    every region each quarter; ``None`` where it is expected in all periods, and a form with
    ``expected`` false in none. ``body_code`` names the body that reports, ``body`` is its name.
    """

    code: str
    name: Localized
    body: Localized
    reading: Reading
    due_days: int
    sheets: tuple[str, ...] = ()
    title_patterns: tuple[str, ...] = ()
    file_name_patterns: tuple[str, ...] = ()
    row_code_header: str = ""
    indicators: tuple[FormIndicator, ...] = ()
    controls: tuple[ControlSum, ...] = ()
    indicator_codes: tuple[str, ...] = ()
    version: str = ""
    fingerprint: str = ""
    lists: tuple[ListForm, ...] = ()
    expected: bool = True
    expected_from: Period | None = None
    body_code: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day in time that a document sets for a form and period, instead of the form's own."""

    form_code: str
    period: Period
    due_on: dt.date
    document: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All groups, indicators and forms, in the order of the catalogue files, and dated deadlines."""

    groups: Mapping[str, Group] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    deadlines: Mapping[tuple[str, Period], Deadline] = field(default_factory=dict)

    def form(self, code: str) -> Form:
        """The form under which a return is stored; a table (``TABLE-3F2A``) has the form ``TABLE``.

        Raises:
            KeyError: the catalogue has no such form.
        """
        return self.forms[code if code in self.forms else code.partition("-")[0]]

    def expected_forms(self, period: Period) -> tuple[Form, ...]:
        """The forms that every region owes for a quarter, in the order of the catalogue."""
        return tuple(
            form
            for form in self.forms.values()
            if form.expected and (form.expected_from is None or form.expected_from <= period)
        )

    def due_on(self, form_code: str, period: Period) -> dt.date:
        """The last day on which a return of a form is in time: dated, else the form's own."""
        dated = self.deadlines.get((form_code, period))
        if dated is not None:
            return dated.due_on
        return period.last_day + dt.timedelta(days=self.form(form_code).due_days)
