"""Events entered on a page: the same checks and the same life as a row of a file, and no row is lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from collections.abc import Mapping

import pytest

from analytics import submission
from analytics.access import Person
from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft, Finding, ListRow
from analytics.intake.entered_rows import PAGE, Typed, column_of
from analytics.measures.events import events
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.store import StoreError
from analytics.store.journal import Journal
from analytics.submission.entries import Change, EntryDraft, ListPlace
from tests.store.drawn import Store

TODAY = dt.date(2026, 5, 20)  # the second quarter goes on
RUNNING = Period(2026, 2)
AIGUL = Person("aigul", "operator", frozenset({"11"}))
SERIK = Person("serik", "operator", frozenset({"11"}))
STRANGER = Person("stranger", "operator", frozenset({"15"}))
VIEWER = Person("viewer", "viewer")
DANA = Person("dana", "curator")
POLICE = ListPlace("ZM-LP", "11", RUNNING, "event")
EVENT: Mapping[str, Typed] = {
    "kind": "talk",
    "title": "Беседа о правах",
    "held_on": dt.date(2026, 5, 12),
    "place": "школа № 5",
    "holder": "police",
    "children": 30,
    "registered_children": 2,
}


def row(number: int, title: str, **values: str | float) -> ListRow:
    own = {"kind": "raid", "title": title, "held_on": "2026-02-03", "holder": "police", **values}
    return ListRow("event", "Мероприятия", number, own, {"title": f"C{number}", "held_on": f"D{number}"})


def sent(*rows: ListRow, form: str = "ZM-LP", period: str = "2026Q1", **other: object) -> Draft:
    draft = Draft(form, "11", Period.parse(period), (), file_name=f"{form}.xlsx", source="file", rows=rows)
    return dataclasses.replace(draft, **other)  # type: ignore[arg-type]


def entered(journal: Journal, place: ListPlace = POLICE, person: Person = SERIK, **typed: Typed) -> int:
    """Enter an event that differs from the usual one; the number of the new revision."""
    change = Change({**EVENT, **typed})
    return submission.accept_entry(journal, place, change, person, TODAY).revision


def drafted(journal: Journal, **typed: Typed) -> EntryDraft:
    return submission.entry_draft(journal, POLICE, Change({**EVENT, **typed}), TODAY)


def titles(journal: Journal, period: Period = RUNNING, form: str = "ZM-LP") -> list[object]:
    found = journal.current(form, "11", period)
    return [] if found is None else [one.values["title"] for one in found.rows if one.list_code == "event"]


def test_an_entry_in_the_running_quarter_goes_on_from_the_last_list(store: Store) -> None:
    store.journal.accept(sent(row(9, "Рейд"), row(10, "Лекция")), None, "dana")
    assert entered(store.journal) == 1
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    assert titles(store.journal) == ["Рейд", "Лекция", "Беседа о правах"]
    assert titles(store.journal, Period(2026, 1)) == ["Рейд", "Лекция"]
    assert (stored.batch.file_name, stored.batch.source, stored.batch.actor) == (PAGE, PAGE, "serik")
    assert (stored.batch.sha256, stored.batch.origin, stored.batch.state) == ("", "reported", "accepted")
    new = stored.rows[-1]
    assert (new.sheet, new.row) == (PAGE, 1)
    assert {name: new.values[name] for name in ("held_on", "children", "note")} == {
        "held_on": "2026-05-12",
        "children": 30.0,
        "note": None,
    }


def test_each_entry_is_a_revision_and_its_row_keeps_who_entered_it(store: Store) -> None:
    assert entered(store.journal) == 1
    assert entered(store.journal, person=DANA, title="Турнир") == 2
    table = events(store.journal, load_catalogue(), load_regions(), RUNNING, 2022)
    told = table[["title", "file_name", "row", "actor", "revision"]].values.tolist()
    assert told == [["Беседа о правах", PAGE, 1, "serik", 2], ["Турнир", PAGE, 2, "dana", 2]]


def test_the_other_lists_of_the_return_stay(store: Store) -> None:
    partner = ListRow("partner", "Партнёры", 9, {"kind": "ngo", "name": "Фонд"}, {"name": "C9"})
    store.journal.accept(sent(row(9, "Рейд"), partner, form="ZM-L"), None, "dana")
    entered(store.journal, ListPlace("ZM-L", "11", RUNNING, "event"))
    stored = store.journal.current("ZM-L", "11", RUNNING)
    assert stored is not None
    assert [(one.list_code, one.row) for one in stored.rows] == [("event", 9), ("event", 1), ("partner", 9)]


def test_what_is_synthetic_stays_called_so(store: Store) -> None:
    store.journal.accept(sent(row(9, "Рейд"), origin="synthetic"), None, "demo")
    entered(store.journal)
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    assert stored.batch.origin == "synthetic"


@pytest.mark.parametrize(
    ("typed", "column", "code", "severity"),
    [
        ({"title": None}, "title", "list_required_missing", "error"),
        ({"title": "   "}, "title", "list_required_missing", "error"),
        ({"kind": None}, "kind", "list_required_missing", "error"),
        ({"kind": "party"}, "kind", "list_choice_unknown", "error"),
        ({"held_on": dt.date(2026, 5, 21)}, "held_on", "list_date_to_come", "error"),
        ({"held_on": dt.date(1915, 5, 12)}, "held_on", "list_date_year", "error"),
        ({"held_on": dt.date(2025, 12, 31)}, "held_on", "list_date_outside_period", "warning"),
        ({"registered_children": 31}, "registered_children", "event_registered_exceed", "error"),
        ({"children": -3}, "children", "negative", "error"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    store: Store, typed: dict[str, Typed], column: str, code: str, severity: str
) -> None:
    made = drafted(store.journal, **typed)
    assert made.row is not None
    found = {(column_of(one, made.row), one.code, one.severity) for one in made.findings}
    assert (column, code, severity) in found
    if severity == "error":
        with pytest.raises(StoreError, match="blocked"):
            entered(store.journal, **typed)
        assert store.journal.current("ZM-LP", "11", RUNNING) is None


def test_the_same_event_once_more_wants_an_explanation(store: Store) -> None:
    entered(store.journal)
    made = drafted(store.journal)
    assert [one.code for one in made.findings if one.severity == "warning"] == ["list_rows_alike"]
    change = Change(EVENT)
    submission.accept_entry(store.journal, POLICE, change, SERIK, TODAY, explanation="второй класс")
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    told = store.journal.table("measures/findings_of_return", batch_id=stored.batch.batch_id)
    assert told["explanation"].tolist() == ["второй класс"]
    entered(store.journal, title="Турнир")  # the explanation goes along
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    told = store.journal.table("measures/findings_of_return", batch_id=stored.batch.batch_id)
    assert told["explanation"].tolist() == ["второй класс"]


def test_explained_warnings_of_the_file_go_along(store: Store) -> None:
    warning = Finding("list_date_outside_period", "warning", "Мероприятия", "D9", given="01.12.2025")
    draft = sent(row(9, "Рейд", held_on="2025-12-01"), row(10, "Лекция"), findings=(warning,))
    store.journal.accept(draft, None, "dana", {0: "перенесено"})
    made = drafted(store.journal)
    assert [one.code for one in made.findings if one.severity != "note"] == []
    entered(store.journal)
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    told = store.journal.table("measures/findings_of_return", batch_id=stored.batch.batch_id)
    first = told[told["code"].eq("list_date_outside_period")]
    assert first["explanation"].tolist() == ["перенесено"]


@pytest.mark.parametrize("person", [STRANGER, VIEWER], ids=lambda person: person.role)
def test_only_who_may_send_for_the_region_enters(store: Store, person: Person) -> None:
    with pytest.raises(StoreError, match="forbidden"):
        entered(store.journal, person=person)
    assert store.journal.version() == 0


def test_a_locked_period_takes_nothing(store: Store) -> None:
    store.journal.lock("ZM-LP", RUNNING, "сдано", "dana")
    with pytest.raises(StoreError, match="locked"):
        entered(store.journal)


def test_a_quarter_that_has_not_begun_is_refused(store: Store) -> None:
    place = dataclasses.replace(POLICE, period=Period(2026, 3))
    made = submission.entry_draft(store.journal, place, Change(EVENT), TODAY)
    assert "period_future" in {one.code for one in made.findings}
    assert made.blocked


def test_an_earlier_quarter_than_the_last_list_takes_nothing(store: Store) -> None:
    store.journal.accept(sent(row(9, "Рейд")), None, "dana")
    entered(store.journal)
    with pytest.raises(StoreError, match="later_list: 2026Q2"):
        entered(store.journal, dataclasses.replace(POLICE, period=Period(2026, 1)))
    assert submission.open_periods(store.journal, "ZM-LP", "11", TODAY) == (RUNNING, Period(2025, 4))
    assert submission.open_periods(store.journal, "ZM-L", "11", TODAY) == (
        RUNNING,
        Period(2026, 1),
        Period(2025, 4),
    )


def test_a_row_of_a_file_is_corrected_with_a_reason(store: Store) -> None:
    listed = row(9, "Рейд", children=12.0)
    store.journal.accept(sent(listed, row(10, "Лекция")), None, "dana")
    place = dataclasses.replace(POLICE, period=Period(2026, 1))
    change = Change({**EVENT, "title": "Рейд «Подросток»", "held_on": dt.date(2026, 2, 3)}, listed)
    with pytest.raises(StoreError, match="reason_missing"):
        submission.accept_entry(store.journal, place, change, SERIK, TODAY, comment="  ")
    batch = submission.accept_entry(store.journal, place, change, SERIK, TODAY, comment="уточнено название")
    assert (batch.revision, batch.comment) == (2, "уточнено название")
    assert titles(store.journal, Period(2026, 1)) == ["Лекция", "Рейд «Подросток»"]
    with pytest.raises(StoreError, match="row_changed"):
        submission.accept_entry(store.journal, place, change, SERIK, TODAY, comment="ещё раз")


def test_a_row_is_taken_out_and_the_withdrawal_brings_it_back(store: Store) -> None:
    listed = row(9, "Рейд")
    store.journal.accept(sent(listed, row(10, "Лекция")), None, "dana")
    place = dataclasses.replace(POLICE, period=Period(2026, 1))
    change = Change(None, listed)
    batch = submission.accept_entry(store.journal, place, change, SERIK, TODAY, comment="не проводилось")
    assert titles(store.journal, Period(2026, 1)) == ["Лекция"]
    # That the row is missed is no open question: the person said why.
    told = store.journal.table("measures/findings_of_return", batch_id=batch.batch_id)
    gone = told[told["code"].eq("list_rows_vanished")]
    assert gone["explanation"].tolist() == ["не проводилось"]
    submission.withdraw(store.journal, batch.batch_id, DANA, "проводилось")
    assert titles(store.journal, Period(2026, 1)) == ["Рейд", "Лекция"]


def test_many_people_at_once_lose_no_row(store: Store) -> None:
    store.journal.accept(sent(row(9, "Рейд")), None, "dana")
    begin, failed = threading.Barrier(8), []

    def enter(number: int) -> None:
        begin.wait()
        try:
            entered(store.journal, title=f"Беседа {number}", held_on=dt.date(2026, 4, 1 + number))
        except StoreError as refused:  # pragma: no cover
            failed.append(refused)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(map(str, titles(store.journal))) == sorted(["Рейд", *(f"Беседа {n}" for n in range(8))])
    stored = store.journal.current("ZM-LP", "11", RUNNING)
    assert stored is not None
    assert stored.batch.revision == 8
    assert sorted(one.row for one in stored.rows if one.sheet == PAGE) == list(range(1, 9))


def test_a_draft_that_rests_on_an_old_version_is_refused(store: Store) -> None:
    made = drafted(store.journal)
    entered(store.journal, title="Турнир")
    with pytest.raises(StoreError, match="changed_meanwhile"):
        store.journal.accept(made.draft, None, "serik", unchanged_since=made.version)
    assert titles(store.journal) == ["Турнир"]


def test_the_file_of_the_quarter_before_that_comes_later_is_taken_over(store: Store) -> None:
    """Two events were entered in the running quarter before the first quarter's file came."""
    entered(store.journal)
    entered(store.journal, title="Турнир")
    file = sent(row(9, "Рейд"), row(10, "Лекция"), received_on=TODAY.isoformat())
    submission.accept(store.journal, file, b"file", SERIK)
    assert titles(store.journal, Period(2026, 1)) == ["Рейд", "Лекция"]
    assert titles(store.journal) == ["Рейд", "Лекция", "Беседа о правах", "Турнир"]
    corrected = sent(row(9, "Рейд «Подросток»"), received_on=TODAY.isoformat())
    submission.accept(store.journal, corrected, b"other", SERIK)
    assert titles(store.journal) == ["Рейд «Подросток»", "Беседа о правах", "Турнир"]


def test_a_list_that_came_as_a_file_is_never_changed_by_an_earlier_one(store: Store) -> None:
    store.journal.accept(sent(row(9, "Полугодие"), period="2026Q2"), None, "dana")
    entered(store.journal)
    submission.accept(store.journal, sent(row(9, "Рейд"), received_on=TODAY.isoformat()), b"file", SERIK)
    assert titles(store.journal) == ["Полугодие", "Беседа о правах"]
