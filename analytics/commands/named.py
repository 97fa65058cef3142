"""What a request names, checked before any file is looked at: form, region, period."""

from __future__ import annotations

from analytics.catalogue import load_catalogue
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.text import Texts


def named_period(
    form_code: str | None, region_code: str | None, period: str | None, text: Texts
) -> Period | None:
    """The period that a request names, or ``None`` where it names none.

    Raises:
        ValueError: there is no such form, region or period; the message is a sentence for the person.
    """
    forms = load_catalogue().forms
    if form_code is not None and form_code not in forms:
        raise ValueError(text("commands.load.unknown_form", given=form_code, forms=", ".join(forms)))
    if region_code is not None:
        try:
            load_regions().get(region_code)
        except (KeyError, ValueError) as error:
            raise ValueError(text("commands.load.unknown_region", given=region_code)) from error
    try:
        return None if period is None else Period.parse(period)
    except ValueError as error:
        raise ValueError(text("commands.wrong_period", given=period)) from error
