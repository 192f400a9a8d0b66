"""The recipes of docs/python.md run as they stand, one after the other, on a real service."""

import re

from contracts import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def test_the_recipes_run(notebook):
    recipes = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)
    assert headings == [str(number) for number in range(1, 11)]
    names: dict[str, object] = {}
    for recipe in recipes:
        exec(compile(recipe, "docs/python.md", "exec"), names)
    assert names["total"] == len(names["labs"]) > 0
    assert names["treated"].path.endswith("treated.cohort.json")
    assert names["mine"].count() <= names["bleeding"].count() == 479
