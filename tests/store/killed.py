"""A process that accepts returns one after another and says which were acknowledged, until killed."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.drawn import draft, opened


def accept_for_ever(folder: Path) -> None:
    with opened(folder) as store:
        number = store.journal.version()
        while True:
            number += 1
            period = f"{2000 + number // 4 % 30}Q{number % 4 + 1}"
            record = store.journal.accept(
                draft("F1", "11", period, flow=str(number), stock=str(number)), str(number).encode(), "aigul"
            )
            sys.stdout.write(f"{record.batch_id} {record.sha256}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    accept_for_ever(Path(sys.argv[1]))
