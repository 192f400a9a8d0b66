"""Concept sets: the concepts that a definition means, in a file or written in the notebook."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .canonical import canonical
from .files import Draft, Source, find_definition, relative
from .lazy import Lazy
from .offers import resolve
from .rows import Rows
from .streams import Question
from .vocabulary import Concept


@dataclass(frozen=True)
class Item:
    """One line of a concept set; made by `concept()`, `descendants()`, `mapped()`, `excluding()`."""

    concept_id: int
    name: str | None = None
    descendants: bool = False
    mapped: bool = False
    excluded: bool = False

    def content(self) -> dict[str, Any]:
        """`ConceptItem` (sdk/src/definition/concept-set.ts)."""
        flags = {"descendants": self.descendants, "mapped": self.mapped, "excluded": self.excluded}
        named = {} if self.name is None else {"name": self.name}
        return {"conceptId": self.concept_id, **named, **{flag: True for flag, on in flags.items() if on}}


class ConceptSet(Lazy, Rows):
    """Concepts by what selects them in a release's vocabulary. Made by `concept_set()`.

    Its rows are concepts, each once, by id: `concept_id`, `concept_name`, `domain_id`, `vocabulary_id`,
    `concept_class_id`, `concept_code`, `standard_concept`, and `people` and `people_with_descendants` who
    have a record, exactly.
    """

    _suffix = ".concepts.json"

    def __init__(self, source: Source, release: str | None, items: tuple[Item, ...] | None = None) -> None:
        super().__init__(source, release)
        self._items = items

    def count(self) -> int:
        """How many concepts it selects in the release. Raises `CohortlabError`."""
        return int(self.to_arrow().num_rows)

    def draft(self, folder: Path) -> dict[str, Any]:
        """It as a part of a definition whose file lies in `folder`, without its id there."""
        if not isinstance(self._file, Draft):
            return {"kind": "file", "path": relative(Path(str(self.path)), folder)}
        return {
            "kind": "inline",
            "name": self._name(),
            "items": [item.content() for item in self._items or ()],
        }

    def _question(self) -> Question:
        path = f"/releases/{resolve(self.release)}/concepts"
        return Question(path, self._payload(), "Looking up the concepts", self._file.shown)

    def _lines(self) -> list[str]:
        content = self._file.content()
        items = content.get("items", []) if isinstance(content, Mapping) else []
        return [self._name(), *(_line(item) for item in items[:MOST_LINES]), *_rest(len(items))]


#: Lines of a concept set that a display shows.
MOST_LINES = 20


def concept_set(
    *what: "str | os.PathLike[str] | int | Item | Concept",
    name: str | None = None,
    release: str | None = None,
) -> ConceptSet:
    """A concept set: that of a `*.concepts.json` file, or of these concepts.

        cl.concept_set("concepts/insulin.concepts.json")
        cl.concept_set(201826, name="Type 2 diabetes mellitus")
        cl.concept_set(cl.descendants(201826), cl.excluding(cl.descendants(4024659)), name="Diabetes")

    Args:
        what: one path, or concepts. A number or a concept that was found means the concept with everything
            below it, as when it is picked in a panel; `concept()` means it alone.
        name: what people call it; else the name of the first concept that has one.
        release: name or id of the release to look concepts up in; else as the study says.

    Raises:
        TypeError: neither a path nor concepts.
        CohortlabError: there is no such file.
    """
    if len(what) == 1 and isinstance(what[0], str | os.PathLike):
        if name is not None:
            raise TypeError("The name of a concept set in a file stands in the file.")
        return ConceptSet(find_definition(what[0], ".concepts.json"), release)
    items = tuple(_item(each) for each in what)
    if not items:
        raise TypeError("concept_set() takes the path of a *.concepts.json file, or concepts.")
    called = (
        name or next((item.name for item in items if item.name), None) or f"concept {items[0].concept_id}"
    )
    content = {
        "$schema": "cohortlab:concepts/1",
        "name": called,
        "items": [item.content() for item in items],
    }
    return ConceptSet(Draft(called, lambda _: canonical(content), Path.cwd()), release, items)


def concept(concept_id: int, name: str | None = None) -> Item:
    """A line of a concept set: the concept alone."""
    if isinstance(concept_id, bool) or not isinstance(concept_id, int):
        raise TypeError(f"A concept is named by its id, a whole number, not by {concept_id!r}.")
    return Item(concept_id, name)


def descendants(concept_id: int, name: str | None = None) -> Item:
    """The concept with everything below it."""
    return replace(concept(concept_id, name), descendants=True)


def mapped(item: Item) -> Item:
    """The line with the source concepts that map to it."""
    return replace(item, mapped=True)


def excluding(item: Item) -> Item:
    """The line taken away from what the other lines select."""
    return replace(item, excluded=True)


def _item(what: object) -> Item:
    if isinstance(what, Item):
        return what
    if isinstance(what, Concept):
        return descendants(what.concept_id, what.name)
    if hasattr(what, "item"):  # a number of numpy or pandas
        what = what.item()
    if isinstance(what, int) and not isinstance(what, bool):
        return descendants(what)
    raise TypeError(
        f"{what!r} is no concept: give its id, or look it up with cl.concepts.search({str(what)!r})."
    )


def _line(item: object) -> str:
    if not isinstance(item, Mapping):
        return "not a concept"
    flags = [word for key, word in WORDS.items() if item.get(key) is True]
    return " ".join(str(each) for each in (item.get("conceptId"), item.get("name", ""), *flags) if each != "")


WORDS = {"descendants": "and descendants", "mapped": "and what maps to it", "excluded": "(left out)"}


def _rest(items: int) -> list[str]:
    return [f"… and {items - MOST_LINES} more"] if items > MOST_LINES else []
