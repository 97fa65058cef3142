"""Heavy fits of this process, each computed once for a version of the data and a question.

``st.cache_data`` cannot tell how far a fit is; here the one who asks first sees its progress, others who
ask the same wait for it. Nothing of a session stands here: what is kept is the same for everybody and is
never changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast

Fit = TypeVar("Fit")
Progress = Callable[[float], None]
FITS_KEPT: Final = 64


class KeptFits:
    """At most so many fits; the one that was asked for longest ago makes room."""

    def __init__(self, most: int = FITS_KEPT) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._computing: dict[Hashable, Lock] = {}

    def known(self, question: Hashable) -> bool:
        """Whether the answer is there, so that asking costs nothing."""
        with self._lock:
            return question in self._found

    def answer(
        self, question: Hashable, compute: Callable[[Progress], Fit], progress: Progress | None = None
    ) -> Fit:
        """The kept answer to a question, else what ``compute`` gives now.

        Different questions are computed side by side, the same one once. A computation that fails or
        is broken off leaves nothing behind, and the next one who asks starts anew.
        """
        with self._lock:
            if question in self._found:
                self._found.move_to_end(question)
                return cast("Fit", self._found[question])
            own = self._computing.setdefault(question, Lock())
        with own:
            with self._lock:
                if question in self._found:
                    return cast("Fit", self._found[question])
            found = compute(progress or (lambda done: None))
            with self._lock:
                self._found[question] = found
                self._computing.pop(question, None)
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
            return found


FITS: Final = KeptFits()
