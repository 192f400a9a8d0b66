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


#: What a display says of concepts that are not just what was typed.
HOW = {
    "nearly": "some words are spelt a little otherwise",
    "nearest": "not every word is in these names: the nearest that there is",
}

STANDARDS = ("standard", "classification", "source")


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
    """Concepts that were found, best first.

    Attributes:
        more: there are others that fit.
        how: `spelt`: every word is there as it was typed; `nearly`: some are spelt a little otherwise;
            `nearest`: not every word is there.
        meant: what may have been meant instead, as texts to search for; the likeliest first.
    """

    def __init__(
        self, concepts: Sequence[Concept], more: bool, how: str = "spelt", meant: Sequence[str] = ()
    ) -> None:
        self._concepts = tuple(concepts)
        self.more = more
        self.how = how
        self.meant = tuple(meant)

    @overload
    def __getitem__(self, place: int) -> Concept: ...
    @overload
    def __getitem__(self, place: slice) -> "Concepts": ...
    def __getitem__(self, place: int | slice) -> "Concept | Concepts":
        if isinstance(place, slice):
            return Concepts(self._concepts[place], self.more, self.how, self.meant)
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
        return "\n".join([*lines, *self._notes()])

    def _notes(self) -> list[str]:
        how = HOW.get(self.how) if self else None
        meant = f"Did you mean {' or '.join(map(repr, self.meant))}?" if self.meant else None
        return [each for each in ("… and more" if self.more else None, how, meant) if each]

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in each._cells())}</tr>" for each in self
        )
        notes = "".join(f"<br>{html.escape(each)}" for each in self._notes())
        found = f"<table>{rows}</table>" if self else "no concept found"
        return f"<div>{found}{notes}</div>"


class Vocabulary:
    """The concepts of a release: `cl.concepts`."""

    def search(
        self,
        text: str,
        *,
        domain: str | None = None,
        vocabulary: str | None = None,
        standard: str | None = None,
        limit: int = 25,
        release: str | None = None,
    ) -> Concepts:
        """Finds concepts by words of their names in any order, codes or ids; nearly spelt words too.

        In the order of the panel: called just so first, then those that most people have.

        Args:
            text: what to look for; `"a phrase"` and `-without` are understood.
            domain: only concepts of this domain of OMOP, such as `Condition`.
            vocabulary: only concepts of this vocabulary, such as `SNOMED`.
            standard: only concepts of this standing: `standard`, `classification` or `source`.
            limit: how many at most, 1 to 100.
            release: name or id of the release; else as the notebook's study says.

        Raises:
            ValueError: the limit or the standing.
            CohortlabError: the release or the service.
        """
        if not 1 <= limit <= MOST:
            raise ValueError(f"limit must be from 1 to {MOST}, not {limit!r}.")
        if standard is not None and standard not in STANDARDS:
            raise ValueError(f"standard must be one of {', '.join(STANDARDS)}, not {standard!r}.")
        filters = {"domain": domain, "vocabulary": vocabulary, "standard": standard}
        kept = {name: value for name, value in filters.items() if value is not None}
        payload = {"text": text, "limit": limit, **kept}
        answer = ask("POST", f"/releases/{resolve(pinned(release))}/search", payload)
        found = [_concept(each) for each in answer["matches"]]
        return Concepts(found, answer["more"], answer["how"], answer["meant"])

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
