"""The door in Python is the door in TypeScript."""

import pytest
from cohortlab.disclosure import AOU20, Hidden, Profile, Rounded, from_wire, percent, show, show_records
from contracts import evaluate

COUNTS = [*range(0, 131), 479, 1844, 2694, 99_989, 99_990, 628_664, 2_000_000_000]
DOOR = "sdk/service/lib/disclosure/index.js"


def wire(shown: Hidden | Rounded) -> dict[str, object]:
    if isinstance(shown, Hidden):
        return {"kind": "hidden", "below": shown.below}
    return {"kind": "rounded", "value": shown.value, "base": shown.base}


def test_the_profile_is_the_same():
    assert evaluate(DOOR, "it.AOU20") == {"name": AOU20.name, "below": AOU20.below, "base": AOU20.base}


def test_every_count_is_shown_the_same():
    assert evaluate(DOOR, f"{COUNTS}.map(n => it.show(n))") == [wire(show(count)) for count in COUNTS]


def test_records_are_shown_the_same():
    pairs = [[records, people] for records in (0, 45, 1000) for people in (0, 39, 40, 45)]
    theirs = evaluate(DOOR, f"{pairs}.map(([r, p]) => it.showRecords(r, p))")
    assert theirs == [wire(show_records(records, people)) for records, people in pairs]


def test_another_profile_is_followed_the_same():
    strict = Profile("strict", below=100, base=50)
    theirs = evaluate(DOOR, f"{COUNTS}.map(n => it.show(n, {{name: 'strict', below: 100, base: 50}}))")
    assert theirs == [wire(show(count, strict)) for count in COUNTS]


def test_numbers_that_are_no_counts():
    with pytest.raises(ValueError, match="natural"):
        show(-1)


def test_percentages_come_from_shown_numbers():
    assert percent(show(995), show(1000)) == 100
    assert percent(show(500), show(1000)) == 50
    assert percent(show(39), show(1000)) is None
    assert percent(show(0), show(0)) is None


def test_words():
    assert (str(show(1844)), str(show(3))) == ("≈1,840", "<40")
    assert from_wire(wire(show(1844))) == show(1844)
    assert from_wire(wire(show(3))) == show(3)
