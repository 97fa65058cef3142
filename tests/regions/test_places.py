"""Places name another region with certainty, or nothing is said."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from analytics.periods import Period
from analytics.regions import load_regions
from analytics.regions.places import read_places
from analytics.text import LANGUAGES

REGIONS = load_regions()
NOW = Period(2025, 3)


def elsewhere(words: str, region_code: str, period: Period = NOW) -> tuple[str, ...]:
    """The regions that the words may mean, none of them the reporting one."""
    named = REGIONS.elsewhere(words, region_code, period.last_day)
    return () if named is None else named.codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("г. Темиртау, ДК металлургов", ("35",)),
        ("ДК металлургов, г.Темиртау", ("35",)),
        ("дом культуры в городе Караганде", ("35",)),
        ("Теміртау қаласы, №3 мектеп", ("35",)),
        ("Семей қ., орталық кітапхана", ("10",)),
        ("Semey city, school 3", ("10",)),
        ("акимат г. Уральска", ("27",)),
        ("г. Рудного, школа № 2", ("39",)),
        ("г. Усть-Каменогорск", ("63",)),
        ("г. Нур-Султан", ("71",)),
        ("Костанайская область", ("39",)),
        ("лагерь «Балдаурен» в Акмолинской области", ("11",)),
        ("Западно-Казахстанской обл., п. Чапаево", ("27",)),
        ("область Ұлытау", ("62",)),
        ("Қызылорда облысының Арал ауданы", ("43",)),
        ("Жамбыл облысы, Жамбыл ауданы", ("31",)),
        ("Turkistan Region, Sauran district", ("61",)),
        ("ВКО", ("63",)),
        ("БҚО, Орал", ("27",)),
        ("Солтүстік Қазақстан", ("59",)),
        ("Астана", ("71",)),
        ("Өскемен, Бейбітшілік сарайы", ("63",)),
        ("Шымкент, школа № 65", ("79",)),
        ("Алматы", ("19", "75")),  # the city or the oblast: both are told
        ("г. Алматы", ("75",)),
        ("Алматы облысы", ("19",)),
    ],
)
def test_another_region_and_its_well_known_towns_are_known(words: str, codes: tuple[str, ...]) -> None:
    assert elsewhere(words, "55") == codes


@pytest.mark.parametrize(
    ("words", "region_code"),
    [
        ("Алматы", "19"),  # what the Kazakh list calls the oblast
        ("Алматы", "75"),
        ("Алматы", "71"),  # a district of Astana
        ("район Алматы, школа № 54", "71"),
        ("Алматинская область", "33"),  # it was so called there until 2022
        ("Алматы облысы, Талдықорған", "33"),
        ("Жетысуский район", "75"),
        ("ЮКО", "79"),
        ("ВКО, г. Семей", "10"),
        ("Актау", "35"),  # a settlement near Temirtau
        ("Абайский район", "35"),
        ("Абай ауданы, орта мектеп", "35"),
        ("Жамбылский район, с. Жамбыл", "59"),
        ("Жамбыл", "19"),
        ("Абай", "61"),
        ("ул. Абая, 5", "55"),
        ("пр. Астана", "55"),
        ("кафе «Астана»", "55"),
        ("Дворец школьников имени Жамбыла", "55"),
        ("Абай атындағы №4 мектеп", "55"),
        ("Қарағанды көшесі, 12", "55"),
        ("ул. Карагандинская", "55"),
        ("мкр. Аксай", "75"),
        ("Туран, 2025 г. Павлодарский лицей", "61"),
        ("отдел образования области", "55"),
        ("в области образования", "55"),
        ("ТО", "55"),
        ("Республика Казахстан", "55"),
        ("на транспорте", "55"),
        ("", "55"),
        (", ; ()", "55"),
    ],
)
def test_own_names_streets_schools_and_districts_say_nothing(words: str, region_code: str) -> None:
    assert elsewhere(words, region_code) == ()


@pytest.mark.parametrize(
    ("words", "region_code", "period", "codes"),
    [
        ("г. Семей", "63", "2022Q1", ()),  # Abai was a part of East Kazakhstan
        ("г. Семей", "63", "2022Q2", ("10",)),
        ("г. Талдыкорган", "19", "2015Q1", ()),
        ("г. Талдыкорган", "19", "2024Q1", ("33",)),
        ("г. Шымкент", "51", "2015Q1", ()),
        ("г. Шымкент", "61", "2019Q1", ("79",)),
        ("г. Жезказган", "35", "2021Q4", ()),
    ],
)
def test_land_counts_as_it_was_in_the_period(
    words: str, region_code: str, period: str, codes: tuple[str, ...]
) -> None:
    assert elsewhere(words, region_code, Period.parse(period)) == codes


def test_two_towns_of_one_name_are_refused(tmp_path: Path) -> None:
    head = "code,name_ru,name_kk,name_en,other_names,alone,also\n"
    (tmp_path / "towns.csv").write_text(f"{head}10,А,Ә,A,,yes,\n11,Б,А,B,,yes,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'а' is a town of 10 and of 11"):
        read_places(tmp_path, REGIONS.identify)


# Made-up places: what stands before or around a name, and names of towns, poets and regions in it.
AROUND = [
    "ул. {}", "улица {}, 14", "пр. {}", "мкр. {}", "школа № {} им. {}", "школа-лицей «{}»", "кафе «{}»",
    "гостиница «{}»", "{} көшесі", "{} даңғылы, 3", "{} ауданы", "{} ауылы", "{} атындағы №{} мектеп",
    "район {}", "с. {}", "п. {}", "парк «{}»", "стадион «{} Арена»", "ДК им. {}", "Дворец школьников {}",
    "библиотека имени {}", "{} шағын ауданы", "{} district", "{} street 7", "{} ауылдық округі",
]  # fmt: skip
NAMES = [
    "Абай", "Абая", "Жамбыл", "Жамбыла", "Алматы", "Астана", "Жетісу", "Ұлытау", "Туркестан", "Түркістан",
    "Караганда", "Қарағанды", "Павлодар", "Костанай", "Тараз", "Семей", "Атырау", "Актобе", "Сатпаев",
    "Сәтбаев", "Конаев", "Курчатов", "Байконур", "Балхаш", "Есиль", "Арал", "Алтай", "Шымкент",
]  # fmt: skip


def test_false_alarms_on_made_up_places_of_the_own_region() -> None:
    """Every street, school and district of such names, in every region, behind its own town or not."""
    rng = random.Random(20150220)
    regions = REGIONS.in_borders(2022)
    alarms: list[tuple[str, str]] = []
    tried = 0
    for region, around, name in itertools.product(regions, AROUND, NAMES):
        centre = (region.centre or region.name)[rng.choice(("ru", "kk"))]
        words = around.format(*[name if "№" not in around else 7, name][: around.count("{}")])
        for place in (words, f"г. {centre}, {words}", f"{words}, {centre}"):
            tried += 1
            if elsewhere(place, region.code):
                alarms.append((region.code, place))
    assert tried == 20 * len(AROUND) * len(NAMES) * 3
    assert alarms == []


def test_every_other_region_is_noticed_by_its_full_name_but_the_one_it_came_from() -> None:
    unnoticed = {
        (own.code, other.code)
        for own, other in itertools.permutations(REGIONS.in_borders(2022), 2)
        for language in LANGUAGES
        if elsewhere(other.name[language], own.code) != (other.code,)
    }
    assert unnoticed == {("10", "63"), ("33", "19"), ("62", "35")}


def test_every_other_centre_is_noticed() -> None:
    unnoticed = {
        (own.code, centre)
        for own, other in itertools.permutations(REGIONS.in_borders(2022), 2)
        if other.centre is not None
        for centre in (f"г. {other.centre.ru}", f"{other.centre.kk} қаласы", f"{other.centre.en} city")
        if elsewhere(centre, own.code) != (other.code,)
    }
    assert {code for code, _ in unnoticed} == {"10", "33", "62"}  # the centres of the land they came from
    assert {centre for _, centre in unnoticed} >= {"г. Усть-Каменогорск", "г. Қонаев", "г. Караганда"}
    assert len(unnoticed) == 9
