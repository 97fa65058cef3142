"""A data file that stands alone: read whole, its faults told as those of the catalogue are."""

from __future__ import annotations

import tomllib
from pathlib import Path

from analytics.catalogue.problems import CatalogueError, Problem


def table_of_file(path: Path) -> dict[str, object]:
    """The content of one TOML file; ``CatalogueError`` where it is missing or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError((Problem(path.name, "", "", "is missing", "put it back"),)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError((Problem(path.name, "", "", f"is no TOML ({error})", "correct it"),)) from error
