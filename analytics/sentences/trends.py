"""What lines over the quarters say, in words: their trends, and the quarters that stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from analytics.catalogue.records import Indicator
from analytics.measures.line_trends import LineTrend, Run
from analytics.measures.trends import JudgedTrend
from analytics.periods import Period
from analytics.sentences.named import where
from analytics.text import Texts
from analytics.text.numbers import format_number, format_signed, join_names
from analytics.text.periods import period_short

WITH_VERDICT: Final = ("fall", "growth", "within_chance")
# Scatter beyond chance: 1 is chance alone; from here on it is wider, and much wider.
WIDER, MUCH_WIDER, BY_FAR = 1.5, 3.0, 10.0
QUARTERS_NAMED: Final = 8


def trends_lead(
    trends: Sequence[LineTrend], names: Mapping[str, str], indicator: Indicator, text: Texts
) -> str:
    """The sentence above the chart: the trend of the only line, or how many lines have which trend."""
    if len(trends) == 1:
        return trend_sentence(trends[0], indicator, text)
    by_verdict: dict[str, list[str]] = {}
    for one in trends:
        word = "not_judged" if one.reason else one.judged.trend.verdict
        by_verdict.setdefault(word, []).append(names[one.region_code])
    parts = [
        text(f"trends.lead.{word}", names=join_names(by_verdict[word], text.language))
        for word in (*WITH_VERDICT, "not_judged")
        if word in by_verdict
    ]
    return text("trends.lead.all", parts="; ".join(parts))


def trend_sentence(one: LineTrend, indicator: Indicator, text: Texts) -> str:
    """The trend of one line with its interval, how long it is, and whether the second test agrees.

    A share changes in per cent of its own level, not in percentage points. Without a verdict the
    sentence says why there is none.
    """
    if one.reason:
        quarters = text("trends.quarters", n=one.judged.trend.quarters)
        return text(f"trends.reason.{one.reason}", where=where(one.region_code, text), quarters=quarters)
    found = one.judged.trend
    ends = percent_ends(one.judged, text)
    relative = "of_level" if indicator.distribution == "proportion" else "plain"
    write = format_signed if found.verdict == "within_chance" else format_number
    percent = found.percent_a_year if found.verdict == "within_chance" else abs(found.percent_a_year)
    return text(
        f"trends.verdict.{found.verdict}",
        where=where(one.region_code, text),
        change=text(f"trends.change.{relative}", percent=write(percent, text.language, 1)),
        least=ends[0],
        most=ends[1],
        quarters=text("trends.quarters", n=found.quarters),
        first=_quarter(one.judged.first, text),
        last=_quarter(one.judged.last, text),
        check=text("trends.check.agrees" if found.agrees else "trends.check.disagrees"),
    )


def line_sentences(one: LineTrend, indicator: Indicator, text: Texts) -> str:
    """What is said of one line among several: its trend, and its signals where it has any."""
    sentences = [trend_sentence(one, indicator, text)]
    if one.outstanding or one.runs:
        sentences.append(signals_sentence(one, text))
    return " ".join(sentences)


def percent_ends(judged: JudgedTrend, text: Texts, signed: bool = False) -> tuple[str, str]:
    """The limits of the yearly change, the smaller change first: ``5,3`` and ``9,0`` of a fall.

    Of a change within chance, and where it is asked for, they are ``signed``, the lower one first.
    """
    found = judged.trend
    if signed or found.verdict == "within_chance":
        ends = (found.lower, found.upper)
        write = format_signed
    else:
        first, last = sorted((abs(found.lower), abs(found.upper)))
        ends = (first, last)
        write = format_number
    return write(ends[0], text.language, 1), write(ends[1], text.language, 1)


def signals_sentence(one: LineTrend, text: Texts) -> str:
    """The quarters beyond the limits of a line, and long runs on one side as hints; may be empty.

    Nothing is said of a line that is too short for signals, or that has none by its nature.
    """
    if one.signals is None:
        return ""
    sentences = []
    if one.outstanding:
        shown = [
            text(f"trends.signals.{quarter.mark}", period=_quarter(quarter.period, text))
            for quarter in one.outstanding[-QUARTERS_NAMED:]
        ]
        rest = len(one.outstanding) - len(shown)
        if rest:
            shown.append(text("lead.more", n=rest))
        sentences.append(text("trends.signals.some", quarters=join_names(shown, text.language)))
    else:
        sentences.append(text("trends.signals.none"))
    sentences += [_run(run, text) for run in one.runs]
    return " ".join(sentences)


def short_verdict(one: LineTrend, text: Texts) -> str:
    """The verdict in a word or two, or why there is none."""
    return text(f"trends.short.{one.reason or one.judged.trend.verdict}")


def signal_words(one: LineTrend, text: Texts) -> str:
    """All quarters beyond the limits of a line; empty where there are none or none can be told."""
    return join_names(
        [
            text(f"trends.signals.{quarter.mark}", period=_quarter(quarter.period, text))
            for quarter in one.outstanding
        ],
        text.language,
    )


def scatter_words(dispersion: float, text: Texts) -> str:
    """How wide a series scatters around its trend, with the factor: 1 is chance alone."""
    if dispersion >= BY_FAR:
        return text("trends.scatter.by_far")
    factor = format_number(dispersion, text.language, 1)
    if dispersion < WIDER:
        return text("trends.scatter.chance", factor=factor)
    return text("trends.scatter.wider" if dispersion < MUCH_WIDER else "trends.scatter.much", factor=factor)


def _run(run: Run, text: Texts) -> str:
    first, last = _quarter(run.first, text), _quarter(run.last, text)
    quarters = text("trends.quarters", n=run.last.key - run.first.key + 1)
    return text(f"trends.signals.run_{run.side}", quarters=quarters, first=first, last=last)


def _quarter(period: Period | None, text: Texts) -> str:
    return "" if period is None else period_short(period.year, period.quarter, text.language)
