"""Returns behave as returns: late, missing and revised ones, within stated bounds."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from analytics.catalogue import load_catalogue
from analytics.intake.batch import Draft
from analytics.periods import Period, periods_between
from analytics.regions import load_regions

FORMS = ("1-M", "ZM-P", "ZM-E")
LISTS = ("ZM-L", "ZM-LP")
LAST = Period(2025, 4)


def keys(demonstration: tuple[Draft, ...]) -> Counter[tuple[str, str, Period]]:
    return Counter((draft.form_code, draft.region_code, draft.period) for draft in demonstration)


def missing(demonstration: tuple[Draft, ...]) -> set[tuple[str, str, Period]]:
    expected = {
        (form, region.code, period)
        for form in (*FORMS, *LISTS)
        for period in periods_between(Period(2015, 1), LAST)
        for region in load_regions().reporting(period)
    }
    return expected - keys(demonstration).keys()


def test_figures_and_lists_are_returned(demonstration):
    assert {draft.form_code for draft in demonstration} == {*FORMS, *LISTS}


def test_about_one_return_in_seventy_is_missing(demonstration):
    assert 0.008 <= len(missing(demonstration)) / (780 * 5) <= 0.02


def test_the_last_two_quarters_lack_only_the_three_named_returns(demonstration):
    recent = {key for key in missing(demonstration) if key[2] >= LAST.shift(-1)}
    assert recent == {
        ("ZM-E", "43", Period(2025, 4)),
        ("ZM-P", "10", Period(2025, 3)),
        ("ZM-LP", "59", Period(2025, 4)),
    }


def test_form_1_m_of_2022_is_complete(demonstration):
    assert not {key for key in missing(demonstration) if key[0] == "1-M" and key[2].year == 2022}


def test_about_two_per_cent_are_revised_and_only_a_little(demonstration):
    twice = {key for key, number in keys(demonstration).items() if number == 2}
    assert max(keys(demonstration).values()) == 2
    assert 0.012 <= len(twice) / len(keys(demonstration)) <= 0.028
    for key in twice:
        first, second = (
            draft for draft in demonstration if (draft.form_code, draft.region_code, draft.period) == key
        )
        if second.observations:
            changed = [
                (old.value, new.value)
                for old, new in zip(first.observations, second.observations, strict=True)
                if old != new
            ]
            assert 1 <= len(changed) <= 4
            assert all(new * 0.85 <= old < new for old, new in changed)
        else:
            assert first.rows != second.rows
        assert first.received_on < second.received_on
        assert "revision 2" in second.file_name


def test_some_returns_are_late_by_up_to_forty_days_and_none_before_the_quarter_ends(demonstration):
    forms = load_catalogue().forms
    firsts = {}
    for draft in demonstration:
        if draft.origin == "synthetic":
            firsts.setdefault((draft.form_code, draft.region_code, draft.period), draft)
    late = 0
    for draft in firsts.values():
        received_on = dt.date.fromisoformat(draft.received_on)
        due = draft.period.last_day + dt.timedelta(days=forms[draft.form_code].due_days)
        assert draft.period.last_day < received_on <= due + dt.timedelta(days=40)
        late += received_on > due
    assert 0.05 <= late / len(firsts) <= 0.16


def test_every_synthetic_return_says_so_in_three_languages(demonstration):
    synthetic = [draft for draft in demonstration if draft.origin == "synthetic"]
    assert len(synthetic) == len(demonstration) - 20
    for draft in synthetic:
        for words in ("Синтетические", "Синтетикалық", "Synthetic"):
            assert words in draft.source
    first = synthetic[0]
    assert first.file_name == f"{first.form_code} {first.region_code} {first.period} (demo)"


def test_what_was_not_collected_is_not_available_rather_than_zero(demonstration):
    gaps = {
        (one.indicator_code, draft.region_code)
        for draft in demonstration
        for one in draft.observations
        if one.status != "number"
    }
    assert gaps == {("C12", "31"), ("C11", "43")}
    assert all(
        (one.value is None) == (one.status == "not_available")
        for draft in demonstration
        for one in draft.observations
    )


def test_every_reported_indicator_of_the_catalogue_has_figures(demonstration):
    catalogue = load_catalogue()
    given = {(draft.form_code, one.indicator_code) for draft in demonstration for one in draft.observations}
    expected = {(form, code) for form in FORMS for code in catalogue.forms[form].indicator_codes}
    assert given == expected
