"""A workbook's package that is being changed: parts read with the guards, and put back anew."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.intake.child import package, package_copy, splicing, workbook_parts
else:
    import package
    import package_copy
    import splicing
    import workbook_parts

WORKBOOK = "xl/workbook.xml"
CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_MAIN = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
OUTSIDE = "external"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part has to do with another: id, the last word of the type, the other part."""

    relation_id: str
    kind: str
    part: str


class Book:
    """The parts of one workbook: read them, write them anew, and get the whole package back."""

    def __init__(self, content: bytes) -> None:
        """Open a package; ``PackageError`` where it is none or no honest one."""
        self._content = content
        self.package = package.Package(content)
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, tuple[str, bytes]] = {}
        self.strict = STRICT_MAIN in self.read(WORKBOOK)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.package or package_copy.folded(name) in self._added

    def names(self) -> set[str]:
        """The names of all parts in lower case."""
        return {package_copy.folded(name) for name in (*self.package.names, *self._added)}

    def read(self, name: str, markup: bool = True) -> bytes:
        """A part as it stands now; without ``markup`` one that need not be well-formed XML."""
        key = package_copy.folded(name)
        if key in self._added:
            return self._added[key][1]
        if key in self._changed:
            return self._changed[key]
        return self.package.markup(name) if markup else self.package.part(name)

    def write(self, name: str, data: bytes) -> None:
        """Put a part in, in place of the one with that name."""
        key = package_copy.folded(name)
        if name in self.package:
            self._changed[key] = data
        else:
            self._added[key] = (name, data)

    def add(self, pattern: str, data: bytes, content_type: str = "") -> str:
        """Add a part under the first free number in the pattern of its name; its name."""
        taken = self.names()
        number = next(n for n in range(1, len(taken) + 2) if pattern.format(n).casefold() not in taken)
        name = pattern.format(number)
        self.write(name, data)
        if content_type:
            self.declare("Override", "PartName", f"/{name}", content_type)
        return name

    def declare(self, element: str, key: str, value: str, content_type: str) -> None:
        """Say the content type of a part (``Override``) or of an ending (``Default``), once."""
        data = self.read(CONTENT_TYPES)
        found = splicing.tags(data)
        known = {tag.attribute(key).casefold() for tag in found if tag.local == element}
        if value.casefold() in known:
            return
        words = (
            f'<{found[0].prefix}{element} {key}="{splicing.escaped(value)}" ContentType="{content_type}"/>'
        )
        edits = splicing.Splices(data)
        if element == "Default" and len(found) > 1:
            edits.insert(found[1].start, words.encode())
        else:
            edits.append_inside(found[0], words.encode())
        self.write(CONTENT_TYPES, edits.applied())

    def relations(self, part: str) -> list[Relation]:
        """What a part has to do with others inside the package."""
        name = relations_part(part)
        if not self.has(name):
            return []
        listed = [tag for tag in splicing.tags(self.read(name)) if tag.local == "Relationship"]
        return [
            Relation(
                tag.attribute("Id"), _kind(tag.attribute("Type")), _target(part, tag.attribute("Target"))
            )
            for tag in listed
            if tag.attribute("TargetMode").casefold() != OUTSIDE
        ]

    def relate(self, part: str, kind: str, other: str) -> str:
        """Add a relation from a part to another one; its id."""
        name = relations_part(part)
        data = self.read(name) if self.has(name) else RELATIONS
        found = splicing.tags(data)
        taken = {tag.attribute("Id") for tag in found}
        relation_id = next(
            one for one in map("rIdZhas{}".format, range(1, len(found) + 1)) if one not in taken
        )
        target = posixpath.relpath(f"/{other}", f"/{posixpath.dirname(part)}")
        words = (
            f'<{found[0].prefix}Relationship Id="{relation_id}" Type="{self.relation_type(kind)}" '
            f'Target="{splicing.escaped(target)}"/>'
        )
        edits = splicing.Splices(data)
        edits.append_inside(found[0], words.encode())
        self.write(name, edits.applied())
        return relation_id

    def relation_type(self, kind: str) -> str:
        """The full type of a relation in the flavour of this workbook."""
        return f"{self.relation_space}/{kind}"

    @property
    def macros(self) -> bool:
        """Whether the workbook has macros; they are carried over and never run."""
        return any(name.endswith("vbaproject.bin") for name in self.names())

    @property
    def relation_space(self) -> str:
        """The namespace of relations in the flavour of this workbook."""
        return STRICT_RELATIONS if self.strict else OFFICE_RELATIONS

    def sheets(self) -> list[workbook_parts.SheetEntry]:
        """The sheets in the order of the workbook, with the parts that hold them."""
        by_id = {relation.relation_id: relation.part for relation in self.relations(WORKBOOK)}
        listed = [tag for tag in splicing.tags(self.read(WORKBOOK), deepest=3) if tag.local == "sheet"]
        return [
            workbook_parts.SheetEntry(
                place, tag.attribute("name"), self._own(by_id.get(tag.attribute("id"), ""))
            )
            for place, tag in enumerate(listed)
        ]

    def result(self) -> bytes:
        """The package with everything that was put in; all other parts as they are packed."""
        return package_copy.copied(self._content, self._changed, dict(self._added.values()))

    def _own(self, part: str) -> str:
        return part if part and self.has(part) else ""


def relations_part(part: str) -> str:
    """The part that lists what a part has to do with others."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(relations: Iterable[Relation], kind: str) -> str:
    """The other part of the first relation of a kind, or nothing."""
    return next((relation.part for relation in relations if relation.kind == kind), "")


def matching_sheet(
    sheets: Sequence[workbook_parts.SheetEntry], name: str
) -> workbook_parts.SheetEntry | None:
    """The sheet that a finding names: exactly so, or but for spaces and case."""
    exact = next((sheet for sheet in sheets if sheet.name == name), None)
    return exact or next((sheet for sheet in sheets if _squeezed(sheet.name) == _squeezed(name)), None)


def _squeezed(name: str) -> str:
    return re.sub(r"\s+", "", name).casefold()


def _kind(type_words: str) -> str:
    return type_words.rpartition("/")[2]


def _target(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
