"""For all tests: how long a property takes is no property; a busy machine must not fail one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")
