"""Who did something, in a person's words."""

from __future__ import annotations

from analytics.text import Texts


def actor_words(text: Texts, actor: str) -> str:
    """Who accepted: the name, or the word for one that the program itself uses."""
    key = f"submit.actors.{actor}"
    return text(key) if text.has(key) else actor
