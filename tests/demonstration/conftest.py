from __future__ import annotations

import pytest

from analytics.demonstration import drafts
from analytics.intake.batch import Draft
from tests.demonstration.tables import Figures, final_figures


@pytest.fixture(scope="session")
def demonstration() -> tuple[Draft, ...]:
    return drafts()


@pytest.fixture(scope="session")
def figures(demonstration: tuple[Draft, ...]) -> Figures:
    return final_figures(demonstration)
