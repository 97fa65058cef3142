"""What a page that ran in a test shows, as plain words."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest

TAG = re.compile(r"<[^>]+>")


def html_words(app: AppTest) -> list[str]:
    """The words of every block of our own HTML, styles left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return [_plain(body) for body in bodies if not body.startswith("<style")]


def card(app: AppTest, name: str) -> str:
    """The words of the card or passport in which a name stands."""
    found = [words for words in html_words(app) if name in words]
    assert len(found) == 1, f"{name!r} stands in {len(found)} blocks"
    return found[0]


def sentences(app: AppTest) -> str:
    """All running text of a page."""
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def _plain(body: str) -> str:
    return " ".join(unescape(TAG.sub(" ", body)).replace("\u00a0", " ").split())
