"""The command that measures the statistics: what it writes, what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.__main__ import main
from analytics.calibration import SEED, read_calibration
from analytics.settings import settings


def test_a_quick_run_writes_where_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "figures.csv"
    assert main(["calibrate", "--quick", "--output", str(path), "--language", "en"]) == 0
    rows = read_calibration(path)
    assert {row.seed for row in rows} == {SEED}
    shown = capsys.readouterr()
    assert shown.err == f"Written: {path}, rows: {len(rows)}.\n"
    heads = shown.out.splitlines()[0].split()
    assert heads == ["method", "scenario", "statistic", "value", "nominal", "lower", "upper", "draws"]
    assert len(shown.out.splitlines()) == len(rows) + 2


def test_a_quick_run_leaves_the_kept_file_alone(capsys: pytest.CaptureFixture[str]) -> None:
    kept = settings().data / "calibration.csv"
    before = kept.read_bytes()
    assert main(["calibrate", "--quick"]) == 0
    assert kept.read_bytes() == before
    assert capsys.readouterr().err == ""


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nowhere" / "figures.csv"
    assert main(["calibrate", "--quick", "--output", str(path), "--language", "ru"]) == 1
    assert f"Файл {path} не записан" in capsys.readouterr().err
