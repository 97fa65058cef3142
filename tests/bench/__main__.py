"""All benchmarks: ``python -m tests.bench [--quick]``; prints a table of ratios."""

from __future__ import annotations

import argparse
import os
import platform

from tests.bench import long_list, measured, national_table, pages, reading, small_returns

ROOMS = (national_table, long_list, small_returns, reading, pages)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    repetitions = 3 if parser.parse_args().quick else 9
    rows = [row for room in ROOMS for row in room.measure(repetitions)]
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}, medians of {repetitions}")
    print(measured.table(rows))


if __name__ == "__main__":
    main()
