"""The sentence of a funnel: how much regions differ beyond chance, and which lie outside."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from analytics.measures.funnel_plot import FunnelPlot
from analytics.sentences.named import named_regions
from analytics.text import Texts
from analytics.text.numbers import format_number

# Up to so many times the scatter of chance (in standard deviations) regions differ as chance makes them.
LIKE_CHANCE = 1.1


def funnel_sentences(plot: FunnelPlot, names: Mapping[str, str], text: Texts) -> str:
    """What the funnel shows, or why there is none."""
    if plot.reason is not None or plot.phi is None:
        return text(f"funnel_sentences.reason.{plot.reason}")
    sentences = [text("funnel_sentences.like_chance")]
    scatter = sqrt(plot.phi)
    if scatter > LIKE_CHANCE:
        times = format_number(scatter, text.language, 1)
        sentences = [text("funnel_sentences.scatter", times=times)]
    outside = 0
    for level in ("998", "95"):
        for side in ("above", "below"):
            found = plot.regions["position"].eq(f"{side}_{level}")
            codes = [str(code) for code in plot.regions.loc[found, "region_code"]]
            outside += len(codes)
            if codes:
                words = named_regions(codes, names, text)
                sentences.append(text(f"funnel_sentences.{side}_{level}", names=words))
    within = len(plot.regions) - outside
    key = "all_within" if outside == 0 else "within"
    return " ".join([*sentences, text(f"funnel_sentences.{key}", n=within)])
