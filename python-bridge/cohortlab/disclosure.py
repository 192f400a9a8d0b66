"""The disclosure door, for what Python itself shows: one function from numbers to anything displayed.

What a cell displays is saved with the notebook and travels to the browser, so `glance` passes through
the same rule as the panels. `sdk/service/src/disclosure` is the original; a test holds the two equal.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Profile:
    """How counts are shown: fewer people than `below`, 0 included, are hidden, else multiples of `base`."""

    name: str
    below: int
    base: int


AOU20 = Profile("aou20", below=40, base=20)


@dataclass(frozen=True)
class Hidden:
    """Too few people to tell, none included."""

    below: int

    def __str__(self) -> str:
        return f"<{self.below:,}"


@dataclass(frozen=True)
class Rounded:
    """A number rounded to a multiple of `base`."""

    value: int
    base: int

    def __str__(self) -> str:
        return f"≈{self.value:,}"


Shown = Hidden | Rounded


def show(people: int, profile: Profile = AOU20) -> Shown:
    """A number of people as it may be shown: rounded to the nearest multiple, half up. The only door."""
    if people < 0:
        raise ValueError("A count must be a natural number.")
    if people < profile.below:
        return Hidden(profile.below)
    rounded = profile.base * ((2 * people + profile.base) // (2 * profile.base))
    return Rounded(max(profile.below, rounded), profile.base)


def show_records(records: int, people: int, profile: Profile = AOU20) -> Shown:
    """A number of records of `people`: hidden when the people are, else rounded like them."""
    shown = show(people, profile)
    return shown if isinstance(shown, Hidden) else show(records, profile)


def percent(part: Shown, whole: Shown) -> int | None:
    """What part is of whole in whole %, from shown numbers only; None when either is hidden."""
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return None
    return min(100, round(100 * part.value / whole.value))


def from_wire(shown: dict[str, Any]) -> Shown:
    """`Shown` as the service sends it (sdk/src/wire/shown.ts)."""
    if shown["kind"] == "hidden":
        return Hidden(int(shown["below"]))
    return Rounded(int(shown["value"]), int(shown["base"]))
