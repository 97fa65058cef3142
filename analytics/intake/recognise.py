"""Which form a workbook is, and which region it seems to come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analytics.catalogue.records import Form
from analytics.intake.batch import Finding, RegionProposal
from analytics.intake.child.anchors import sheet_key
from analytics.intake.file_names import stem, without_period
from analytics.intake.localized_values import name_values
from analytics.intake.opening import OpenedWorkbook
from analytics.regions import Regions
from analytics.text.localized import LANGUAGES, Localized

SHARE_OF_SHEETS = 0.6
MOST_WORDS = 5
SHORTEST_NAME = 3
WORD_BREAK = re.compile(r"[\s_,;()\[\]«»\"]+")


def recognise_form(opened: OpenedWorkbook, forms: Iterable[Form]) -> Form | None:
    """The form whose title pattern or most of whose sheets the workbook has, or ``None``."""
    likeness = [(_likeness(opened, form), form) for form in forms if form.sheets]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= SHARE_OF_SHEETS else None


def propose_regions(
    title: str | None, file_name: str, form: Form, regions: Regions
) -> tuple[RegionProposal, ...]:
    """What the title property and the file name say of the region; a certain word settles a doubt.

    Where the title leaves two regions open and the file name names one of them, that one is
    proposed. Everything else that differs is proposed side by side, for the person to choose.
    """
    by_title = _from_title(title or "", form, regions)
    by_name = _from_file_name(file_name, form, regions)
    common = {proposal.region_code for proposal in by_title} & {proposal.region_code for proposal in by_name}
    if len(common) == 1 and min(len(by_title), len(by_name)) == 1:
        return tuple(each for each in (*by_title, *by_name) if each.region_code in common)
    return (*by_title, *by_name)


def region_findings(proposals: Sequence[RegionProposal], regions: Regions) -> tuple[Finding, ...]:
    """A question where the file leaves its region open: none said, or several possible."""
    codes = sorted({proposal.region_code for proposal in proposals})
    if not codes:
        return (Finding("region_unknown", "note"),)
    if len(codes) == 1:
        return ()
    words = list(dict.fromkeys(proposal.words for proposal in proposals))
    names = [regions.get(code).name for code in codes]
    joined = Localized(**{language: " / ".join(name[language] for name in names) for language in LANGUAGES})
    given = ", ".join(f"«{each}»" for each in words)
    return (Finding("region_unclear", "warning", given=given, values=name_values("regions", joined)),)


def _likeness(opened: OpenedWorkbook, form: Form) -> float:
    present = {sheet_key(name) for name in opened.sheet_names}
    wanted = {sheet_key(name) for name in form.sheets}
    titled = any(_match(pattern, opened.title or "") for pattern in form.title_patterns)
    return len(wanted & present) / len(wanted) + (1.0 if titled else 0.0)


def _from_title(title: str, form: Form, regions: Regions) -> list[RegionProposal]:
    words = _region_words(title, form.title_patterns) or title
    codes = _identified(words, regions)
    if not codes:
        codes, words = _within(words, regions)
    return [RegionProposal(code, "title", words.strip()) for code in codes]


def _from_file_name(file_name: str, form: Form, regions: Regions) -> list[RegionProposal]:
    words = _region_words(file_name, form.file_name_patterns) or _region_words(
        stem(file_name), form.file_name_patterns
    )
    codes = _identified(words, regions)
    if not codes:
        codes, words = _within(without_period(file_name), regions)
    return [RegionProposal(code, "file_name", words.strip()) for code in codes]


def _within(words: str, regions: Regions) -> tuple[tuple[str, ...], str]:
    """The longest run of words that names a region, such as ``Карагандинская`` in a file name."""
    parts = [part for part in WORD_BREAK.split(words) if part]
    for length in range(min(MOST_WORDS, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            run = " ".join(parts[start : start + length])
            if codes := _identified(run, regions):
                return codes, run
    return (), ""


def _identified(words: str, regions: Regions) -> tuple[str, ...]:
    if sum(letter.isalpha() for letter in words) < SHORTEST_NAME:
        return ()
    known = (code for code in regions.identify(words) if regions.get(code).kind in ("oblast", "city"))
    return tuple(known)


def _region_words(words: str, patterns: Iterable[str]) -> str:
    matches = (_match(pattern, words) for pattern in patterns)
    found = (match.groupdict().get("region") for match in matches if match)
    return next((region for region in found if region), "")


def _match(pattern: str, words: str) -> re.Match[str] | None:
    return re.search(pattern, words, re.IGNORECASE)
