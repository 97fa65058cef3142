"""The reading processes: at most two at once, kept warm between files, ended when they fail."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Literal

from analytics.intake.memory_watch import resident_bytes

WORKER = Path(__file__).resolve().parent / "child" / "worker.py"
MOST_PROCESSES = 2
FILES_PER_PROCESS = 100
WALL_SECONDS = 30.0
MEMORY_CEILING = 1024**3
LONGEST_REPLY = 64 * 1024**2
LOOK_EVERY_SECONDS = 0.1
PIPE_BYTES = 1024**2
KEPT_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "PATH")

Outcome = Literal["died", "too_slow", "too_much_memory"]


class ReadingFailed(Exception):
    """A reading process ended without a reply; ``outcome`` says how."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class ReadingProcess:
    """One warm process that reads files one after another."""

    def __init__(self, wall_seconds: float = WALL_SECONDS, memory_ceiling: int = MEMORY_CEILING) -> None:
        """Start the process; it may take so long for a file and hold so many bytes."""
        self._wall_seconds = wall_seconds
        self._memory_ceiling = memory_ceiling
        self.files_read = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
        )
        _widen_pipe(self._process.stdin)

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
        """The reply to a request about a file; ``ReadingFailed`` if the process does not give one."""
        replies: list[dict[str, Any]] = []
        exchange = threading.Thread(target=self._exchange, args=(request, content, replies), daemon=True)
        exchange.start()
        outcome = self._watch(exchange)
        self.files_read += 1
        if outcome is None and replies:
            return replies[0]
        self.close()
        exchange.join()
        raise ReadingFailed(outcome or "died")

    def close(self) -> None:
        """End the process at once and let go of its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _close_quietly(pipe)

    def _watch(self, exchange: threading.Thread) -> Outcome | None:
        """Wait for the exchange; kill the process past its time or its memory."""
        deadline = time.monotonic() + self._wall_seconds
        while exchange.is_alive():
            exchange.join(min(LOOK_EVERY_SECONDS, max(deadline - time.monotonic(), 0)))
            if not exchange.is_alive():
                break
            if time.monotonic() >= deadline:
                self._process.kill()
                return "too_slow"
            if (resident_bytes(self._process.pid) or 0) > self._memory_ceiling:
                self._process.kill()
                return "too_much_memory"
        return None

    def _exchange(self, request: Mapping[str, Any], content: bytes, replies: list[dict[str, Any]]) -> None:
        words = json.dumps(request).encode()
        head = len(words).to_bytes(4, "big") + len(content).to_bytes(8, "big")
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return
        try:
            stdin.write(head + words)
            stdin.write(content)
            stdin.flush()
            length = int.from_bytes(stdout.read(4), "big")
            reply = stdout.read(length) if 0 < length <= LONGEST_REPLY else b""
            if reply and len(reply) == length:
                replies.append(dict(json.loads(reply)))
        except (OSError, ValueError):
            return


class Pool:
    """The processes of one server: taken for one file and given back warm."""

    def __init__(self) -> None:
        """Start with no process; they are started when files come."""
        self._free = threading.BoundedSemaphore(MOST_PROCESSES)
        self._idle: list[ReadingProcess] = []
        self._lock = threading.Lock()

    def ask(self, request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
        """The reply of a free process; waits while all are busy. Raises ``ReadingFailed``."""
        with self._free:
            process = self._take()
            reply = process.ask(request, content)
            self._give_back(process)
            return reply

    def close(self) -> None:
        """End all idle processes."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.close()

    def _take(self) -> ReadingProcess:
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                return ReadingProcess()
            if process.alive:
                return process
            process.close()

    def _give_back(self, process: ReadingProcess) -> None:
        if process.files_read >= FILES_PER_PROCESS:
            process.close()
            return
        with self._lock:
            self._idle.append(process)


POOL = Pool()


def close_workers() -> None:
    """End the warm reading processes; the next file starts a new one."""
    POOL.close()


def _widen_pipe(pipe: IO[bytes] | None) -> None:
    """Let a whole small file into the pipe at once, where the system allows it."""
    if sys.platform != "linux" or pipe is None:
        return
    import fcntl

    try:
        fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    except OSError:
        return


def _close_quietly(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


atexit.register(close_workers)
