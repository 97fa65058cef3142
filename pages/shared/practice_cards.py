"""A card of experience as HTML: the practice, what was found by which study, what it takes, the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from analytics.catalogue.experience import ExperienceCard
from analytics.catalogue.recommendations import load_recommendations
from analytics.text import Texts
from pages.shared import data
from pages.shared import indicator_words as words_of_indicators

# The sign of an outcome beside its words; colour never stands alone.
OUTCOMES: Final = {
    "helped": ("sound", "✓"),
    "mixed": ("plain", "~"),
    "no_effect": ("plain", "○"),
    "harmful": ("error", "!"),
    "not_studied": ("plain", "?"),
}


def cards_html(text: Texts, cards: Sequence[ExperienceCard]) -> str:
    """The cards in their order, as articles for ``st.html``; every word in them is escaped."""
    return f'<div class="zm-cards">{"".join(_card(text, card) for card in cards)}</div>'


def indicator_words(text: Texts, code: str) -> str:
    """The code and name of an indicator."""
    return f"{code} · {data.catalogue().indicators[code].name[text.language]}"


def recommendation_words(text: Texts, code: str) -> str:
    """The code and words of a recommendation of 20.02.2015."""
    return words_of_indicators.recommendation(load_recommendations()[code], text)


def _card(text: Texts, card: ExperienceCard) -> str:
    language = text.language
    warned = " zm-warned" if card.outcome == "harmful" else ""
    facts = (
        ("what", [card.what[language]]),
        ("evidence", [card.evidence[language]]),
        ("strength", [text(f"experience.strength.{card.study}")]),
        ("needs", [card.needs[language]]),
        ("indicators", [indicator_words(text, code) for code in card.indicators]),
        ("recommendations", [recommendation_words(text, code) for code in card.recommendations]),
        ("sources", card.sources),
        ("verified", [text(f"experience.verified.{card.verified}")]),
    )
    listed = "".join(_fact(text, name, lines) for name, lines in facts)
    return (
        f'<article class="zm-practice{warned}" id="card-{escape(card.code)}">'
        f"<h3>{escape(card.title[language])}</h3>"
        f'<p class="zm-place">{escape(_place(text, card))}</p>'
        f'<p class="zm-chips">{_chips(text, card)}</p>'
        f"<dl>{listed}</dl></article>"
    )


def _place(text: Texts, card: ExperienceCard) -> str:
    parts = [card.where[text.language]]
    if card.since is not None:
        parts.append(text("experience.since", year=card.since))
    return " · ".join(parts)


def _chips(text: Texts, card: ExperienceCard) -> str:
    tone, sign = OUTCOMES[card.outcome]
    outcome = text(f"experience.outcome.{card.outcome}")
    mark = f'<span class="zm-sign zm-tone-{tone}" aria-hidden="true">{sign}</span>'
    words = [
        text(f"experience.origins.{card.origin}"),
        text(f"experience.study.{card.study}"),
        *(text(f"experience.topics.{topic}") for topic in card.topics),
    ]
    plain = "".join(f'<span class="zm-chip zm-plain">{escape(word)}</span>' for word in words)
    return f'<span class="zm-chip">{mark}{escape(outcome)}</span>{plain}'


def _fact(text: Texts, name: str, lines: Iterable[str]) -> str:
    told = "".join(f"<div>{escape(line)}</div>" for line in lines)
    return f"<dt>{escape(text(f'experience.fact.{name}'))}</dt><dd>{told}</dd>"
