"""What is said about one reported figure: its revisions, and the remarks with their explanations."""

from __future__ import annotations

from typing import Any

from analytics.intake.wording import wording
from analytics.measures.figure_history import Remark
from analytics.text import Texts
from analytics.text.numbers import format_moment, format_number, format_signed
from pages.shared.actors import actor_words


def remark_words(text: Texts, remark: Remark, *, short: bool = False) -> str:
    """What was found (``short``: its title) with the explanation, or that a warning has none."""
    found = _found(text, remark, short)
    if remark.explanation is None:
        wanted = remark.finding.severity == "warning"
        return text("figure_history.unexplained", remark=found) if wanted else found
    return text(
        "figure_history.explained",
        remark=found,
        words=remark.explanation,
        actor=actor_words(text, remark.explained_by or ""),
        moment="" if remark.explained_at is None else format_moment(remark.explained_at, text.language),
    )


def _found(text: Texts, remark: Remark, short: bool) -> str:
    """The sentence of a finding; its code where today's sentence names what was not stored then."""
    try:
        words = wording(remark.finding, remark.file_name, text)
    except KeyError:
        return remark.finding.code
    return words.title if short else words.message


def value_words(text: Texts, row: dict[Any, Any]) -> str:
    """The value, or why there is none."""
    if row["value"] is None:
        return text(f"statuses.{row['status']}")
    return format_number(row["value"], text.language, _decimals(row["value"]))


def change_words(text: Texts, change: float | None) -> str:
    """The change against the revision before, with its sign; nothing where there is none."""
    return "" if change is None else format_signed(change, text.language, _decimals(change))


def revision_words(text: Texts, row: dict[Any, Any]) -> str:
    """The form and the number of the revision."""
    return text("figure_history.revision", form=row["form_code"], revision=row["revision"])


def state_words(text: Texts, row: dict[Any, Any]) -> str:
    """Whether the figure is in use, and what was last done to its return by whom."""
    state = text(f"store.state.{row['state']}")
    if row["is_shown"]:
        state = f"{state}, {text('figure_history.shown')}"
    elif row["is_current"] and row["status"] != "missing":
        state = f"{state}, {text('figure_history.not_shown')}"
    if row["last_action"] is None:
        return state
    last = _last_action(text, row)
    if row["last_action"] == row["state"]:  # withdrawn: by whom and why says it all
        return last
    return f"{state}. {last[:1].upper()}{last[1:]}"


def _last_action(text: Texts, row: dict[Any, Any]) -> str:
    done = "done_because" if row["last_words"] else "done"
    return text(
        f"figure_history.{done}",
        action=text(f"store.action.{row['last_action']}"),
        actor=actor_words(text, row["last_actor"]),
        moment=format_moment(row["last_at"], text.language),
        words=row["last_words"],
    )


def who_words(text: Texts, row: dict[Any, Any]) -> str:
    """Who had the revision accepted, and when."""
    return f"{actor_words(text, row['actor'])}, {format_moment(row['accepted_at'], text.language)}"


def address_words(row: dict[Any, Any]) -> str:
    """File, sheet and cell, as far as there are any."""
    return ", ".join(str(row[name]) for name in ("file_name", "sheet", "cell") if row[name])


def _decimals(value: float) -> int:
    """Counts are whole; money keeps its decimals."""
    return 0 if float(value).is_integer() else 1
