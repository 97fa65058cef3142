"""Parts of sentences: names of regions, the first few and how many more; a capital at the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.regions import region_phrase
from analytics.text import Texts
from analytics.text.numbers import join_names

NAMES_SHOWN = 7


def named_regions(
    codes: Sequence[str], names: Mapping[str, str], text: Texts, ends_sentence: bool = True
) -> str:
    """The names of regions as one enumeration; many names end in «and n more».

    Where it ends its sentence, a full stop of the last name (``Алматы қ.``) serves for that of the sentence.
    """
    # «And 1 more» would be no shorter than the name.
    most = NAMES_SHOWN + 1 if len(codes) == NAMES_SHOWN + 1 else NAMES_SHOWN
    shown = [names.get(code, code) for code in codes[:most]]
    rest = len(codes) - len(shown)
    if rest:
        shown.append(text("lead.more", n=rest))
    if ends_sentence and shown:
        shown[-1] = shown[-1].removesuffix(".")
    return join_names(shown, text.language)


def capitalised(sentence: str) -> str:
    """A sentence with a capital at its start, whatever word came to stand there."""
    return sentence[:1].upper() + sentence[1:]


def where(code: str, text: Texts) -> str:
    """A region, or the republic, at the start of a sentence: «В Карагандинской области»."""
    return capitalised(region_phrase(code, "in", text.language))
