"""Parts of a definition before they have ids: frozen data, put together by the functions of this package.

They mirror `sdk/src/definition/build`: the same parts get the same ids, whoever builds them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..concept_sets import ConceptSet

#: One end of a window: days after day 0 (negative: before it), an end of observation, or None: open.
End = int | str | None

#: What a part is in a file, given what numbers its insides.
Content = dict[str, Any]


@dataclass(frozen=True)
class Range:
    """A condition on a number, a day or a text."""

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def content(self, numbering: "Numbering") -> Content:
        """`NumberRange`, `DateRange` or `TextMatch`."""
        return self.said()

    def said(self) -> Content:
        """The same; no concept set stands in it."""
        return {"kind": self.kind, **self.fields}


@dataclass(frozen=True)
class Choice:
    """A condition on one concept: these concepts, a concept set, or whether there is one."""

    kind: str
    concepts: tuple[Content, ...] = ()
    concept_set: ConceptSet | None = None

    def content(self, numbering: "Numbering") -> Content:
        """`ConceptChoice`."""
        if self.concept_set is not None:
            return {"kind": self.kind, "conceptSet": numbering.set_id(self.concept_set)}
        return {"kind": self.kind, **({"concepts": list(self.concepts)} if self.concepts else {})}


@dataclass(frozen=True)
class Attribute:
    """A condition on an attribute of an event or a person."""

    kind: str
    condition: Range | Choice | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)

    def content(self, numbering: "Numbering") -> Content:
        """`Attribute`."""
        condition = {} if self.condition is None else {"is": self.condition.content(numbering)}
        return {"kind": self.kind, **self.fields, **condition}


@dataclass(frozen=True)
class Window:
    """Days around day 0 in which an event must lie, both ends included; made by `window()`."""

    start: End
    end: End
    event: str = "start"
    index: str = "start"

    def content(self) -> Content:
        """`TimeWindow`."""
        return {"event": self.event, "index": self.index, "from": end_of(self.start), "to": end_of(self.end)}


ENDS = {"observation_start": "observationStart", "observation_end": "observationEnd", "open": "open"}


def end_of(at: End) -> Content:
    """`WindowEnd`."""
    if at is None:
        return {"kind": "open"}
    if isinstance(at, int):
        return {"kind": "day", "day": at}
    return {"kind": ENDS[at]}


@dataclass(frozen=True)
class Demographics:
    """Facts about the person; made by `demographics()`."""

    where: tuple[Attribute, ...]
    notes: str | None = None
    disabled: bool = False

    def content(self, numbering: "Numbering") -> Content:
        """`Demographics`."""
        return {"kind": "demographics", **_said(self), **_where(self.where, numbering)}


@dataclass(frozen=True)
class Group:
    """Members joined by all, any, at least or at most so many; made by `all_of()` and its siblings."""

    kind: str
    of: tuple["Member", ...]
    size: int | None = None
    name: str | None = None
    notes: str | None = None
    disabled: bool = False

    def content(self, numbering: "Numbering") -> Content:
        """`Group`."""
        named = {} if self.name is None else {"name": self.name}
        counted = {} if self.size is None else {"count": self.size}
        members = [numbering.node(member) for member in self.of]
        return {"kind": self.kind, **named, **_said(self), **counted, "of": members}


@dataclass(frozen=True)
class Event:
    """An event of one domain, or time in a saved cohort; made by `condition()` and its siblings."""

    kind: str
    concepts: ConceptSet | None = None
    source: ConceptSet | None = None
    path: Callable[[Path], str] | None = None
    first_ever: bool = False
    where: tuple[Attribute, ...] = ()
    windows: tuple[Window, ...] = ()
    occurrences: Mapping[str, Any] | None = None
    same_visit: bool = False
    outside_observation: bool = False
    adjust: Mapping[str, Any] | None = None
    period: Mapping[str, Any] | None = None
    nested: Group | None = None
    notes: str | None = None
    disabled: bool = False

    def followed_by(self, event: "Event", days: tuple[int, int | None] = (0, None)) -> "Event":
        """This event, if `event` starts so many days after it: `days=(0, 90)`, both included; None: open."""
        return self._with(occurs(event, Window(days[0], days[1])))

    def preceded_by(self, event: "Event", days: tuple[int, int | None] = (0, None)) -> "Event":
        """This event, if `event` starts so many days before it: `days=(1, 365)`, both included."""
        return self._with(occurs(event, _before(days)))

    def not_followed_by(self, event: "Event", days: tuple[int, int | None] = (0, None)) -> "Event":
        """This event, if no `event` starts so many days after it, both included."""
        return self._with(counted("exactly", 0, event, (Window(days[0], days[1]),)))

    def not_preceded_by(self, event: "Event", days: tuple[int, int | None] = (0, None)) -> "Event":
        """This event, if no `event` starts so many days before it, both included."""
        return self._with(counted("exactly", 0, event, (_before(days),)))

    def _with(self, member: "Event") -> "Event":
        """What is asked of the event, with it as day 0, grows."""
        if self.nested is None:
            return replace(self, nested=Group("all", (member,)))
        if self.nested.kind != "all":
            return replace(self, nested=Group("all", (self.nested, member)))
        return replace(self, nested=replace(self.nested, of=(*self.nested.of, member)))

    def content(self, numbering: "Numbering") -> Content:
        """`TimedCriterion`; its concept sets are numbered in the order of the file."""
        content: Content = {"kind": self.kind, **_said(self)}
        if self.path is not None:
            content["path"] = self.path(numbering.folder)
        if self.concepts is not None:
            content["conceptSet"] = numbering.set_id(self.concepts)
        if self.source is not None:
            content["sourceConceptSet"] = numbering.set_id(self.source)
        flags = {
            "firstEver": self.first_ever,
            "sameVisit": self.same_visit,
            "outsideObservation": self.outside_observation,
        }
        given = {"adjust": self.adjust, "period": self.period, "occurrences": self.occurrences}
        content |= {key: True for key, on in flags.items() if on}
        content |= {key: dict(value) for key, value in given.items() if value is not None}
        content |= _where(self.where, numbering)
        if self.windows:
            content["windows"] = [each.content() for each in self.windows]
        if self.nested is not None:
            content["nested"] = numbering.node(self.nested)
        return content


Member = Event | Demographics | Group


def occurs(event: Event, *windows: Window) -> Event:
    """An event that occurs at least once, in all of the windows."""
    return replace(event, windows=windows) if windows else event


def counted(kind: str, count: int, event: Event, windows: Sequence[Window]) -> Event:
    """An event that occurs so often, in all of the windows."""
    return replace(occurs(event, *windows), occurrences={"kind": kind, "count": count})


def _before(days: tuple[int, int | None]) -> Window:
    nearest, farthest = days
    return Window(None if farthest is None else -farthest, -nearest)


def _said(part: "Event | Demographics | Group") -> Content:
    notes = {} if part.notes is None else {"notes": part.notes}
    return {**notes, **({"disabled": True} if part.disabled else {})}


def _where(attributes: Sequence[Attribute], numbering: "Numbering") -> Content:
    return {"where": [each.content(numbering) for each in attributes]} if attributes else {}


class Numbering:
    """Gives parts their ids in the order of the file (c1, g1, s1, …) and gathers the concept sets.

    As a panel does when the parts are added one after the other. The same concept set used twice is one
    set of the file. `folder`: where the definition's file lies, which what it refers to is named from.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sets: dict[int, tuple[str, ConceptSet]] = {}
        self._used = {"c": 0, "g": 0}

    def set_id(self, concepts: ConceptSet) -> str:
        """The id of a concept set."""
        found = self._sets.setdefault(id(concepts), (f"s{len(self._sets) + 1}", concepts))
        return found[0]

    def node(self, part: Member) -> Content:
        """A part with its id; what is inside it is numbered behind it."""
        letter = "g" if isinstance(part, Group) else "c"
        self._used[letter] += 1
        own = {"id": f"{letter}{self._used[letter]}"}
        return {**own, **part.content(self)}

    def concept_sets(self) -> list[Content]:
        """The concept sets so far, as the file has them."""
        return [{"id": name, **concepts.draft(self.folder)} for name, concepts in self._sets.values()]
