"""Phenotypes worked out in the notebook, brought back as cohorts, on a real service."""

import gc

import cohortlab as cl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from cohortlab import connection


@pytest.fixture
def rows(notebook) -> pd.DataFrame:
    """The rows of the file's cohort."""
    return cl.cohort("cohorts/gi.cohort.json").to_pandas()


@pytest.mark.parametrize("as_frame", [lambda frame: frame, pl.from_pandas, pa.Table.from_pandas])
def test_a_frame_s_people_are_those_of_the_file_they_came_from(rows, as_frame):
    mine = cl.cohort_from(as_frame(rows), start="cohort_start_date", end="cohort_end_date")
    assert mine.count() == mine.count("entries") == 479
    assert (
        cl.dataset("datasets/one.dataset.json", cohort=mine)
        .to_arrow()
        .equals(cl.dataset("datasets/one.dataset.json").to_arrow())
    )


def test_each_table_is_about_these_people_alone(rows):
    few = rows.head(3)
    ds = cl.dataset("datasets/two.dataset.json", cohort=cl.cohort_from(few, start="cohort_start_date"))
    assert ds.count() == 3
    for table in ds.tables:
        assert set(ds[table].to_pandas()["person_id"]) <= set(few["person_id"])
    assert "479" not in repr(ds)
    assert "<40 people" in repr(ds)


def test_ids_are_exact_and_rows_are_once_and_in_order(notebook):
    frame = pd.DataFrame(
        {
            "who": pd.array([2**62 + 1, -(2**53) - 1, 2**62 + 1], "Int64"),
            "from": pd.to_datetime(["2020-02-01 13:00", "1899-12-31 13:00", "2020-02-01 09:00"]),
        }
    )
    mine = cl.cohort_from(frame, person="who", start="from")
    assert mine.to_arrow()["person_id"].to_pylist() == [-(2**53) - 1, 2**62 + 1]
    assert [str(day) for day in mine.to_arrow()["cohort_end_date"].to_pylist()] == [
        "1899-12-31",
        "2020-02-01",
    ]
    with pytest.warns(cl.CohortlabWarning, match="not in the release"):
        assert cl.dataset("datasets/one.dataset.json", cohort=mine).to_arrow().num_rows == 0


def test_what_a_cell_shows_went_through_the_door(rows):
    mine = cl.cohort_from(rows, start="cohort_start_date", name="Bleeding <b>")
    assert "≈480 people" in repr(mine)
    assert "479" not in repr(mine)
    assert "<b>" not in mine._repr_html_()


def test_the_people_are_let_go_with_the_object(rows):
    mine = cl.cohort_from(rows, start="cohort_start_date")
    release = cl.release().id
    path = f"/releases/{release}/people/{mine.kept(release)}"
    assert connection.ask("GET", path)["id"] in path
    del mine
    gc.collect()
    with pytest.raises(cl.CohortlabError, match="not kept any more"):
        connection.ask("GET", path)


def test_people_that_the_service_lost_are_sent_again(rows):
    mine = cl.cohort_from(rows, start="cohort_start_date")
    release = cl.release().id
    kept = mine.kept(release)
    assert mine.kept(release) == kept
    connection.ask("DELETE", f"/releases/{release}/people/{kept}")
    assert cl.dataset("datasets/one.dataset.json", cohort=mine).to_arrow().num_rows > 0
    assert mine.kept(release) != kept


def test_the_most_sets_make_room_for_new_ones(rows):
    release = cl.release().id
    sets = [cl.cohort_from(rows.head(n), start="cohort_start_date") for n in range(1, 19)]
    first = sets[0].kept(release)
    for each in sets[1:]:
        each.kept(release)
    assert sets[-1].kept(release)
    assert sets[0].kept(release) != first


@pytest.mark.parametrize(
    ("frame", "names", "error", "words"),
    [
        ({"person_id": [1.0], "date": ["x"]}, {}, TypeError, "whole numbers"),
        ({"person_id": [1], "date": ["2020-01-01"]}, {}, TypeError, "'date' holds"),
        ({"person_id": [1]}, {}, ValueError, "no column 'date'; it has person_id"),
        ({"person_id": [None], "date": [None]}, {}, TypeError, "whole numbers"),
        (
            {"person_id": [1], "date": pd.to_datetime([None])},
            {},
            ValueError,
            "'date' has missing values",
        ),
        (
            {"person_id": [1], "a": pd.to_datetime(["2020-01-02"]), "b": pd.to_datetime(["2020-01-01"])},
            {"start": "a", "end": "b"},
            ValueError,
            "end before they start",
        ),
    ],
)
def test_bad_frames_are_refused_in_words(notebook, frame, names, error, words):
    with pytest.raises(error, match=words):
        cl.cohort_from(pd.DataFrame(frame), **names)


def test_what_is_no_frame_is_refused():
    with pytest.raises(TypeError, match="Arrow table is needed"):
        cl.cohort_from([1, 2])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (pa.table({"person_id": [1]}), "columns must be"),
        (pa.table({name: [1] for name in ("person_id", "cohort_start_date", "cohort_end_date")}), "date32"),
        (
            pa.table(
                {
                    "person_id": pa.array([None], "int64"),
                    "cohort_start_date": pa.array([0], "date32"),
                    "cohort_end_date": pa.array([0], "date32"),
                }
            ),
            "missing",
        ),
    ],
)
def test_the_service_takes_nothing_else(notebook, table, words):
    release = cl.release().id
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    body = sink.getvalue().to_pybytes()
    with (
        pytest.raises(cl.CohortlabError, match=words),
        connection.ask_long(f"/releases/{release}/people", body, "Sending"),
    ):
        pass
    with (
        pytest.raises(cl.CohortlabError),
        connection.ask_long(f"/releases/{release}/people", b"not arrow at all", "Sending"),
    ):
        pass
    assert cl.cohort("cohorts/gi.cohort.json").count() == 479
