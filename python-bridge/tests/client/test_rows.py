"""Rows in every form, and SQL of a researcher's own, on a real service."""

import datetime
import gc
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import cohortlab as cl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest


def test_batches_are_the_whole_table_piece_by_piece(notebook):
    ds = cl.dataset("datasets/one.dataset.json")
    batches = list(ds.to_batches())
    assert len(batches) > 1
    whole = ds.to_arrow()
    assert pa.Table.from_batches(batches).equals(whole)
    assert batches[0].schema == whole.schema


def test_a_loop_that_is_left_early_cancels_the_query(notebook):
    batches = cl.sql("select range as n from range(5000000)").to_batches()
    assert next(batches).num_rows > 0
    batches.close()
    assert cl.sql("select 1 as n").to_arrow().num_rows == 1


def test_parquet_is_whole_and_the_owner_s_alone(notebook, tmp_path):
    ds = cl.dataset("datasets/one.dataset.json")
    file = ds.to_parquet(tmp_path / "labs.parquet")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    table = pq.read_table(file)
    assert table.equals(ds.to_arrow())
    assert cl.provenance(table)["definition"].endswith("one.dataset.json")
    file.chmod(0o644)
    ds.to_parquet(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["labs.parquet", "server"]


def test_parquet_keeps_out_of_the_workspace_unless_asked(notebook, tmp_path):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    (tmp_path / "link").symlink_to(notebook)
    for place in ("gi.parquet", "cohorts/../gi.parquet", tmp_path / "link" / "gi.parquet"):
        with pytest.raises(cl.CohortlabError, match="into_workspace=True"):
            cohort.to_parquet(place)
    assert not Path("gi.parquet").exists()
    assert pq.read_table(cohort.to_parquet("gi.parquet", into_workspace=True)).num_rows == 479


def test_parquet_that_fails_leaves_the_older_file(notebook, tmp_path):
    file = tmp_path / "rows.parquet"
    cl.sql("select 1 as n").to_parquet(file)
    with pytest.raises(cl.CohortlabError):
        cl.sql("select error('no') as n").to_parquet(file)
    assert pq.read_table(file).to_pylist() == [{"n": 1}]
    with pytest.raises(cl.CohortlabError, match="cannot be written"):
        cl.sql("select 1 as n").to_parquet(tmp_path / "nowhere" / "rows.parquet")
    assert [each.name for each in tmp_path.rglob("*.part")] == []


def test_streams_keep_memory_small(notebook):
    """A gigabyte of rows passes through while far less is held."""
    batches = cl.sql("select range as a, range * 2 as b, range * 3 as c from range(40000000)").to_batches()
    gc.collect()
    most, total = 0, 0
    for batch in batches:
        total += batch.nbytes
        most = max(most, pa.total_allocated_bytes())
    assert total > 900_000_000
    assert most < 100_000_000


def test_missing_concepts_are_warned_of_once(notebook):
    lacking = cl.people("x", include=[cl.condition(cl.concept_set(cl.concept(4711)))])
    with pytest.warns(cl.CohortlabWarning, match="4711") as told:
        assert len(lacking.to_pandas()) == 0
    assert told[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        lacking.to_pandas()


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(notebook, package):
    script = (
        f"import sys; sys.modules[{package!r}] = None\n"
        "import cohortlab as cl\n"
        f"cl.cohort('cohorts/gi.cohort.json').to_{package}()"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert f"%pip install {package}" in said.stderr


def test_sql_gives_rows(notebook):
    count = cl.sql("select count(*) as n from person")
    assert count.to_pandas()["n"].item() == 2694
    assert count.to_polars()["n"].to_list() == [2694]
    assert "2694" not in repr(count)
    assert cl.provenance(count.to_arrow())["release"]["name"] == "GiBleed"


def test_sql_takes_parameters_of_every_kind(notebook):
    import numpy as np
    import pandas as pd

    asked = cl.sql(
        "select $text as text, $id as id, $yes as yes, $none as none, $number as number,"
        " date '2020-01-02' > $day as later, timestamp '2020-01-02 12:00:00' > $time as after,"
        " list_contains($ids, $id) as listed, list_contains($names, 'b') as named, len($frame) as n,"
        " date '2020-01-31' + $days as moved, $limit as one, typeof($id) as type",
        text="'; drop table person; --",
        id=-(2**53) - 1,
        yes=True,
        none=None,
        number=1.5,
        day=datetime.date(2020, 1, 1),
        time=datetime.datetime(2020, 1, 2, 11),
        ids=[1, -(2**53) - 1],
        names=("a", "b"),
        frame=pd.Series([1, 2, 3]),
        days=np.int64(1),
        limit=1,
    ).to_arrow()
    assert asked.to_pylist() == [
        {
            "text": "'; drop table person; --",
            "id": -(2**53) - 1,
            "yes": True,
            "none": None,
            "number": 1.5,
            "later": True,
            "after": True,
            "listed": True,
            "named": True,
            "n": 3,
            "moved": datetime.date(2020, 2, 1),
            "one": 1,
            "type": "BIGINT",
        }
    ]


@pytest.mark.parametrize(
    ("value", "error", "words"),
    [
        (2**63, ValueError, "64 bits"),
        (float("nan"), ValueError, "None"),
        (object(), TypeError, "object"),
        ([1, "a"], TypeError, "mixes"),
        (datetime.datetime.now(datetime.timezone.utc), ValueError, "time zone"),
    ],
)
def test_sql_refuses_parameters_that_cannot_be_sent(value, error, words):
    with pytest.raises(error, match=words):
        cl.sql("select $x", x=value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("select 1; select 2", "2 statements"),
        ("delete from person", "read-only|DELETE"),
        ("create table x as select 1", "CREATE"),
        ("copy person to '/tmp/x.csv'", "disabled by configuration"),
        ("attach '/tmp/x.db'", "ATTACH"),
        ("install httpfs", "LOAD"),
        ("pragma database_list", "."),
        ("select * from read_csv('/etc/passwd')", "disabled by configuration"),
        ("select * from persn", 'Did you mean "person"'),
        ("select persn_id from person", "person_id"),
        ("", "The request"),
    ],
)
def test_sql_that_is_no_select_is_refused_with_the_reason(notebook, text, words):
    with pytest.raises(cl.CohortlabError, match=words):
        cl.sql(text).to_arrow()


def test_sql_ends_when_its_time_is_over(notebook):
    endless = (
        "select sum(a.range) as n from range(100000000) a, range(100000000) b where a.range % 2 = b.range % 3"
    )
    with pytest.raises(cl.CohortlabError, match="longer than it may"):
        cl.sql(endless, seconds=0.3).to_arrow()
    with pytest.raises(ValueError, match="at most 600"):
        cl.sql("select 1", seconds=601)
    with pytest.raises(TypeError, match="text of a SELECT"):
        cl.sql(None)
