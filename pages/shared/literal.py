"""Words from a file, such as its name, shown as they stand: no markup, link or picture in them."""

from __future__ import annotations

import re

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~:$^=&])")
BREAKS = re.compile(r"[\r\n\t]+")


def literal(words: str) -> str:
    """The words with every sign that Streamlit's Markdown could take for markup escaped."""
    return MARKUP.sub(r"\\\1", BREAKS.sub(" ", words))
