"""A store in memory, filled from tables drawn as text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd

from analytics.catalogue.records import Catalogue
from analytics.periods import Period
from analytics.regions import OUTSIDE_REGIONS, Regions
from analytics.store.list_rows import LISTS
from tests.measures.text_tables import rows_of

SQL = Path(__file__).resolve().parents[2] / "analytics" / "sql"
NUMBERS = ("number", "none")
NAMES_OF_A_DECISION = {"action": "decision", "detail": "comment"}
FILLED_BY_TESTS = (
    "mart.region_quarter",
    "mart.population",
    "journal.batch",
    "journal.observation",
    "journal.finding",
    "journal.audit",
    "journal.decision",
    "journal.lock",
    "journal.target_set",
    "journal.target",
    "journal.event",
    "journal.plan_measure",
    "journal.partner",
    "journal.event_pair",
)


class TinyJournal:
    """The two sides that measures use of a journal: the mart and the named queries."""

    def __init__(self, catalogue: Catalogue, regions: Regions) -> None:
        self._connection = duckdb.connect(":memory:")
        for schema in sorted((SQL / "schema").glob("*.sql")):
            self._connection.execute(schema.read_text(encoding="utf-8"))
        self._indicators = self._fill_indicators(catalogue)
        self._units = self._fill_units(regions)

    def table(self, name: str, **parameters: object) -> pd.DataFrame:
        """The result of one named query."""
        query = (SQL / f"{name}.sql").read_text(encoding="utf-8")
        return self._connection.cursor().execute(query, parameters or None).df()

    def emptied(self) -> TinyJournal:
        """The same store without figures, inhabitants and returns; its registers stay."""
        for table in FILLED_BY_TESTS:
            self._connection.execute(f"truncate {table}")
        return self

    def add_facts(self, text: str) -> TinyJournal:
        """Reported figures: ``indicator | period | unit | value`` and, where they matter, ``status``,
        ``origin``, ``batch``, ``sheet``, ``cell``. A blank value needs a status of its own.
        """
        rows = [self._fact(row) for row in rows_of(text)]
        self._insert("mart.region_quarter", pd.DataFrame(rows))
        return self

    def add_population(self, text: str) -> TinyJournal:
        """Inhabitants: ``unit | year | persons`` and, where they matter, ``band``, ``estimated``."""
        rows = [
            {
                "unit_code": row["unit"],
                "year": int(row["year"]),
                "band": row.get("band") or "children_0_17",
                "persons": float(row["persons"]),
                "estimated": row.get("estimated") == "yes",
            }
            for row in rows_of(text)
        ]
        self._insert("mart.population", pd.DataFrame(rows))
        return self

    def add_batches(self, text: str) -> TinyJournal:
        """Accepted returns: ``batch | form | unit | period | accepted`` and what else matters."""
        rows = [
            {
                "batch_id": int(row["batch"]),
                "form_code": row["form"],
                "region_code": row["unit"],
                "period": row["period"],
                "revision": int(row.get("revision") or 1),
                "state": row.get("state") or "accepted",
                "origin": row.get("origin") or "reported",
                "source": row.get("source") or "file",
                "file_name": row.get("file") or "",
                "sha256": row.get("sha256") or "",
                "actor": row.get("actor") or "operator",
                "received_on": dt.date.fromisoformat(row["received"]) if row.get("received") else None,
                "accepted_at": dt.datetime.fromisoformat(row["accepted"]),
            }
            for row in rows_of(text)
        ]
        self._insert("journal.batch", pd.DataFrame(rows))
        return self

    def add_plan_measures(self, text: str) -> TinyJournal:
        """Listed measures of the Regional Plan: ``batch | measure``, others as they matter."""
        return self.add_list_rows("plan_measure", text, agency="akimat", state="running")

    def add_list_rows(self, list_code: str, text: str, **always: object) -> TinyJournal:
        """Rows of a list (``event``, ``plan_measure``, ``partner``): ``batch`` and columns of the list.

        Dates are ``2025-03-01``; the row of the sheet is counted from 9 where ``row`` is not given;
        ``always`` fills columns that the table does not have.
        """
        columns = {"sheet": "text", "row": "number", "cells": "text", **LISTS[list_code]}
        rows = [
            {"batch_id": int(row["batch"])}
            | {name: _typed(row.get(name) or always.get(name), kind) for name, kind in columns.items()}
            for row in rows_of(text)
        ]
        for number, row in enumerate(rows, start=9):
            row["sheet"] = row["sheet"] or "List"
            row["row"] = int(row["row"] or number)
            row["cells"] = row["cells"] or "{}"
        self._insert(f"journal.{list_code}", pd.DataFrame(rows))
        return self

    def add_findings(self, text: str) -> TinyJournal:
        """Findings: ``batch | severity | indicator | sheet | cell | reason``."""
        rows = [
            {
                "batch_id": int(row["batch"]),
                "position": position,
                "code": "sum_differs",
                "severity": row["severity"],
                "sheet": row["sheet"] or None,
                "cell": row["cell"] or None,
                "indicator_code": row["indicator"] or None,
                "given": None,
                "expected": None,
                "detail": "{}",
                "reason": row["reason"] or None,
                "reason_by": None,
                "reason_at": None,
            }
            for position, row in enumerate(rows_of(text))
        ]
        self._insert("journal.finding", pd.DataFrame(rows))
        return self

    def add_life(self, text: str) -> TinyJournal:
        """What happened to returns after they came: ``batch | action | actor | at | words``."""
        rows = [
            {
                "at": dt.datetime.fromisoformat(row["at"]),
                "actor": row["actor"],
                "action": row["action"],
                "batch_id": int(row["batch"]),
                "detail": row["words"],
            }
            for row in rows_of(text)
        ]
        self._insert("journal.audit", pd.DataFrame(rows))
        decisions = [
            {NAMES_OF_A_DECISION.get(name, name): value for name, value in row.items()}
            for row in rows
            if row["action"] in ("approved", "returned")
        ]
        if decisions:
            self._insert("journal.decision", pd.DataFrame(decisions))
        return self

    def add_locks(self, text: str) -> TinyJournal:
        """Locks and exceptions: ``form | period | unit | action | actor | at | reason``."""
        rows = [
            {
                "form_code": row["form"],
                "period": row["period"],
                "region_code": row["unit"],
                "action": row["action"],
                "reason": row["reason"],
                "actor": row["actor"],
                "at": dt.datetime.fromisoformat(row["at"]),
            }
            for row in rows_of(text)
        ]
        self._insert("journal.lock", pd.DataFrame(rows))
        return self

    def add_targets(self, text: str) -> TinyJournal:
        """One accepted list of targets: ``indicator | unit | year | value``."""
        rows = [
            {
                "set_id": 1,
                "indicator_code": row["indicator"],
                "unit_code": row["unit"],
                "year": int(row["year"]),
                "value": float(row["value"]),
                "document": "plan",
                "point": "",
                "sheet": "Targets",
                "cell": f"F{number}",
            }
            for number, row in enumerate(rows_of(text), start=2)
        ]
        moment = dt.datetime(2016, 1, 1)
        head = {
            "set_id": 1,
            "actor": "curator",
            "at": moment,
            "file_name": "t.xlsx",
            "sha256": "",
            "comment": "",
        }
        self._insert("journal.target_set", pd.DataFrame([head]))
        self._insert("journal.target", pd.DataFrame(rows))
        return self

    def add_observations(self, batch: int, number: int) -> TinyJournal:
        """A number of figures of one batch."""
        row = {
            "batch_id": batch,
            "unit_code": "11",
            "indicator_code": "F01",
            "period": "2016Q1",
            "value": 1.0,
            "status": "number",
            "sheet": None,
            "cell": None,
        }
        self._insert("journal.observation", pd.DataFrame([row] * number))
        return self

    def _fact(self, row: dict[str, str]) -> dict[str, object]:
        value, status = row["value"], row.get("status") or "number"
        assert bool(value) == (status in NUMBERS), f"a value and its status do not fit: {row}"
        return {
            "indicator_key": self._indicators[row["indicator"]],
            "period_key": Period.parse(row["period"]).key,
            "unit_key": self._units[row["unit"]],
            "reported": float(value) if value else None,
            "quarter": None,
            "reported_last_year": None,
            "quarter_last_year": None,
            "status": status,
            "origin": row.get("origin") or "reported",
            "batch_id": int(row.get("batch") or 1),
            "sheet": row.get("sheet") or "Sheet",
            "cell": row.get("cell") or "A1",
        }

    def _fill_indicators(self, catalogue: Catalogue) -> dict[str, int]:
        reported = [one for one in catalogue.indicators.values() if one.kind != "ratio"]
        keys = {indicator.code: key for key, indicator in enumerate(reported, start=1)}
        rows = [
            {"indicator_key": keys[one.code], "indicator_code": one.code, "kind": one.kind}
            for one in reported
        ]
        self._insert("mart.indicator", pd.DataFrame(rows))
        return keys

    def _fill_units(self, regions: Regions) -> dict[str, int]:
        borders = regions.unit_in_borders_rows()
        codes = sorted({row.unit_code for row in borders} | {OUTSIDE_REGIONS})
        keys = {code: key for key, code in enumerate(codes, start=1)}
        units = [
            {"unit_key": key, "unit_code": code, "counts_in_region": code != OUTSIDE_REGIONS}
            for code, key in keys.items()
        ]
        members = [
            {
                "borders": row.borders,
                "unit_key": keys[row.unit_code],
                "first_period_key": row.first_period_key,
                "last_period_key": row.last_period_key,
                "border_code": row.border_code,
            }
            for row in borders
        ]
        self._insert("mart.unit", pd.DataFrame(units))
        self._insert("mart.unit_in_borders", pd.DataFrame(members))
        return keys

    def _insert(self, table: str, rows: pd.DataFrame) -> None:
        self._connection.register("new_rows", rows)
        self._connection.execute(f"insert into {table} by name select * from new_rows")
        self._connection.unregister("new_rows")


def _typed(value: object, kind: str) -> object:
    """A drawn value of a list's column; nothing stays nothing."""
    if value is None:
        return None
    if kind == "number":
        return float(str(value))
    return dt.date.fromisoformat(str(value)) if kind == "date" else str(value)
