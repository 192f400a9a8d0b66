"""Python writes the very bytes that the SDK and the panels write."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cohortlab.canonical import canonical, number
from cohortlab.node import find_node
from contracts import ROOT, evaluate
from places import shared

CORPUS = Path(__file__).parent / "corpus.mjs"


def written(*folders: Path) -> Iterator[tuple[str, str]]:
    """File and canonical text of each definition in the folders, by the SDK."""
    command = [str(find_node()), str(CORPUS), *map(str, folders)]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in said.stdout.splitlines():
        each = json.loads(line)
        yield each["file"], each["text"]


def shuffled(value: Any) -> Any:
    """The same content with its keys in another order, and flags that say nothing added."""
    if isinstance(value, list):
        return [shuffled(each) for each in value]
    if not isinstance(value, dict):
        return value
    content = {key: shuffled(value[key]) for key in sorted(value, reverse=True)}
    return {"excluded": False, **content} if "conceptId" in value and "descendants" in value else content


def test_the_whole_corpus_has_the_bytes_of_the_sdk():
    corpus = dict(written(shared("oracle", "cohorts"), ROOT / "docs" / "phenotypes"))
    assert len(corpus) > 1_400
    differing = [file for file, text in corpus.items() if canonical(shuffled(json.loads(text))) != text]
    assert differing == []


@pytest.mark.parametrize(
    "value",
    [0, -0.0, 7.0, 6.5, -0.5, 0.1 + 0.2, 1e-6, 1.5e-7, 1e20, 1e21, 123456789012345680000, 2.0**70, 5e-324],
)
def test_numbers_are_those_of_javascript(value):
    assert number(value) == evaluate("sdk/lib/definition/index.js", f"String({value!r})")


@pytest.mark.parametrize(
    "name", ['quo"te', "back\\slash", "tab\t", "\x01\x1f\x7f", "é ✓ 𝄞", "\ud800", " " * 120]
)
def test_texts_are_those_of_javascript(name):
    content = {"$schema": "cohortlab:concepts/1", "name": name, "items": []}
    theirs = evaluate("sdk/lib/definition/index.js", f"it.formatDefinition({json.dumps(content)})")
    assert canonical(content) == theirs


def test_lists_and_long_lines_are_broken_where_the_sdk_breaks_them():
    columns = [f"column_{place}" for place in range(14)]
    tables = [{"name": "x", "table": "person", "columns": columns[:width]} for width in (1, 6, 7, 8, 14)]
    content = {
        "$schema": "cohortlab:dataset/1",
        "name": "widths",
        "cohort": {"kind": "everyone"},
        "tables": tables,
        "conceptSets": [],
    }
    theirs = evaluate("sdk/lib/definition/index.js", f"it.formatDefinition({json.dumps(content)})")
    assert canonical(content) == theirs
