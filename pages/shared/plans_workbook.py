"""The workbook of plans and partners: each row with its address, sums, figures beside, training."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from analytics.measures.list_reconciliation import Subject
from analytics.regions import REPUBLIC
from analytics.reports.sheets import Cell, Column, Kind, Sheet, table_workbook
from analytics.sentences.partners import partner_sentences
from analytics.sentences.plans import lists_sentences, plan_sentences
from analytics.text import Texts
from analytics.text.numbers import format_moment
from pages.shared import plans_words as words
from pages.shared.actors import actor_words
from pages.shared.plans_partner_tables import SUMS as PARTNER_SUMS
from pages.shared.plans_partner_tables import agreement_cells, agreements_of
from pages.shared.plans_reconciliation import reconciliation_cells, reconciliation_of
from pages.shared.plans_regions import COLUMNS as PLAN_SUMS
from pages.shared.plans_table import measure_cells
from pages.shared.plans_training import (
    changes_of,
    quarter_words,
    quarters_of,
    training_cells,
    training_of,
)
from pages.shared.plans_view import (
    PlansView,
    Record,
    is_blank,
    names_of,
    of_region,
    origins_of,
    partner_summary_of,
    received_of,
    register_of,
    summary_of,
    unit_names,
    workbook_head,
)
from pages.shared.source_words import source_words

ADDRESS: Final = (
    "file",
    "sheet",
    "row",
    "cells",
    "form",
    "period",
    "revision",
    "actor",
    "accepted",
    "origin",
)
MEASURE: Final = ("measure", "region", "agency", "state")
MEASURE_REST: Final = ("starts_on", "due_on", "done_on", "moves_indicator", "evidence", "disagreements")
SHARES: Final = ("share", "lower", "upper")
MONEY: Final = ("budget_money", "other_money")
AGREEMENT: Final = ("name", "region", "kind", "agreement", "state", "signed_on", "ends_on", "subject")


def plans_workbook(text: Texts, view: PlansView) -> bytes:
    """Measures, their sums by region, agreements, their sums, the returned figures beside, the training."""
    maker = _Maker(text, view)
    sheets = [
        maker.measures(),
        maker.sums("plan_sums", summary_of(view), "plans.sums.", _with_limits(PLAN_SUMS), (*SHARES, *MONEY)),
        maker.agreements(),
        maker.sums(
            "partner_sums", partner_summary_of(view), "plans_partners.sums.", PARTNER_SUMS, ("money",)
        ),
        maker.beside(),
        maker.training(),
        maker.quarters(),
    ]
    return table_workbook(sheets, text("plans.title"))


def _with_limits(figures: Sequence[str]) -> list[str]:
    """The figures with the limits of the share behind it."""
    place = figures.index("share") + 1
    return [*figures[:place], *SHARES[1:], *figures[place:]]


class _Maker:
    """The sheets of one view in one language."""

    def __init__(self, text: Texts, view: PlansView) -> None:
        self.text, self.view = text, view
        self.names = names_of(view, text.language, short=False)
        self.head = workbook_head(text, view)

    def measures(self) -> Sheet:
        """Every measure with its state and address."""
        text, code = self.text, self.view.region_code or REPUBLIC
        short = names_of(self.view, text.language)
        notes = [*plan_sentences(summary_of(self.view), code, short, text), *self._lists("measures")]
        columns = [
            *self._columns("plans.columns.", MEASURE),
            *self._columns("plans.columns.", ("days", *MONEY), "number"),
            *self._columns("plans.columns.", MEASURE_REST),
            *self._columns("plans.address.", ADDRESS),
        ]
        rows = [self._measure(record) for record in register_of(self.view).to_dict("records")]
        return self._sheet("measures", columns, rows, notes)

    def agreements(self) -> Sheet:
        """Every agreement with its state and address."""
        text, code = self.text, self.view.region_code or REPUBLIC
        short = names_of(self.view, text.language)
        notes = partner_sentences(partner_summary_of(self.view), code, short, text)
        columns = [
            *self._columns("plans_partners.columns.", AGREEMENT),
            *self._columns("plans_partners.columns.", ("money", "children"), "number"),
            *self._columns("plans.address.", ADDRESS),
        ]
        rows = []
        for record in agreements_of(self.view).to_dict("records"):
            cells = agreement_cells(text, record, self.names)
            whole = {name: words.whole_words(record[name]) for name in ("name", "agreement", "subject")}
            numbers = [words.number_or_none(record[name]) for name in ("money", "children")]
            rows.append(
                [*((cells | whole)[name] for name in AGREEMENT), *numbers, *self._address(record, "partner")]
            )
        return self._sheet("agreements", columns, rows, [*notes, *self._lists("partners")])

    def sums(
        self, name: str, table: Any, section: str, figures: Sequence[str], decimal: Sequence[str]
    ) -> Sheet:
        """The counts by region; the republic at the foot where all regions are shown."""
        columns = [
            Column(self.text("common.region")),
            *(Column(self.text(f"{section}{one}"), "number", int(one in decimal)) for one in figures),
        ]
        shown = of_region(table, self.view)
        rows = [
            [
                self.names.get(str(record["region_code"]), self.text("plans.republic")),
                *(words.number_or_none(record[one]) for one in figures),
            ]
            for record in shown.to_dict("records")
        ]
        return self._sheet(name, columns, rows)

    def beside(self) -> Sheet:
        """The lists beside the returned figures."""
        text = self.text
        columns = [
            *self._columns("plans_beside.columns.", ("fact", "region")),
            *self._columns("plans_beside.columns.", ("listed", "returned", "difference"), "number", 1),
            *self._columns("plans_beside.columns.", ("state",)),
        ]
        subjects: tuple[Subject, ...] = ("plan", "partners")
        rows: list[list[Cell]] = []
        for subject in subjects:
            for record in reconciliation_of(self.view, subject).to_dict("records"):
                cells = reconciliation_cells(text, record, self.names)
                figures = [
                    words.number_or_none(record[name]) for name in ("listed", "returned", "difference")
                ]
                rows.append([cells["fact"], cells["region"], *figures, cells["state"]])
        notes = [text(f"plans_beside.intro_{subject}") for subject in subjects]
        return self._sheet("beside", columns, rows, notes)

    def training(self) -> Sheet:
        """The teachers trained by funds, region by region."""
        text, view = self.text, self.view
        figures = ("budget", "other", "trained", "teachers", "prevention")
        columns = [
            Column(text("common.region")),
            *self._columns("plans_training.columns.", figures, "number", 0),
            *self._columns("plans_training.columns.", SHARES, "number"),
            *self._columns("plans_training.columns.", ("change", "status")),
        ]
        table = training_of(view)
        changes = {one["region_code"]: one for one in changes_of(view).to_dict("records")}
        rows: list[list[Cell]] = []
        for record in of_region(table[table["period"].eq(str(view.period))], view).to_dict("records"):
            code = str(record["region_code"])
            cells = training_cells(text, record, changes[code])
            numbers = [words.number_or_none(record[name]) for name in (*figures, *SHARES)]
            status = cells["share"] if is_blank(record["share"]) else ""
            name = self.names.get(code, text("plans.republic"))
            rows.append([name, *numbers, cells["change"], status])
        origins = {one for told in table["origins"] for one in str(told).split(";")}
        return self._sheet("training", columns, rows, is_synthetic="synthetic" in origins)

    def quarters(self) -> Sheet:
        """The teachers trained by funds, quarter by quarter, and of the republic over how many regions."""
        text = self.text
        figures = ("budget", "other", "trained", "teachers", "prevention")
        of_regions = () if self.view.region_code else ("regions", "expected")
        columns = [
            Column(text("common.period")),
            *self._columns("plans_training.columns.", (*of_regions, *figures), "number", 0),
            *self._columns("plans_training.columns.", SHARES, "number"),
        ]
        rows = [
            [
                quarter_words(text, record),
                *(words.number_or_none(record[name]) for name in (*of_regions, *figures, *SHARES)),
            ]
            for record in quarters_of(self.view).to_dict("records")
        ]
        return self._sheet("quarters", columns, rows)

    def _measure(self, record: Record) -> list[Cell]:
        cells: dict[str, Cell] = {**measure_cells(self.text, record, self.names)}
        cells |= {name: words.whole_words(record[name]) for name in ("measure", "agency", "evidence")}
        cells |= {name: words.number_or_none(record[name]) for name in MONEY}
        cells["days"] = words.number_or_none(record["days_overdue"])
        order = (*MEASURE, "days", *MONEY, *MEASURE_REST)
        return [*(cells[name] for name in order), *self._address(record, "plan_measure")]

    def _address(self, record: Record, list_code: str) -> list[Cell]:
        text = self.text
        found = {} if is_blank(record["cells"]) else json.loads(str(record["cells"]))
        columns = words.list_form(list_code).columns
        named = [(column.name[text.language], found.get(column.code)) for column in columns]
        places = "; ".join(f"{name} {cell}" for name, cell in named if cell)
        return [
            source_words(text, str(record["file_name"] or "")),
            str(record["sheet"]),
            int(record["row"]),
            places,
            str(record["form_code"]),
            words.period_of_list(text, record),
            int(record["revision"]),
            actor_words(text, str(record["actor"])),
            format_moment(record["accepted_at"].to_pydatetime(), text.language),
            text(f"origins_short.{record['origin']}"),
        ]

    def _columns(
        self, section: str, names: Sequence[str], kind: Kind = "text", decimals: int = 1
    ) -> list[Column]:
        numeric = decimals if kind == "number" else 0
        return [Column(self.text(f"{section}{name}"), kind, 0 if name in ("days", "children") else numeric)
                for name in names]  # fmt: skip

    def _lists(self, what: str) -> list[str]:
        received = of_region(received_of(self.view), self.view)
        names = unit_names(self.view, [str(code) for code in received["unit_code"]], self.text.language)
        return lists_sentences(received, self.view.period, names, self.text, what)

    def _sheet(
        self,
        name: str,
        columns: list[Column],
        rows: Sequence[Sequence[Cell]],
        notes: Sequence[str] = (),
        is_synthetic: bool = False,
    ) -> Sheet:
        text = self.text
        is_synthetic |= "synthetic" in origins_of(self.view)
        alarm = text("origins.synthetic") if is_synthetic else ""
        title = f"{text('plans.title')}: {text(f'plans.sheets.{name}')}"
        return Sheet(text(f"plans.sheets.{name}"), title, columns, rows, self.head, alarm, notes=notes)
