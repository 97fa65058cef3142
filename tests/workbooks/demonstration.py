"""The sample returns in ``data/demo/workbooks``: two sound ones, four with a fault each, and lists.

``python -m tests.workbooks.demonstration`` writes them. The figures are invented, near the level of
the official returns of 2022; title and comments say that they are for demonstration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analytics.settings import PROJECT
from tests.workbooks import faults, hostile
from tests.workbooks.demonstration_lists import samples_of_lists
from tests.workbooks.figures import Counts, figures_of
from tests.workbooks.form_1m import Formula, Return1M

FOLDER = PROJECT / "data" / "demo" / "workbooks"
COMMENTS = "Демонстрационные данные, вымышленные. Көрсету үшін ойдан алынған деректер. Invented data."

KARAGANDA_2025 = Counts(
    misdemeanours=731, crimes=(988, 4702, 2236, 148), against_minors=(14, 173), completed=(402, 3318),
    by_minors_misdemeanours=4, by_minors_crimes=(13, 44, 26, 6), thefts_by_minors=34, in_groups=268,
    group_with_minors=24, minors_by_age=(0, 15, 86), minors_for_misdemeanours=4, girls=5, students=63,
    idle=35, minors_in_group=31, mixed_with_adults=9, on_register=3, repeat=2,
)  # fmt: skip
SHYMKENT_2025 = Counts(
    misdemeanours=902, crimes=(1130, 4871, 2015, 121), against_minors=(12, 127), completed=(476, 4390),
    by_minors_misdemeanours=3, by_minors_crimes=(9, 33, 34, 3), thefts_by_minors=31, in_groups=241,
    group_with_minors=22, minors_by_age=(0, 11, 80), minors_for_misdemeanours=2, girls=6, students=31,
    idle=58, minors_in_group=13, mixed_with_adults=7, on_register=2, repeat=4,
)  # fmt: skip


def sample(region: str, counts: Counts) -> Return1M:
    """A sound return of a region, marked as a demonstration."""
    title = f"1-M  {region} (Свод), демонстрация"
    return Return1M(figures_of(counts), title=title, comments=COMMENTS)


def samples() -> Mapping[str, bytes]:
    """All sample returns by file name."""
    karaganda = sample("Карагандинская область", KARAGANDA_2025)
    shymkent = sample("г.Шымкент", SHYMKENT_2025)
    faulty = {("R10", 1, 3): "тридцать один", ("R10", 1, 4): Formula("=58/0", "#DIV/0!")}
    return {
        "1-M Карагандинская 12 мес 2025.xlsx": karaganda.content(),
        "1-M Шымкент 12 мес 2025.xlsx": shymkent.content(),
        "1-M Карагандинская 12 мес 2025 (нет листа R10).xlsx": replace(
            karaganda, without_sheets=frozenset({"R10"})
        ).content(),
        "1-M Шымкент 12 мес 2025 (текст и ошибка в ячейках).xlsx": replace(
            shymkent, figures={**shymkent.figures, **faulty}
        ).content(),
        "Кружки Карагандинская 2025 (другая форма).xlsx": faults.another_form(),
        "1-M Карагандинская 12 мес 2025 (текст под видом Excel).xlsx": hostile.text_renamed_xlsx(),
        **samples_of_lists(),
    }


def write() -> None:
    """Write all sample returns into the project's data folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in samples().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    write()
