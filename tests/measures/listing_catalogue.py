"""The small catalogue with the forms that hold lists: ``ZM-L`` all three, ``ZM-LP`` events alone."""

from __future__ import annotations

from dataclasses import replace

from analytics.catalogue.records import Catalogue, ListForm
from tests.measures.small_catalogue import CATALOGUE, WORDS, form


def with_lists(catalogue: Catalogue = CATALOGUE) -> Catalogue:
    """A catalogue to which the forms of lists are added."""
    forms = {
        code: replace(form(code, 20), lists=tuple(ListForm(one, WORDS, ()) for one in lists))
        for code, lists in (("ZM-L", ("event", "plan_measure", "partner")), ("ZM-LP", ("event",)))
    }
    return replace(catalogue, forms={**catalogue.forms, **forms})


LISTING = with_lists()
