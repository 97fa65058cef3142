"""Reruns of pages: processor time of the server against an empty page and a naive app."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pandas as pd

from tests.bench.measured import Measured, interleaved, server_cpu
from tests.bench.session import Session
from tests.browser.server import Server, running_server

APPS = Path(__file__).parent / "apps"
QUERY = "lang=ru&indicator=A06&period=2022Q4&basis=cumulative&borders=2018&measure=rate&map=tiles"
RERUNS_A_SAMPLE = 10


def measure(repetitions: int) -> Iterator[Measured]:
    """C1: Compare against the empty page and the naive app; the same with figures never seen."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "home"
        ours = stack.enter_context(running_server(home))
        empty = stack.enter_context(_app("empty"))
        naive = stack.enter_context(_app("naive", NAIVE_FACTS=_facts(home.parent)))
        sessions = {
            "ours": stack.enter_context(Session(ours.url, "compare", QUERY)),
            "empty": stack.enter_context(Session(empty.url, "", "")),
            "naive": stack.enter_context(Session(naive.url, "", "")),
        }
        for session in sessions.values():
            for _ in range(3):
                session.rerun()
        runs = [
            _sample(sessions["ours"], ours.process.pid),
            _sample(sessions["empty"], empty.process.pid),
            _sample(sessions["naive"], naive.process.pid, reruns=2),
        ]
        compare, bare, peer = interleaved(runs, repetitions)
        yield Measured("C1", "Compare rerun, server CPU, warm", compare, "empty page", bare, 3)
        yield Measured("C1", "Compare rerun against the naive app", compare, "naive app", peer, 15, True)


def _sample(session: Session, process_id: int, reruns: int = RERUNS_A_SAMPLE) -> Callable[[], float]:
    """Milliseconds of the server's processor time per rerun, over a few reruns."""

    def measured() -> float:
        before = server_cpu(process_id)
        for _ in range(reruns):
            session.rerun()
        return max(server_cpu(process_id) - before, 1) / reruns

    return measured


def _facts(folder: Path) -> str:
    """A million facts as a naive app would keep them: one long table."""
    periods = [f"{year}Q{quarter}" for year in range(2015, 2026) for quarter in range(1, 5)]
    index = pd.MultiIndex.from_product(
        [[f"I{number:04d}" for number in range(1136)], periods, [f"R{number:02d}" for number in range(20)]],
        names=["indicator_code", "period", "region_code"],
    )
    path = folder / "facts.parquet"
    pd.DataFrame({"value": range(len(index))}, index=index).reset_index().to_parquet(path)
    return str(path)


@contextmanager
def _app(name: str, **environment: str) -> Iterator[Server]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    folder = APPS / name
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    options = [
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
    ]
    process = subprocess.Popen(
        [*command, *options],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield Server(f"http://127.0.0.1:{port}", folder, process)
    finally:
        process.terminate()
        process.wait()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(address)
