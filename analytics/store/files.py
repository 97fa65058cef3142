"""The workbooks that were accepted, kept as they came and named by the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analytics.store.faults import store_error
from analytics.store.journal import StoreError

SHA256_PATTERN = re.compile(r"^[0-9a-f]{64}$")


def sha256_of(content: bytes) -> str:
    """The SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def require_space(folder: Path, needed_bytes: int) -> None:
    """Refuse before anything is written where the disk has less room than is needed.

    Raises:
        StoreError: ``disk_full``, or ``files_unwritable`` where the folder is gone.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StoreError("files_unwritable", str(error)) from error
    if free < needed_bytes:
        raise StoreError("disk_full", f"{free} bytes free, {needed_bytes} needed in {folder}")


class KeptFiles:
    """A folder of kept files; the same bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes) -> tuple[str, bool]:
        """Keep a file for good: when this returns, it survives a power cut.

        Returns:
            The SHA-256 of the bytes, and whether they were not there before.

        Raises:
            StoreError: ``disk_full`` or ``files_unwritable``; then nothing is left behind.
        """
        sha256 = sha256_of(content)
        path = self._path(sha256)
        if path.is_file() and sha256_of(path.read_bytes()) == sha256:
            return sha256, False
        temporary = path.with_name(f"{sha256}.{uuid.uuid4().hex}.part")
        try:
            self._write(temporary, path, content)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise store_error(error) from error
        return sha256, True

    @contextmanager
    def kept(self, content: bytes | None, is_needed: Callable[[str], bool]) -> Iterator[None]:
        """Keep a file for the block; where the block fails, it goes again if nothing needs it.

        Args:
            content: the bytes, or ``None`` where there is no file.
            is_needed: whether a return is stored that came from a file of this SHA-256. A commit may
                fail after its data went in: then the file is needed, and it stays.
        """
        if content is None:
            yield
            return
        sha256, is_new = self.keep(content)
        try:
            yield
        except BaseException:
            if is_new and not is_needed(sha256):
                self.drop(sha256)
            raise

    def drop(self, sha256: str) -> None:
        """Remove a file whose acceptance failed; one that is not there is no fault."""
        with suppress(OSError):
            self._path(sha256).unlink(missing_ok=True)

    def content(self, sha256: str) -> bytes | None:
        """The bytes of a kept file, or ``None`` where it was never kept.

        Raises:
            StoreError: ``damaged_file`` where the bytes are no longer those that were accepted.
        """
        path = self._path(sha256)
        if not path.is_file():
            return None
        content = path.read_bytes()
        if sha256_of(content) != sha256:
            raise StoreError("damaged_file", str(path))
        return content

    def _write(self, temporary: Path, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
        _sync_folder(self.folder)

    def _path(self, sha256: str) -> Path:
        if not SHA256_PATTERN.match(sha256):
            raise ValueError(f"a SHA-256 has 64 hexadecimal digits, not {sha256!r}")
        return self.folder / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    """Write a folder's list of names to disk; Windows does so by itself and cannot be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
