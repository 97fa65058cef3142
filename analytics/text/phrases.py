"""The phrases of one language, asked by key: ``text("compare.title")``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale

from analytics.text.digits import format_number
from analytics.text.language_files import Phrase, read_phrases
from analytics.text.localized import LANGUAGES, Language


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """All phrases of one language; a phrase is filled with the values given by name."""

    language: Language
    phrases: Mapping[str, Phrase]

    def __call__(self, key: str, /, **values: object) -> str:
        """The phrase under a key, its placeholders filled.

        A plural table chooses its form by the value ``n`` (a whole or decimal number, or its
        digits), which is also written as the language writes numbers. A placeholder without a
        value is a ``KeyError`` that names it.

        Raises:
            KeyError: there is no such phrase, or a placeholder has no value.
        """
        if key not in self.phrases:
            raise KeyError(f"{key} ({self.language})")
        phrase = self.phrases[key]
        if isinstance(phrase, str):
            return phrase.format(**values)
        if "n" not in values:
            raise KeyError(f"n of {key}")
        number = _number(values["n"])
        written = format_number(number, self.language, _decimals(number))
        return _form(phrase, number, self.language).format(**(values | {"n": written}))

    def has(self, key: str) -> bool:
        """Whether there is a phrase under a key."""
        return key in self.phrases

    def keys_under(self, section: str) -> tuple[str, ...]:
        """The keys of all phrases of a section, in the order of the language file."""
        return tuple(key for key in self.phrases if key.startswith(f"{section}."))


@cache
def texts(language: Language) -> Texts:
    """The phrases of one language from ``data/text``, read once a process.

    Raises:
        ValueError: the language is none of the three, or a language file is broken.
    """
    if language not in LANGUAGES:
        raise ValueError(f"a language is one of {', '.join(LANGUAGES)}, not {language!r}")
    return Texts(language, read_phrases(language))


def _form(forms: Mapping[str, str], number: Decimal, language: Language) -> str:
    category = Locale.parse(language).plural_form(abs(number))
    return forms.get(category, forms["other"])


def _number(value: object) -> Decimal:
    """The number that chooses a plural form; ``2.0`` counts as the whole number 2."""
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f"a plural form is chosen by a number, not {value!r}") from error
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
