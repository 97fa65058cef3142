"""Words that stand side by side in the three languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["ru", "kk", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "ru"


@dataclass(frozen=True, slots=True)
class Localized:
    """One phrase in Russian, Kazakh and English; none of the three may be empty."""

    ru: str
    kk: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """The phrase in one language; an unknown language is a ``KeyError``."""
        if language not in LANGUAGES:
            raise KeyError(language)
        return str(getattr(self, language))
