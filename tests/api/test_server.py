"""``/api``: the command line's way to a store that the running app holds."""

from __future__ import annotations

import stat

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from analytics.api.client import announce, running_app, withdraw
from analytics.api.server import routes
from analytics.commands.requests import ShowRequest
from analytics.store.journal import StoreError
from tests.commands.conftest import empty_journal, home

__all__ = ["empty_journal", "home"]
TOKEN = "right"


@pytest.fixture
def client(empty_journal):
    return TestClient(Starlette(routes=routes(lambda: empty_journal, TOKEN)))


def question():
    return ShowRequest("A06", "2022Q4", None, 2022, "rate", "ru").as_data()


def test_health_needs_no_token(client):
    assert client.get("/api/health").json() == {"status": "ok", "version": 0}


@pytest.mark.parametrize("token", ["", "wrong"])
def test_commands_want_the_token(client, token):
    answer = client.post("/api/show", json=question(), headers={"x-zhas-token": token})
    assert answer.status_code == 403


def test_show_answers_with_the_table(client):
    answer = client.post("/api/show", json=question(), headers={"x-zhas-token": TOKEN}).json()
    assert answer["exit_code"] == 0
    assert len(answer["rows"]) == 20


def test_an_unknown_command_is_refused(client):
    answer = client.post("/api/burn", json={}, headers={"x-zhas-token": TOKEN})
    assert answer.status_code == 404


def test_a_malformed_question_is_refused(client):
    answer = client.post("/api/show", json={"indicator_code": "A06"}, headers={"x-zhas-token": TOKEN})
    assert answer.status_code == 400


def test_a_fault_of_the_store_keeps_its_name():
    def locked():
        raise StoreError("locked")

    client = TestClient(Starlette(routes=routes(locked, TOKEN)))
    answer = client.post("/api/show", json=question(), headers={"x-zhas-token": TOKEN})
    assert (answer.status_code, answer.json()["store_error"]) == (503, "locked")


def test_the_announcement_is_readable_by_its_user_only(tmp_path):
    announce(tmp_path, "http://127.0.0.1:1", TOKEN)
    assert stat.S_IMODE((tmp_path / "app.json").stat().st_mode) == 0o600


def test_a_stale_announcement_counts_as_no_app(tmp_path):
    announce(tmp_path, "http://127.0.0.1:1", TOKEN)
    assert running_app(tmp_path) is None
    withdraw(tmp_path)
    assert not (tmp_path / "app.json").exists()
