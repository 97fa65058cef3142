"""Which region some words mean: a cell of a return, the title or the name of a file.

Nothing is guessed. Words that fit several regions give all of them, and the person is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from analytics.regions.records import RegionKind

SUGGESTIONS = 3
SUGGESTION_FLOOR = 60.0

# The word beside a name decides: «Алматы қаласы» is the city, «Алматы облысы» the oblast.
OBLAST_WORDS = frozenset(
    {"область", "области", "обл", "облысы", "облысының", "облыс", "регион", "region", "oblast", "oblysy"}
)
CITY_WORDS = frozenset(
    {"город", "города", "городу", "г", "қаласы", "қаласының", "қала", "қ", "city", "qalasy", "g"}
)
# Words of totals and titles that name no region: «Абай облысы бойынша», «Алматы (Свод)».
IDLE_WORDS = frozenset({"по", "бойынша", "свод"})

APART = re.compile(r"[^\w]+|_")
# A footnote mark: «Туркестанская 1», «Shimkent city 3)», «Туркестанская¹» (one digit only: KZ-19 stays).
FOOTNOTE = re.compile(r"(?<=[^\W\d])\s*\d$")
ORDINAL = re.compile(r"^\d{1,2}\s+(?=[^\W\d])")
ADJECTIVE = re.compile(r"(?<=ск)(ой|ую)\b")

KAZAKH_AS_RUSSIAN = str.maketrans("әғқңөұүһіё", "агкноуухие")
LATIN_AS_CYRILLIC = str.maketrans("abcehikmoptxy", "авсенікмортху")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
LATIN_LOOK_ALIKES = re.compile(r"^[abcehikmoptxy]+$")


@dataclass(frozen=True, slots=True)
class RegionWords:
    """The name within some words, and the kind of region that the words beside it say."""

    name: str
    kind: RegionKind | None


class Names:
    """The spellings of all regions, asked by words."""

    def __init__(self, spellings: Iterable[tuple[str, str]], kinds: Mapping[str, RegionKind]) -> None:
        """Index ``(code, spelling)`` pairs; ``kinds`` gives the kind of each code."""
        self._kinds = kinds
        self._exact: dict[RegionWords, set[str]] = defaultdict(set)
        self._folded: dict[RegionWords, set[str]] = defaultdict(set)
        for code, spelling in spellings:
            self._exact[region_words(spelling)].add(code)
            self._folded[region_words(spelling, folded=True)].add(code)

    def identify(self, words: str) -> tuple[str, ...]:
        """The codes that the words may mean: one is certain, several must be asked, none is unknown.

        Kazakh letters written with Russian ones and Latin look-alikes count only where the words
        as they stand are unknown.
        """
        found = self._lookup(self._exact, region_words(words))
        return found or self._lookup(self._folded, region_words(words, folded=True))

    def suggest(self, words: str) -> tuple[tuple[str, float], ...]:
        """Codes whose spelling is near, with a likeness of 0 to 100, the nearest first.

        Only for showing to a person; never accepted silently.
        """
        from rapidfuzz import fuzz

        asked = region_words(words, folded=True)
        best: dict[str, float] = {}
        for spelling, codes in self._folded.items():
            likeness = fuzz.ratio(asked.name, spelling.name)
            if likeness < SUGGESTION_FLOOR or any(letter.isdigit() for letter in spelling.name):
                continue  # a code that is one digit off is another region, not a near one
            for code in codes:
                if asked.kind in (None, spelling.kind, self._kinds[code]):
                    best[code] = max(likeness, best.get(code, 0.0))
        return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:SUGGESTIONS])

    def _lookup(self, index: Mapping[RegionWords, set[str]], words: RegionWords) -> tuple[str, ...]:
        bare = index.get(RegionWords(words.name, None), set())
        if words.kind is None:
            # «Алматы» alone has no spelling of its own, only ones with a word beside it: all of them.
            beside = (index.get(RegionWords(words.name, kind), set()) for kind in ("oblast", "city"))
            return tuple(sorted(bare or set().union(*beside)))
        of_kind = {code for code in bare if self._kinds[code] == words.kind}
        return tuple(sorted(of_kind | index.get(words, set())))


def region_words(words: str, folded: bool = False) -> RegionWords:
    """The name in the words without case, punctuation, footnote marks and kind words.

    Args:
        words: As a person or a file wrote them.
        folded: Kazakh letters become their Russian neighbours and Latin look-alikes Cyrillic.
    """
    tokens = _plain(words, folded).split()
    said = {kind for token in tokens for kind in _kinds_said(token, folded)}
    idle = _folded_words(IDLE_WORDS) if folded else IDLE_WORDS
    rest = [token for token in tokens if not _kinds_said(token, folded) and token not in idle]
    return RegionWords(FOOTNOTE.sub("", " ".join(rest)), said.pop() if len(said) == 1 else None)


def _plain(words: str, folded: bool) -> str:
    text = unicodedata.normalize("NFKC", words).casefold()
    text = " ".join(_repaired(token) if folded else token for token in APART.sub(" ", text).split())
    text = text.translate(KAZAKH_AS_RUSSIAN) if folded else text
    return ADJECTIVE.sub("ая", ORDINAL.sub("", FOOTNOTE.sub("", text)))


def _repaired(token: str) -> str:
    """A word with Latin look-alikes among Cyrillic letters, or of nothing else, in Cyrillic."""
    mixed = CYRILLIC.search(token) is not None
    return token.translate(LATIN_AS_CYRILLIC) if mixed or LATIN_LOOK_ALIKES.match(token) else token


def _kinds_said(token: str, folded: bool) -> tuple[RegionKind, ...]:
    oblast, city = (OBLAST_WORDS, CITY_WORDS)
    if folded:
        oblast, city = _folded_words(oblast), _folded_words(city)
    if token in oblast:
        return ("oblast",)
    return ("city",) if token in city else ()


@cache
def _folded_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_repaired(word).translate(KAZAKH_AS_RUSSIAN) for word in words)
