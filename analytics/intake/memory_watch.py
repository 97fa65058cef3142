"""How much memory another process holds, where the system tells."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resident_bytes(process_id: int) -> int | None:
    """The memory that a process holds now, in bytes; ``None`` where that cannot be known."""
    if sys.platform == "win32":
        return _working_set(process_id)
    try:
        pages = int(Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    QUERY_LIMITED_INFORMATION = 0x1000

    class _MemoryCounters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows process status interface."""

        _fields_ = [
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("quota_peak_paged", ctypes.c_size_t),
            ("quota_paged", ctypes.c_size_t),
            ("quota_peak_non_paged", ctypes.c_size_t),
            ("quota_non_paged", ctypes.c_size_t),
            ("page_file", ctypes.c_size_t),
            ("peak_page_file", ctypes.c_size_t),
        ]

    def _working_set(process_id: int) -> int | None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, False, process_id)
        if not handle:
            return None
        counters = _MemoryCounters(size=ctypes.sizeof(_MemoryCounters))
        known = kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(handle), ctypes.byref(counters), counters.size)
        kernel.CloseHandle(wintypes.HANDLE(handle))
        return int(counters.page_file) if known else None
