"""The menu: which pages there are, in which section."""

from __future__ import annotations

from typing import Final

# The pages by section: file and address, title, icon.
PAGES: Final = {
    "overview": [("overview", "overview.title", "space_dashboard")],
    "analysis": [
        ("compare", "compare.title", "leaderboard"),
        ("heat", "heat.title", "grid_on"),
        ("region", "profile.title", "pin_drop"),
        ("trends", "trends.title", "show_chart"),
        ("clubs", "join.title", "hub"),
    ],
    "council": [
        ("recommendations", "recommendations.title", "gavel"),
        ("events", "events.title", "event"),
        ("plans", "plans.title", "event_list"),
        ("practice", "practice.title", "forum"),
    ],
    "returns": [
        ("submit", "submit.title", "upload_file"),
        ("register", "register.title", "fact_check"),
        ("quality", "quality.title", "verified"),
    ],
    "reference": [
        ("indicators", "indicators.title", "menu_book"),
        ("targets", "targets.title", "flag"),
        ("methods", "methods.title", "functions"),
    ],
}
