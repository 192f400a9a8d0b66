"""Conditions on numbers, days and texts, and counts of events, in the same words.

`at_least(18)`, `at_least("2015-01-01")`, `at_least(2, drug(metformin))`. Days are dates or `YYYY-MM-DD`.
"""

import datetime
from dataclasses import replace
from typing import overload

from .parts import Event, Range, Window, counted

Value = int | float | str | datetime.date


def equal(value: Value) -> Range:
    """The value itself."""
    return _simple("equal", value)


def not_equal(value: Value) -> Range:
    """Any other value."""
    return _simple("notEqual", value)


def less(value: Value) -> Range:
    """Less, the value not included."""
    return _simple("less", value)


def greater(value: Value) -> Range:
    """Greater, the value not included."""
    return _simple("greater", value)


def between(low: Value, high: Value) -> Range:
    """From one value to another, both included."""
    return Range("between", {"low": said(low), "high": said(high)})


def not_between(low: Value, high: Value) -> Range:
    """Below one value or above another, neither included."""
    return Range("notBetween", {"low": said(low), "high": said(high)})


@overload
def at_least(value: Value) -> Range: ...
@overload
def at_least(value: int, event: Event, *windows: Window) -> Event: ...
def at_least(value: Value, event: Event | None = None, *windows: Window) -> Range | Event:
    """The value or more; or an event that occurs at least so often, in all of the windows."""
    return _simple("atLeast", value) if event is None else _counted("atLeast", value, event, windows)


@overload
def at_most(value: Value) -> Range: ...
@overload
def at_most(value: int, event: Event, *windows: Window) -> Event: ...
def at_most(value: Value, event: Event | None = None, *windows: Window) -> Range | Event:
    """The value or less; or an event that occurs at most so often, in all of the windows."""
    return _simple("atMost", value) if event is None else _counted("atMost", value, event, windows)


def exactly(count: int, event: Event, *windows: Window) -> Event:
    """An event that occurs exactly so often, in all of the windows; 0: that does not occur."""
    return _counted("exactly", count, event, windows)


#: What is counted once however often it occurs, as Python spells it.
DISTINCT = {
    "concept": "concept",
    "start_date": "startDate",
    "end_date": "endDate",
    "visit": "visit",
    "duration": "duration",
    "value": "value",
    "unit": "unit",
    "quantity": "quantity",
    "days_supply": "daysSupply",
    "refills": "refills",
    "range_low": "rangeLow",
    "range_high": "rangeHigh",
    "record_count": "recordCount",
    "gap_days": "gapDays",
}


def distinct(by: str, event: Event) -> Event:
    """The event counted by different values instead of records, such as `start_date` or `visit`.

    Raises `ValueError` when it is not counted (begin with `at_least`, `at_most` or `exactly`), or for
    anything else to count by.
    """
    if event.occurrences is None:
        raise ValueError(
            "Only events that are counted can be distinct: begin with at_least, at_most or exactly."
        )
    if by not in DISTINCT:
        raise ValueError(f"Events are counted by {', '.join(DISTINCT)}; not by {by!r}.")
    return replace(event, occurrences={**event.occurrences, "distinct": DISTINCT[by]})


def is_text(text: str) -> Range:
    """The text itself; upper and lower case are told apart, here and below."""
    return Range("is", {"text": text})


def is_not_text(text: str) -> Range:
    """Any other text."""
    return Range("isNot", {"text": text})


def starts_with(text: str) -> Range:
    """A text that starts so."""
    return Range("startsWith", {"text": text})


def starts_not_with(text: str) -> Range:
    """A text that does not start so."""
    return Range("startsNotWith", {"text": text})


def ends_with(text: str) -> Range:
    """A text that ends so."""
    return Range("endsWith", {"text": text})


def ends_not_with(text: str) -> Range:
    """A text that does not end so."""
    return Range("endsNotWith", {"text": text})


def contains(text: str) -> Range:
    """A text with this in it."""
    return Range("contains", {"text": text})


def contains_not(text: str) -> Range:
    """A text without this in it."""
    return Range("containsNot", {"text": text})


def like(pattern: str) -> Range:
    """A text that fits a pattern of SQL: `%` any characters, `_` one."""
    return Range("like", {"pattern": pattern})


def not_like(pattern: str) -> Range:
    """A text that does not fit a pattern of SQL."""
    return Range("notLike", {"pattern": pattern})


def said(value: Value) -> int | float | str:
    """A value as a file has it."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | datetime.date):
        raise TypeError(f"A condition is on a number or a day, not on {value!r}.")
    if isinstance(value, datetime.datetime):
        raise TypeError("A condition on time is on a day: give a date.")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _simple(kind: str, value: Value) -> Range:
    return Range(kind, {"value": said(value)})


def _counted(kind: str, count: Value, event: Event, windows: tuple[Window, ...]) -> Event:
    if isinstance(count, bool) or not isinstance(count, int):
        raise TypeError(f"Events are counted in whole numbers, not by {count!r}.")
    return counted(kind, count, event, windows)
