"""Concepts: searching the vocabulary of a release."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from .connection import ask
from .disclosure import show
from .frames import need
from .offers import pinned, resolve

if TYPE_CHECKING:
    import pandas as pd

#: As many concepts as the service gives at once (sdk/src/wire/panel.ts).
MOST = 100

COLUMNS = (
    "concept_id",
    "name",
    "domain",
    "vocabulary",
    "code",
    "standard",
    "people",
    "people_with_descendants",
)


@dataclass(frozen=True, repr=False)
class Concept:
    """A concept of a release's vocabulary.

    Attributes:
        concept_id: OMOP's id.
        name: what the vocabulary calls it.
        domain: OMOP's domain, such as `Condition`.
        vocabulary: where it comes from, such as `SNOMED`.
        code: its code there.
        standard: `standard`, `classification` or `source`.
        people: people with a record of the concept itself, exactly.
        people_with_descendants: people with a record of it or of anything below it, exactly.
    """

    concept_id: int
    name: str
    domain: str
    vocabulary: str
    code: str
    standard: str
    people: int
    people_with_descendants: int

    def __repr__(self) -> str:
        """Its numbers through the disclosure door, as a cell that shows them is saved."""
        return " · ".join(self._cells())

    def _cells(self) -> list[str]:
        return [
            str(self.concept_id),
            self.name,
            f"{self.domain}, {self.vocabulary} {self.code}, {self.standard}",
            f"{show(self.people)} people",
            f"{show(self.people_with_descendants)} with descendants",
        ]


class Concepts(Sequence[Concept]):
    """Concepts that were found, best first. `more`: there are others that fit."""

    def __init__(self, concepts: Sequence[Concept], more: bool) -> None:
        self._concepts = tuple(concepts)
        self.more = more

    @overload
    def __getitem__(self, place: int) -> Concept: ...
    @overload
    def __getitem__(self, place: slice) -> "Concepts": ...
    def __getitem__(self, place: int | slice) -> "Concept | Concepts":
        if isinstance(place, slice):
            return Concepts(self._concepts[place], self.more)
        return self._concepts[place]

    def __len__(self) -> int:
        return len(self._concepts)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts)

    def to_pandas(self) -> "pd.DataFrame":
        """A row for each concept, with exact numbers; columns as the attributes of `Concept`."""
        frame: pd.DataFrame = need("pandas").DataFrame(
            [[getattr(each, column) for column in COLUMNS] for each in self], columns=list(COLUMNS)
        )
        return frame

    def __repr__(self) -> str:
        lines = [repr(each) for each in self] or ["no concept found"]
        return "\n".join([*lines, *(["… and more"] if self.more else [])])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in each._cells())}</tr>" for each in self
        )
        more = "<br>… and more" if self.more else ""
        return f"<div><table>{rows}</table>{more}</div>" if self else "<div>no concept found</div>"


class Vocabulary:
    """The concepts of a release: `cl.concepts`."""

    def search(
        self, text: str, *, domain: str | None = None, limit: int = 25, release: str | None = None
    ) -> Concepts:
        """Finds concepts by words of their names in any order, codes or ids; nearly spelt words too.

        In the order of the panel: called just so first, then those that most people have.

        Args:
            text: what to look for; `"a phrase"` and `-without` are understood.
            domain: one of OMOP's domains, such as `Condition`.
            limit: how many at most, 1 to 100.
            release: name or id of the release; else as the notebook's study says.

        Raises:
            ValueError: the limit.
            CohortlabError: the release or the service.
        """
        if not 1 <= limit <= MOST:
            raise ValueError(f"limit must be from 1 to {MOST}, not {limit!r}.")
        payload = {"text": text, "limit": limit, **({"domain": domain} if domain is not None else {})}
        answer = ask("POST", f"/releases/{resolve(pinned(release))}/search", payload)
        return Concepts([_concept(each) for each in answer["matches"]], answer["more"])

    def __repr__(self) -> str:
        return "the vocabulary of a release: concepts.search('…')"


concepts = Vocabulary()


def _concept(wire: dict[str, Any]) -> Concept:
    return Concept(
        concept_id=wire["conceptId"],
        name=wire["name"],
        domain=wire["domain"],
        vocabulary=wire["vocabulary"],
        code=wire["code"],
        standard=wire["standard"],
        people=wire["people"],
        people_with_descendants=wire["peopleWithDescendants"],
    )
