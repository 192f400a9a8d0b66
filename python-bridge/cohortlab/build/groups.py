"""Groups, windows, and what is said about any part."""

from dataclasses import replace
from typing import TypeVar

from .parts import ENDS, Demographics, End, Event, Group, Member, Window

Part = TypeVar("Part", Event, Demographics, Group)


def all_of(*members: Member) -> Group:
    """Every member must hold."""
    return Group("all", _members(members))


def any_of(*members: Member) -> Group:
    """At least one member must hold."""
    return Group("any", _members(members))


def at_least_of(count: int, *members: Member) -> Group:
    """At least so many members must hold."""
    return Group("atLeast", _members(members), size=count)


def at_most_of(count: int, *members: Member) -> Group:
    """At most so many members may hold."""
    return Group("atMost", _members(members), size=count)


def named(name: str, group: Group) -> Group:
    """The group under a name, as steps have one."""
    return replace(group, name=name)


def disabled(part: Part) -> Part:
    """The part left out for now; no part of the meaning."""
    return replace(part, disabled=True)


def noted(notes: str, part: Part) -> Part:
    """The part with notes."""
    return replace(part, notes=notes)


def window(start: End, end: End, *, event: str = "start", index: str = "start") -> Window:
    """Days around day 0 in which an event must start, both ends included: `window(-365, -1)`.

    Args:
        start, end: days after day 0 (negative: before it), `observation_start`, `observation_end`, or
            None: open.
        event: `end` asks for the event's end instead of its start.
        index: `end` counts from the end of the event of day 0.

    Raises:
        ValueError: anything else.
    """
    for at in (start, end):
        if isinstance(at, bool) or not (at is None or isinstance(at, int) or at in ENDS):
            raise ValueError(
                f"A window ends on a whole number of days, {', '.join(ENDS)} or None; not on {at!r}."
            )
    for date in (event, index):
        if date not in ("start", "end"):
            raise ValueError(f"An event has a 'start' and an 'end', not {date!r}.")
    return Window(start, end, event, index)


def _members(members: tuple[Member, ...]) -> tuple[Member, ...]:
    for member in members:
        if not isinstance(member, Event | Demographics | Group):
            raise TypeError(f"A group holds events, demographics and groups, not {member!r}.")
    return members
