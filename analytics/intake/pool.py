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


class ReadingFailedError(Exception):
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
        """The reply to a request about a file; ``ReadingFailedError`` if the process does not give one."""
        done = threading.Event()
        outcomes: list[Outcome] = []
        watch = threading.Thread(target=self._watch, args=(done, outcomes), daemon=True)
        watch.start()
        reply = self._exchange(request, content)
        done.set()
        self.files_read += 1
        if reply is not None:
            return reply
        watch.join()
        self.close()
        raise ReadingFailedError(outcomes[0] if outcomes else "died")

    def close(self) -> None:
        """End the process at once and let go of its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            _close_quietly(pipe)

    def _watch(self, done: threading.Event, outcomes: list[Outcome]) -> None:
        """Kill the process past its time or its memory; the exchange then ends by itself."""
        deadline = time.monotonic() + self._wall_seconds
        while not done.wait(min(LOOK_EVERY_SECONDS, max(deadline - time.monotonic(), 0))):
            if time.monotonic() >= deadline:
                outcomes.append("too_slow")
            elif (resident_bytes(self._process.pid) or 0) > self._memory_ceiling:
                outcomes.append("too_much_memory")
            if outcomes:
                self._process.kill()
                return

    def _exchange(self, request: Mapping[str, Any], content: bytes) -> dict[str, Any] | None:
        """Send the file and wait for the reply; ``None`` where the process ended instead."""
        words = json.dumps(request).encode()
        head = len(words).to_bytes(4, "big") + len(content).to_bytes(8, "big")
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        try:
            stdin.write(head + words)
            stdin.write(content)
            stdin.flush()
            length = int.from_bytes(stdout.read(4), "big")
            reply = stdout.read(length) if 0 < length <= LONGEST_REPLY else b""
            return dict(json.loads(reply)) if len(reply) == length else None
        except (OSError, ValueError):
            return None


class Pool:
    """The processes of one server: taken for one file and given back warm."""

    def __init__(self) -> None:
        """Start with no process; they are started when files come."""
        self._free = threading.BoundedSemaphore(MOST_PROCESSES)
        self._idle: list[ReadingProcess] = []
        self._lock = threading.Lock()

    @property
    def warm_processes(self) -> int:
        """How many processes wait for the next file."""
        return len(self._idle)

    def ask(self, request: Mapping[str, Any], content: bytes) -> dict[str, Any]:
        """The reply of a free process; waits while all are busy. Raises ``ReadingFailedError``."""
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
