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

from tests.bench.many_facts import FACTS, home_with_many_facts
from tests.bench.measured import Measured, interleaved, server_cpu
from tests.bench.session import Session
from tests.browser.server import Server, running_server

APPS = Path(__file__).parent / "apps"
QUERY = "lang=ru&indicator=A06&period=2022Q4&basis=cumulative&borders=2018&measure=rate&map=tiles"
# Name -> page and what its address asks for; one period and borders for all.
PAGES = {
    "Compare": ("compare", QUERY),
    "Compare, ranked": ("compare", f"{QUERY}&show=ranked"),
    "Compare, funnel": ("compare", f"{QUERY}&show=funnel"),
    "Compare, change": ("compare", f"{QUERY}&show=change"),
    "Compare, table": ("compare", f"{QUERY}&show=table"),
    "Heat map": ("heat", f"{QUERY}&group=A"),
    "Region": ("region", f"{QUERY}&region=35"),
    "Trends": ("trends", f"{QUERY}&regions=35,11"),
    "Clubs": ("clubs", ""),
    "Clubs, trend": ("clubs", "over=trend"),
    "Clubs, side by side": ("clubs", "part=pair"),
    "Clubs, model": ("clubs", "part=model"),
    "Clubs, expected": ("clubs", "part=expected"),
    "Clubs, index": ("clubs", "part=index&of=A06,C14"),
    "Recommendations": ("recommendations", ""),
    "Events": ("events", ""),
    "Events, both sides": ("events", "part=pairs"),
    "Plans": ("plans", ""),
    "Plans, before and after": ("plans", "part=before_after"),
    "Good practice": ("practice", ""),
}
OF_MANY_FACTS = ("Compare", "Heat map", "Region")
RERUNS_A_SAMPLE = 10


def measure(repetitions: int, facts: int = FACTS) -> Iterator[Measured]:
    """C1: reruns of the pages against the empty page and the naive app, warm; the same on many facts."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ours = stack.enter_context(running_server(folder / "home"))
        many = stack.enter_context(running_server(home_with_many_facts(folder / "many" / "home", facts)))
        empty = stack.enter_context(_app("empty"))
        naive = stack.enter_context(_app("naive", NAIVE_FACTS=_facts(folder)))
        runs = {name: _warm(stack, ours, *PAGES[name]) for name in PAGES}
        runs |= {f"{name}, {facts:,} facts": _warm(stack, many, *PAGES[name]) for name in OF_MANY_FACTS}
        bare, peer = _warm(stack, empty, "", ""), _warm(stack, naive, "", "", reruns=2)
        *pages, bare_time, peer_time = interleaved([*runs.values(), bare, peer], repetitions)
        for name, time_of_page in zip(runs, pages, strict=True):
            yield Measured("C1", f"{name}: rerun, server CPU, warm", time_of_page, "empty page", bare_time, 3)
        yield Measured(
            "C1", "Compare: rerun against the naive app", pages[0], "naive app", peer_time, 15, True
        )


def _warm(
    stack: ExitStack, server: Server, page: str, query: str, reruns: int = RERUNS_A_SAMPLE
) -> Callable[[], float]:
    """A session that has seen its page, ready to be measured."""
    session = stack.enter_context(Session(server.url, page, query))
    for _ in range(3):
        session.rerun()
    return _sample(session, server.process.pid, reruns)


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
