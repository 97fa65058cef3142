"""Routes of ``/api`` for the command line; every one but ``health`` wants the local token."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.commands.registry import COMMANDS, Command
from analytics.store.journal import Journal, StoreError

TOKEN_HEADER = "x-zhas-token"
BODY_LIMIT = 400 * 1024 * 1024


def routes(open_journal: Callable[[], Journal], token: str) -> list[Route]:
    """The routes of ``/api``: ``GET /api/health`` and one ``POST`` route a command."""

    async def health(request: Request) -> Response:
        version = await run_in_threadpool(lambda: open_journal().version())
        return JSONResponse({"status": "ok", "version": version})

    async def command(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(TOKEN_HEADER, ""), token):
            return JSONResponse({"error": "forbidden"}, status_code=403)
        if int(request.headers.get("content-length", BODY_LIMIT + 1)) > BODY_LIMIT:
            return JSONResponse({"error": "too large"}, status_code=413)
        run = COMMANDS.get(request.path_params["name"])
        if run is None:
            return JSONResponse({"error": "unknown command"}, status_code=404)
        return await _answer(run, open_journal, request)

    return [Route("/api/health", health), Route("/api/{name}", command, methods=["POST"])]


async def _answer(run: Command, open_journal: Callable[[], Journal], request: Request) -> Response:
    data = await request.json()
    try:
        result = await run_in_threadpool(lambda: run(open_journal(), data))
    except StoreError as error:
        return JSONResponse({"store_error": error.code, "detail": error.detail}, status_code=503)
    except (KeyError, TypeError, ValueError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse(result.as_data())
