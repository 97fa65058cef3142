"""The answers of the model, fitted once in this process for a version of the data and a question."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from analytics.measures.model import Checks, Estimate, ModelRequest, checks, cities_of, estimate
from analytics.settings import settings
from pages.shared import data
from pages.shared.fits import FITS


def estimate_of(request: ModelRequest) -> Estimate:
    """The estimate, fitted at the first question."""
    return FITS.answer(
        _question("estimate", request),
        lambda progress: estimate(data.journal(), data.catalogue(), data.regions(), request),
    )


def has_checks(request: ModelRequest) -> bool:
    """Whether the checks were computed before, so that no progress needs to be shown."""
    return FITS.known(_question("checks", request))


def checks_of(request: ModelRequest, progress: Callable[[float], None] | None = None) -> Checks:
    """The checks of an estimate, fitted at the first question."""
    return FITS.answer(
        _question("checks", request),
        lambda told: checks(estimate_of(request), cities_of(data.regions()), told),
        progress,
    )


def _question(name: str, request: ModelRequest) -> Hashable:
    return str(settings().home), data.journal().version(), name, request
