"""Where a recommendation stands, in sentences: in one region, and in the republic with who lacks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from analytics.catalogue.recommendation_records import Recommendation
from analytics.measures.recommendations import STATES, State
from analytics.sentences.named import NAMES_SHOWN, named_regions
from analytics.sentences.recommendation_conditions import Row, Wording, condition_words, found_words
from analytics.text import Texts

TOLD = ("fails", "partly", "no_data", "holds", "not_applicable")
NAMED: tuple[State, ...] = ("partly", "not", "no_data")
# Conditions that are told of a recommendation in the republic: those that fail, those without data.
MOST_FAIL, MOST_LACK = 2, 1


def cell_sentence(
    name: str, state: State, rows: Sequence[Row], record: Recommendation, words: Wording
) -> str:
    """The state of a recommendation in one region and because of which conditions, the gravest first.

    Args:
        name: of the region.
        state: of the recommendation there.
        rows: its conditions there, as ``recommendation_results`` gives them.
        record: the recommendation.
        words: language and catalogue.
    """
    text = words.text
    holds = sum(row["outcome"] == "holds" for row in rows)
    applied = sum(row["outcome"] != "not_applicable" for row in rows)
    lead = text(
        "recommendation_sentences.cell",
        name=name,
        state=text(f"recommendation_states.{state}"),
        holds=holds,
        of=applied or len(rows),
    )
    parts = [_of_outcome(outcome, rows, record, words) for outcome in TOLD]
    return " ".join([lead, *(part for part in parts if part)])


def reason_lines(rows: Sequence[Row], record: Recommendation, words: Wording) -> list[str]:
    """Why a cell is as it is, a line a condition with its figures, the gravest first."""
    text = words.text
    ordered = sorted(rows, key=lambda row: TOLD.index(row["outcome"]))
    outcomes = {outcome: text(f"recommendation_outcomes.{outcome}") for outcome in TOLD}
    return [f"{outcomes[row['outcome']]}: {_condition(row, record, words)}" for row in ordered]


def recommendation_sentence(
    states: Mapping[str, State],
    rows: Sequence[Row],
    record: Recommendation,
    names: Mapping[str, str],
    words: Wording,
) -> str:
    """Where a recommendation stands in the republic: how many regions in each state, which, what lacks.

    ``states`` are those of the regions by code, ``rows`` their conditions, ``names`` the short names.
    """
    text = words.text
    by_state: dict[State, list[str]] = {state: [] for state in STATES}
    for code, state in states.items():
        by_state[state].append(code)
    if len(by_state["no_data"]) == len(states):
        sentences = [text("recommendation_sentences.no_data_at_all", n=len(states))]
    else:
        sentences = [text("recommendation_sentences.met", number=len(by_state["met"]), n=len(states))]
        sentences += [_named(state, by_state[state], names, text) for state in NAMED if by_state[state]]
    return " ".join([*sentences, *_lacks(rows, record, words)])


def lead_sentence(states: Sequence[State], recommendations: int, regions: int, text: Texts) -> str:
    """All recommendations and regions of a period together."""
    counts = Counter(states)
    parts = [
        text(f"recommendation_sentences.count_{state}", number=counts[state])
        for state in STATES
        if counts[state]
    ]
    return text(
        "recommendation_sentences.lead",
        recommendations=recommendations,
        regions=regions,
        cells=len(states),
        counts=", ".join(parts),
    )


def _named(state: State, codes: Sequence[str], names: Mapping[str, str], text: Texts) -> str:
    """How many regions are in a state, and which; of partly met ones only a few are named."""
    told = {"number": len(codes), "names": named_regions(codes, names, text)}
    if state == "partly" and len(codes) > NAMES_SHOWN:
        return text("recommendation_sentences.partly_many", number=len(codes))
    return text(f"recommendation_sentences.{state}", **told)


def _of_outcome(outcome: str, rows: Sequence[Row], record: Recommendation, words: Wording) -> str:
    told = [_condition(row, record, words) for row in rows if row["outcome"] == outcome]
    if not told:
        return ""
    return words.text(f"recommendation_sentences.of_{outcome}", told="; ".join(told))


def _condition(row: Row, record: Recommendation, words: Wording) -> str:
    condition = record.conditions[int(row["condition"]) - 1]
    return f"{condition_words(condition, words)} ({found_words(condition, row, words)})"


def _lacks(rows: Sequence[Row], record: Recommendation, words: Wording) -> list[str]:
    """Which conditions fail in most regions, and for which most regions have no data."""
    sentences = []
    asked = (("most_fail", ("fails", "partly"), MOST_FAIL), ("most_lack", ("no_data",), MOST_LACK))
    for key, outcomes, most in asked:
        counts: Counter[int] = Counter(int(row["condition"]) for row in rows if row["outcome"] in outcomes)
        told = [
            words.text(
                "recommendation_sentences.condition",
                condition=condition_words(record.conditions[place - 1], words),
                number=number,
            )
            for place, number in counts.most_common(most)
        ]
        if told:
            sentences.append(words.text(f"recommendation_sentences.{key}", told="; ".join(told)))
    return sentences
