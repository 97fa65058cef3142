"""A process that accepts or withdraws returns and says what was acknowledged, until it is killed."""

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


def withdraw_for_ever(folder: Path) -> None:
    """Withdraw the second revision and restore it; says the state that was acknowledged."""
    with opened(folder) as store:
        while True:
            for change in (store.journal.withdraw, store.journal.restore):
                record = change(2, "dana", "ошибка")
                sys.stdout.write(f"{record.batch_id} {record.state}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    {"accept": accept_for_ever, "withdraw": withdraw_for_ever}[sys.argv[1]](Path(sys.argv[2]))
