"""What the name of a row means: a region, the republic, a part of the row above, or nothing known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from analytics.intake.tables.words import LONGEST_LABEL, plain, without_footnotes
from analytics.regions import REPUBLIC, Regions

LabelKind = Literal["region", "total", "part", "unclear", "unknown", "none"]
PARTS = re.compile(
    r"^(?:из них|из общего|в том числе|в т ч|втч|из них в|оның ішінде|соның ішінде|олардың ішінде|"
    r"including|of which|of them)\b"
)
TOTALS = re.compile(r"^(?:итого|всего|барлығы|жиыны|қорытынды|total|subtotal|sum)\b")
KATO = re.compile(r"^(\d{2})0{7}$")  # the code of a whole region; two digits alone may be a row number
NEAR = 80.0  # likeness from which on a name is taken for a mistyped one, and the person is asked


@dataclass(frozen=True, slots=True)
class Label:
    """The meaning of a name; ``codes`` are the regions that it means or may mean."""

    kind: LabelKind
    codes: tuple[str, ...] = ()


NOTHING = Label("none")


class Labels:
    """The meanings of names; each name is looked up once."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._codes = frozenset(region.code for region in regions.records if region.reports)
        self._known: dict[str, Label] = {}
        self._judged: dict[str, Label] = {}

    def certain(self, words: str) -> Label:
        """What the words mean for certain; a name that is only near a known one is ``unknown``."""
        label = self._known.get(words)
        if label is None:
            label = self._known[words] = self._read(words)
        return label

    def judged(self, words: str) -> Label:
        """The same, where a name that is near a known one is ``unclear`` and names the near ones."""
        label = self.certain(words)
        if label.kind != "unknown":
            return label
        if words not in self._judged:
            codes = tuple(code for code, likeness in self._regions.suggest(words) if likeness >= NEAR)
            if codes[:1] == (REPUBLIC,):
                # A total is never stored, so nothing is lost where the name was mistyped.
                self._judged[words] = Label("total", codes[:1])
            else:
                self._judged[words] = Label("unclear", codes) if codes else label
        return self._judged[words]

    def _read(self, words: str) -> Label:
        bare = without_footnotes(words)
        if not bare or len(bare) > LONGEST_LABEL:
            return NOTHING if not bare else Label("unknown")
        code = KATO.match(bare)
        if code and code[1] in self._codes:
            return Label("region", (code[1],))
        codes: tuple[str, ...] = ()
        if any(map(str.isalpha, bare)):
            codes = self._regions.identify(words) or self._regions.identify(bare)
        if codes == (REPUBLIC,):
            return Label("total", codes)
        if codes:
            return Label("region" if len(codes) == 1 else "unclear", codes)
        folded = plain(bare)
        if PARTS.match(folded):
            return Label("part")
        return Label("part") if TOTALS.match(folded) else Label("unknown")
