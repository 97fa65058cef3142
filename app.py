"""Launcher of Zhas Monitor: opens the store, then serves the pages and ``/api``.

The main script is ``pages/_shell.py``: with the navigation in a script beside the ``pages``
folder, a page opened cold by its address would run without it.
"""

from __future__ import annotations

import gc
import logging
import os
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NoReturn

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from analytics.api.client import announce, withdraw
from analytics.api.headers import SecurityHeaders
from analytics.api.server import routes
from analytics.settings import settings
from analytics.start import prepare
from analytics.store import open_journal
from analytics.store.journal import StoreError
from analytics.text import texts
from pages.shared import state

TOKEN = secrets.token_urlsafe(32)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Open and fill the store before the first visitor; close it after the last."""
    try:
        journal = await run_in_threadpool(prepare, settings())
    except StoreError as refused:
        end_with_sentence(refused)
    announce(settings().home, f"http://127.0.0.1:{st.get_option('server.port')}", TOKEN)
    gc.collect()
    gc.freeze()
    yield {}
    journal.close()
    withdraw(settings().home)


def end_with_sentence(refused: StoreError) -> NoReturn:
    """End at once with a sentence on the terminal: the server would print what only programmers read."""
    sentence = texts(settings().default_language)(f"store.{refused.code}")
    sys.stderr.write(f"\n{sentence}\n{settings().database}\n")
    sys.stderr.flush()
    os._exit(1)


def say_error(error: Exception) -> bool:
    """A broken page says a sentence in the person's language; the details go to the log."""
    logging.getLogger("zhas").exception("a page broke", exc_info=error)
    st.error(texts(state.language())("shell.error"), icon=":material/error:")
    return True


async def overview(request: Any) -> Response:
    """The first page lives at the root; its name leads there with the whole query."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")


app = st.App(
    "pages/_shell.py",
    lifespan=lifespan,
    routes=[
        Route("/overview", overview),
        Mount("/fonts", StaticFiles(directory=settings().data / "fonts")),
        *routes(lambda: open_journal(settings()), TOKEN),
    ],
    middleware=[Middleware(SecurityHeaders)],
    on_script_error=say_error,
)
