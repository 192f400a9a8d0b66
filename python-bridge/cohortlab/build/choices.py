"""Conditions on one concept."""

from collections.abc import Sequence
from typing import Any

from ..concept_sets import ConceptSet, Item
from ..vocabulary import Concept
from .parts import Choice

#: A concept: its id, a line made by `concept(id, name)`, or one that was found.
Named = int | Item | Concept


def one_of(*concepts: Named) -> Choice:
    """Any of these concepts."""
    return Choice("oneOf", tuple(named_concepts(concepts)))


def none_of(*concepts: Named) -> Choice:
    """A concept, but none of these."""
    return Choice("noneOf", tuple(named_concepts(concepts)))


def in_set(concepts: ConceptSet) -> Choice:
    """A concept of the set."""
    return Choice("inSet", concept_set=concepts)


def not_in_set(concepts: ConceptSet) -> Choice:
    """A concept, but none of the set."""
    return Choice("notInSet", concept_set=concepts)


def recorded() -> Choice:
    """Any concept."""
    return Choice("recorded")


def not_recorded() -> Choice:
    """No concept."""
    return Choice("notRecorded")


def named_concepts(concepts: Sequence[Named]) -> list[dict[str, Any]]:
    """Concepts as a file names them."""
    return [_named(each) for each in concepts]


def _named(concept: Named) -> dict[str, Any]:
    if isinstance(concept, int) and not isinstance(concept, bool):
        return {"conceptId": concept}
    if isinstance(concept, Item | Concept):
        return {
            "conceptId": concept.concept_id,
            **({} if concept.name is None else {"name": concept.name}),
        }
    raise TypeError(f"{concept!r} is no concept: give its id.")
