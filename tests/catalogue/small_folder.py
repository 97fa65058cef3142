"""A data folder with the smallest whole catalogue, for a test to break in one place."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "catalogue/bodies.toml": """
[police]
ru = "Полиция"
kk = "Полиция"
en = "Police"
""",
    "catalogue/notes.toml": """
[caution]
ru = "Осторожно."
kk = "Абайлаңыз."
en = "With care."
""",
    "catalogue/a_offences.toml": """
[group]
code = "A"
name = { ru = "Правонарушения", kk = "Құқық бұзушылықтар", en = "Offences" }

[[indicator]]
code = "A01"
slug = "offences"
name = { ru = "Правонарушения", kk = "Құқық бұзушылықтар", en = "Offences" }
definition = { ru = "Все.", kk = "Барлығы.", en = "All." }
unit = "offences"
kind = "flow"
polarity = "lower_is_better"
population_band = "children_0_17"
per = 10000
body = "police"
forms = ["1-M"]
recommendations = ["S1"]
comparable_from = "2015Q1"
note = { ru = "Считаются дела.", kk = "Істер саналады.", en = "Cases are counted." }
shared_notes = ["caution"]
distribution = "count"
core = true

[[indicator]]
code = "A02"
slug = "thefts"
name = { ru = "Кражи", kk = "Ұрлықтар", en = "Thefts" }
definition = { ru = "Часть.", kk = "Бөлігі.", en = "A part." }
unit = "offences"
kind = "flow"
polarity = "lower_is_better"
denominator = ["A01"]
per = 100
body = "police"
forms = ["ZM-P"]
recommendations = ["S1"]
part_of = "A01"
distribution = "proportion"
core = false

[[indicator]]
code = "A03"
slug = "share_of_thefts"
name = { ru = "Доля краж", kk = "Ұрлықтардың үлесі", en = "Share of thefts" }
definition = { ru = "Доля.", kk = "Үлесі.", en = "A share." }
unit = "percent"
kind = "ratio"
polarity = "lower_is_better"
decimals = 1
numerator = ["A02"]
denominator = ["A01"]
per = 100
body = "police"
recommendations = ["S1"]
distribution = "proportion"
core = true
""",
    "forms/1-M.toml": """
code = "1-M"
name = { ru = "Форма 1-М", kk = "1-М нысаны", en = "Form 1-M" }
body = "police"
reading = "anchored"
due_days = 10
sheets = ["R2"]
row_code_header = "Шифр строки"
title_patterns = ['^1-M (?P<region>.+)$']

[[indicator]]
code = "A01"
cells = [{ sheet = "R2", row_code = 1, graph = 3 }]

[[control]]
code = "by_kind"
name = { ru = "Сумма", kk = "Қосынды", en = "A sum" }
left = [{ sheet = "R2", row_code = 1, graph = 1 }]
right = [{ sheet = "R2", row_code = 2, graph = 1 }]
relation = "equal"
tolerance = 0.5
""",
    "forms/ZM-P.toml": """
code = "ZM-P"
name = { ru = "Профилактика", kk = "Алдын алу", en = "Prevention" }
body = "police"
reading = "template"
version = "2026.1"
due_days = 15
expected_from = "2026Q1"
lists = ["event"]
""",
    "lists/event.toml": """
code = "event"
name = { ru = "Мероприятия", kk = "Іс-шаралар", en = "Events" }

[[column]]
code = "kind"
name = { ru = "Вид", kk = "Түрі", en = "Kind" }
type = "choice"
required = true

[[column.choice]]
code = "talk"
name = { ru = "Беседа", kk = "Әңгіме", en = "Talk" }

[[column.choice]]
code = "camp"
name = { ru = "Лагерь", kk = "Жазғы лагерь", en = "Camp" }

[[column]]
code = "starts_on"
name = { ru = "Начало", kk = "Басталуы", en = "Start" }
type = "date"
required = false

[[column]]
code = "ends_on"
name = { ru = "Конец", kk = "Аяқталуы", en = "End" }
type = "date"
required = false
not_before = "starts_on"
""",
}


def small_folder(folder: Path) -> Path:
    """The folder, filled with a catalogue that has no fault."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
