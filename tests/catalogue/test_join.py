"""The lists of the join name indicators that can be joined, or say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.catalogue import load_catalogue
from analytics.catalogue.join import load_join
from analytics.catalogue.problems import CatalogueError

SOUND = 'registered = ["B13"]\nclubs = ["C14"]\noffences = ["A06"]\ncoverages = ["C14"]\nevents = ["A06"]\n'


def test_the_projects_own_lists_are_sound() -> None:
    found = load_join()
    catalogue = load_catalogue()
    assert found.registered
    assert all(catalogue.indicators[code].has_rate for code in (*found.clubs, *found.offences))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('registered = ["A06"]', "join.toml, A06, registered: is no share of children"),
        ('clubs = ["X99"]', "join.toml, X99, clubs: is no indicator"),
        ('offences = ["A15"]', "join.toml, A15, offences: has no rate"),
        ('coverages = ["A06"]', "join.toml, A06, coverages: is no share of children"),
        ('events = ["C14"]', "join.toml, C14, events: is no number of events among inhabitants"),
        ('events = "A06"', "join.toml, events"),
        ('more = ["A06"]', "join.toml, more"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, line: str, sentence: str) -> None:
    name = line.partition(" ")[0]
    lines = [one for one in SOUND.splitlines() if not one.startswith(name)]
    (tmp_path / "join.toml").write_text("\n".join([*lines, line]), encoding="utf-8")
    with pytest.raises(CatalogueError) as found:
        load_join(tmp_path, load_catalogue())
    assert sentence in str(found.value)
