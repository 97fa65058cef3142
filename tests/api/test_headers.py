from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from analytics.api.headers import HEADERS, SecurityHeaders


def test_every_answer_carries_the_security_headers():
    def page(_request):
        return PlainTextResponse("ok")

    client = TestClient(Starlette(routes=[Route("/", page)], middleware=[Middleware(SecurityHeaders)]))
    for path in ("/", "/nowhere"):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_nothing_may_be_loaded_from_another_host():
    policy = HEADERS["content-security-policy"]
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy
