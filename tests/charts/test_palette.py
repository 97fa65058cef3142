from itertools import combinations

import pytest

from analytics.charts.palette import DARK, LIGHT, VERDICTS, Palette, along, contrast, palette
from analytics.text import texts
from analytics.text.localized import LANGUAGES

# Machado, Oliveira and Fernandes 2009, severity 1.0: what people see who lack one kind of cone.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.01182, 0.04294, 0.968881),
)
FULL_SIGHT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
TRITANOPIA = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039))

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the grey that the WCAG's own examples call just too pale
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(first, second, expected):
    assert contrast(first, second) == pytest.approx(expected, abs=0.01)


@THEMES
def test_every_mark_stands_out_from_the_page(colours: Palette):
    for name, mark in colours.marks.items():
        outline = max(contrast(mark.fill, colours.background), contrast(mark.line, colours.background))
        assert outline >= 3, name


@THEMES
def test_words_can_be_read_everywhere(colours: Palette):
    for name, mark in [*colours.marks.items(), ("quiet", colours.quiet)]:
        assert contrast(mark.ink, mark.fill) >= 4.5, name
    for ink in (colours.text, colours.muted, colours.comparator):
        assert contrast(ink, colours.background) >= 4.5
        assert contrast(ink, colours.surface) >= 4.5


@THEMES
def test_lines_stand_out_from_the_page(colours: Palette):
    assert contrast(colours.accent, colours.background) >= 3
    assert contrast(colours.line, colours.background) >= 3


@THEMES
def test_lines_of_one_chart_stand_out_from_the_page(colours: Palette):
    for colour in colours.series:
        assert contrast(colour, colours.background) >= 3, colour


@THEMES
@pytest.mark.parametrize("kind", [FULL_SIGHT, PROTANOPIA, DEUTERANOPIA, TRITANOPIA])
def test_lines_of_one_chart_look_different_to_everybody(colours: Palette, kind):
    shades = [seen(colour, kind) for colour in (*colours.series, colours.text)]
    for first, second in combinations(shades, 2):
        assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > 0.2


@THEMES
def test_words_can_be_read_on_the_whole_scale_of_values(colours: Palette):
    for hundredth in range(101):
        fill = along(colours.sequential, hundredth / 100)
        assert contrast(colours.ink_on(fill), fill) >= 4.5, hundredth


@THEMES
@pytest.mark.parametrize("kind", [PROTANOPIA, DEUTERANOPIA, TRITANOPIA], ids=["red", "green", "blue"])
def test_better_and_worse_look_different_to_colour_blind_people(colours: Palette, kind):
    fills = {name: seen(colours.marks[name].fill, kind) for name in ("better", "worse", "similar")}
    for first, second in (("better", "worse"), ("better", "similar"), ("worse", "similar")):
        distance = sum((a - b) ** 2 for a, b in zip(fills[first], fills[second], strict=True)) ** 0.5
        assert distance > 0.2, (first, second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_sign_of_its_own_and_a_word(language):
    text = texts(language)
    signs = {text(f"verdict_symbols.{verdict}") for verdict in VERDICTS}
    words = {text(f"charts.mark.{verdict}") for verdict in VERDICTS}
    assert len(signs) == len(words) == len(VERDICTS)


def test_a_scale_runs_through_its_colours():
    scale = ("#000000", "#ffffff", "#ff0000")
    assert along(scale, 0) == "#000000"
    assert along(scale, 0.25) == "#808080"
    assert along(scale, 1) == "#ff0000"
    assert along(scale, 7) == "#ff0000"


def test_an_unknown_theme_is_named():
    with pytest.raises(ValueError, match="sepia"):
        palette("sepia")  # type: ignore[arg-type]


def seen(colour: str, kind: tuple[tuple[float, ...], ...]) -> list[float]:
    """A colour (sRGB shares) as people with one kind of colour blindness see it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in kind]
    clipped = [min(max(c, 0.0), 1.0) for c in mixed]
    return [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clipped]
