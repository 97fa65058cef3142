"""Words, numbers, dates and names of periods in Russian, Kazakh and English."""

from __future__ import annotations

from analytics.text.localized import DEFAULT_LANGUAGE, LANGUAGES, Language, Localized
from analytics.text.phrases import Texts, texts

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Language", "Localized", "Texts", "texts"]
