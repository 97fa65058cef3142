"""What a template asks for, in a few letters: so that no template changes under an old version."""

from __future__ import annotations

import hashlib
import json

from analytics.catalogue.records import Catalogue, Form, ListColumn

LETTERS = 12


def template_fingerprint(form: Form, catalogue: Catalogue) -> str:
    """The digest of what a person fills in: codes, units and kinds of figures, columns of lists.

    Names and help are left out: a better wording makes no new version. The digest of the version
    in force stands in the form's file under ``fingerprint``.
    """
    indicators = [catalogue.indicators[code] for code in form.indicator_codes]
    asked = {
        "figures": [[one.code, one.unit, one.kind] for one in indicators],
        "lists": [[one.code, [_asked(column) for column in one.columns]] for one in form.lists],
    }
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:LETTERS]


def _asked(column: ListColumn) -> list[object]:
    choices = [choice.code for choice in column.choices]
    return [column.code, column.type, column.required, choices, column.not_before]
