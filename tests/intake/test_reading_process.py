"""The separate process: it may die, the parent never does; it stays warm; at most two at once."""

from __future__ import annotations

import hashlib
import logging
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from analytics.intake import close_workers
from analytics.intake.memory_watch import resident_bytes
from analytics.intake.pool import POOL, WORKER, Pool, ReadingFailedError, ReadingProcess
from tests.intake.asked import read, values
from tests.workbooks import faults, hostile
from tests.workbooks.packages import changed, part_of_sheet, replaced

REQUEST = {"kind": "package", "operation": "read", "wanted": {"r10": [[1, 1]]}, "code_headers": []}


def heavy() -> bytes:
    """A sheet of half a million cells: honest, but it takes a while."""
    content = faults.sound()
    rows = b"".join(
        b'<row r="%d">' % row
        + b"".join(b"<c><v>%d</v></c>" % (row * 31 + place) for place in range(10))
        + b"</row>"
        for row in range(100, 50_000)
    )
    return replaced(content, part_of_sheet(content, "R10"), b"</sheetData>", rows + b"</sheetData>")


def test_a_file_that_kills_its_process_harms_no_other_file() -> None:
    assert read(hostile.far_out_cell()).findings[0].code == "sheet_too_large"
    assert values(read(faults.sound()))["A06"] == 118


def test_the_log_names_a_killing_file_by_its_sha256(caplog: pytest.LogCaptureFixture) -> None:
    content = hostile.far_out_cell()
    with caplog.at_level(logging.WARNING):
        read(content)
    assert hashlib.sha256(content).hexdigest() in caplog.text


def test_a_process_past_its_time_is_killed() -> None:
    process = ReadingProcess(wall_seconds=0.05)
    with pytest.raises(ReadingFailedError) as failure:
        process.ask(REQUEST, heavy())
    assert failure.value.outcome == "too_slow"
    assert not process.alive


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_process_past_its_memory_is_killed() -> None:
    process = ReadingProcess(memory_ceiling=40 * 1024 * 1024)
    with pytest.raises(ReadingFailedError) as failure:
        process.ask(REQUEST, heavy())
    assert failure.value.outcome == "too_much_memory"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_limits_are_set_inside_the_process() -> None:
    process = ReadingProcess()
    process.ask(REQUEST, faults.sound())
    with open(f"/proc/{process._process.pid}/limits", encoding="ascii") as file:
        limits = {line[:25].strip(): line[26:46].strip() for line in file}
    process.close()
    assert limits["Max address space"] == str(1024**3)
    assert limits["Max file size"] == "0"
    assert limits["Max core file size"] == "0"
    assert 20 <= int(limits["Max cpu time"]) <= 25


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_own_memory_is_known_and_that_of_no_process_is_not() -> None:
    assert (resident_bytes(os.getpid()) or 0) > 1024 * 1024
    assert resident_bytes(2**30) is None


def test_the_process_loads_nothing_of_the_product() -> None:
    """Only the standard library, calamine and the modules of its own folder."""
    words = (
        "import runpy, sys; runpy.run_path(sys.argv[1], run_name='loaded');"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}"
        " - set(sys.stdlib_module_names) - set(sys.builtin_module_names)))"
    )
    command = [sys.executable, "-I", "-c", words, str(WORKER)]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    own = {path.stem for path in WORKER.parent.glob("*.py")}
    outside = {name for name in loaded if not name.startswith("_")} - own
    assert outside <= {"python_calamine", "distutils", "sitecustomize"}


def test_a_warm_process_is_used_again_and_closed_on_demand() -> None:
    pool = Pool()
    for _ in range(3):
        pool.ask(REQUEST, faults.sound())
    assert pool.warm_processes == 1
    pool.close()
    assert pool.warm_processes == 0
    close_workers()
    assert POOL.warm_processes == 0
    assert values(read(faults.sound()))["A01"] == 104


def test_many_at_once_share_two_processes() -> None:
    contents = [faults.with_cell("R10", 1, 1, 100 + number) for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        readings = list(threads.map(read, contents))
    assert [values(reading)["A06"] for reading in readings] == [100.0 + number for number in range(8)]
    assert 1 <= POOL.warm_processes <= 2


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to twelve of them turned at random."""
    turned = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        turned[chance.randrange(len(turned))] = chance.randrange(256)
    return bytes(turned)


def test_no_damaged_byte_raises_in_the_parent() -> None:
    """Workbooks and sheets with bytes turned at random: always a reading, with a reason if it fails."""
    chance = random.Random(20150220)
    sound = faults.sound()
    parts = ["xl/workbook.xml", "xl/sharedStrings.xml", part_of_sheet(sound, "R10")]
    whole = [damaged(sound, chance) for _ in range(100)]
    inside = [changed(sound, chance.choice(parts), lambda data: damaged(data, chance)) for _ in range(100)]
    for content in whole + inside:
        reading = read(content)
        assert reading.observations or any(finding.severity == "error" for finding in reading.findings)
