"""People's rows stay out of saved notebooks."""

import json
from pathlib import Path

import nbformat
import pandas as pd
import polars as pl
import pytest
from cohortlab.server.outputs import ALL, NOTHING, RECORDS, OutputsHook
from IPython.core.interactiveshell import InteractiveShell
from tornado import web

REAL = {"a1": False, "b2": True}


def output(metadata: dict | None = None, **data: str) -> dict:
    """An output that displays something."""
    kinds = {"html": "text/html", "plain": "text/plain", "png": "image/png"}
    return {
        "output_type": "display_data",
        "metadata": metadata or {},
        "data": {kinds[kind]: text for kind, text in data.items()},
    }


def stream(text: str) -> dict:
    """What a cell printed."""
    return {"output_type": "stream", "name": "stdout", "text": text}


def saved(*outputs: dict, what: str = RECORDS, synthetic=lambda: REAL) -> list[dict]:
    """The outputs that are left of a cell's."""
    cells = [{"cell_type": "markdown", "source": ""}, {"cell_type": "code", "outputs": list(outputs)}]
    model = {"type": "notebook", "content": {"cells": cells}}
    OutputsHook(what, synthetic)(model=model)
    return cells[1]["outputs"]


MARKED_REAL = output({"cohortlab": {"rows": "a1"}}, html="<table>1</table>")
MARKED_SYNTHETIC = output({"cohortlab": {"rows": "b2"}}, html="<table><th>person_id</th></table>")
WITH_ID = output(html="<table><th>person_id</th></table>")
AGGREGATE = output(html="<table><th>year</th></table>")


@pytest.mark.parametrize(
    "shown",
    [
        MARKED_REAL,
        output({"cohortlab": {"rows": "unknown"}}, plain="1"),
        output({"cohortlab": "nonsense"}, plain="1"),
        WITH_ID,
        output(plain="   person_id  value\n0  1  2"),
        output(plain=["   subject_id\n", "0  1"]),
        stream("person_id: int64\n"),
        {"output_type": "error", "traceback": ["KeyError: person_id 3"], "evalue": ""},
        {"output_type": "display_data", "metadata": None},
        None,
    ],
)
def test_what_may_show_people_is_cleared(shown):
    assert saved(AGGREGATE, shown) == []


@pytest.mark.parametrize(
    "shown",
    [
        AGGREGATE,
        MARKED_SYNTHETIC,
        stream("select person_id\nfrom person\n"),
        output(png="person_id"),
        stream("479\n"),
    ],
)
def test_what_shows_nobody_stays(shown):
    assert saved(shown) == [shown]


def test_where_all_people_are_made_up_everything_stays():
    assert saved(WITH_ID, synthetic=lambda: {"b2": True}) == [WITH_ID]


@pytest.mark.parametrize("synthetic", [lambda: None, lambda: 1 / 0, dict])
def test_it_fails_closed_when_the_service_cannot_tell(synthetic):
    assert saved(MARKED_SYNTHETIC, synthetic=synthetic) == []
    assert saved(WITH_ID, synthetic=synthetic) == []


def test_a_notebook_that_cannot_be_checked_is_not_saved():
    with pytest.raises(web.HTTPError, match="not saved"):
        OutputsHook(RECORDS, lambda: REAL)(model={"type": "notebook", "content": {"cells": [3]}})


def test_the_settings():
    assert saved(AGGREGATE, what=ALL) == []
    assert saved(WITH_ID, what=NOTHING) == [WITH_ID]
    OutputsHook(ALL, lambda: REAL)(model={"type": "file", "content": "person_id"})


ORIGIN = {"release": {"name": "x", "id": "a1"}}


def test_a_kernel_marks_frames_that_came_from_a_release(monkeypatch):
    from cohortlab import frames, marks

    shell = InteractiveShell.instance()
    marks.mark_displays()
    frame = pd.DataFrame({"value": [1]})
    try:
        _, plain = shell.display_formatter.format(frame)
        assert "cohortlab" not in plain
        frame.attrs[frames.ATTRIBUTE] = ORIGIN
        for shown in (frame, frame[["value"]].head(), frame["value"]):
            data, metadata = shell.display_formatter.format(shown)
            assert metadata["cohortlab"] == {"rows": "a1"}
            assert "text/plain" in data
        table = pl.DataFrame({"value": [1]})
        table._cohortlab = ORIGIN
        assert shell.display_formatter.format(table)[1]["cohortlab"] == {"rows": "a1"}
        data, metadata = shell.display_formatter.format(frame)
        assert saved({"output_type": "display_data", "data": data, "metadata": metadata}) == []
    finally:
        InteractiveShell.clear_instance()


async def test_the_server_saves_without_them(jp_fetch, running, jp_root_dir):
    """The stand-in offers no release: nobody can tell, so what names a person goes."""
    cells = [
        nbformat.v4.new_code_cell("x", outputs=[nbformat.from_dict(each)]) for each in (WITH_ID, AGGREGATE)
    ]
    body = {"type": "notebook", "content": nbformat.v4.new_notebook(cells=cells)}
    await jp_fetch("api", "contents", "a.ipynb", method="PUT", body=json.dumps(body))
    written = json.loads(Path(jp_root_dir, "a.ipynb").read_text())  # noqa: ASYNC240
    assert [len(cell["outputs"]) for cell in written["cells"]] == [0, 1]
