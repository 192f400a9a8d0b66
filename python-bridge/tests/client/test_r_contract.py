"""Python and R get the same frames: value by value, in order."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cohortlab as cl
import duckdb
import pyarrow as pa
import pytest
from r_kernel import error_of, prepared, said, service

pytestmark = pytest.mark.r

CANONICAL = Path(__file__).parent.parent / "canonical.R"

#: R's class for each of Arrow's types.
CLASSES = {
    "int64": "integer64",
    "int32": "integer",
    "double": "numeric",
    "bool": "logical",
    "date32[day]": "Date",
    "timestamp[us]": "POSIXct",
    "string": "character",
}

SELECT = "select * from person where person_id >"

EPOCH = datetime.datetime(1970, 1, 1)


def text(value: Any) -> str | None:
    """A value as canonical.R writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.17g}"
    if isinstance(value, datetime.datetime):
        return str((value - EPOCH) // datetime.timedelta(microseconds=1))
    if isinstance(value, datetime.date):
        return str((value - EPOCH.date()).days)
    return None if value is None else str(value)


def of_python(table: pa.Table) -> dict[str, Any]:
    columns = [
        {
            "class": [CLASSES[str(field.type)]],
            "values": [text(value) for value in table.column(place).to_pylist()],
        }
        for place, field in enumerate(table.schema)
    ]
    return {"names": table.column_names, "rows": [table.num_rows], "columns": columns}


def of_r(call: str, folder: Path) -> dict[str, Any]:
    return dict(json.loads(said(f"source({str(CANONICAL)!r}); canonical({call})", folder)))


@pytest.mark.parametrize("offered", ["GiBleed", "demo"])
@pytest.mark.parametrize(
    ("python", "r"),
    [
        (
            lambda release: cl.cohort("cohorts/gi.cohort.json", release),
            "cohort('cohorts/gi.cohort.json', {})",
        ),
        (
            lambda release: cl.dataset("datasets/one.dataset.json", release),
            "dataset('datasets/one.dataset.json', {})",
        ),
        (
            lambda release: cl.dataset("datasets/two.dataset.json", release)["conditions"],
            "dataset('datasets/two.dataset.json', {})[['conditions']]",
        ),
        (
            lambda release: cl.sql(f"{SELECT} $id order by 1", release=release, id=3),
            f"sql_query('{SELECT} $id order by 1', id = 3, release = {{}})",
        ),
        (
            lambda release: cl.dataset("datasets/quarters.dataset.json", release),
            "dataset('datasets/quarters.dataset.json', {})",
        ),
    ],
)
def test_frames_of_real_releases(notebook, python, r, offered):
    theirs = of_r(f"collect({r.format(repr(offered))})", notebook)
    assert theirs == of_python(python(offered).to_arrow())


PEOPLE = [-(2**63) + 1, -7, -1, 0, 1, 2**31, 2**53 + 1, 2**62, 2**63 - 1]
TEXTS = ["plain", "Grüße, \U0001f600", 'a\tb\n"c"\\', "  ", "日本語", "NA", "null", "e\u0301", None]
DATES = ["1899-12-31", "1969-12-31", "1970-01-01", "2000-02-29", "2019-07-03", "1945-05-08", None, None, None]
TIMES = [
    "1899-12-31 23:59:59.999999",
    "1969-12-31 23:59:59.5",
    "1970-01-01 00:00:00",
    "2000-02-29 12:00:00.000001",
    "2019-07-03 01:02:03",
    None,
    None,
    "1945-05-08 00:00:00.25",
    "2019-01-01 00:00:00",
]
NUMBERS = [0.1 + 0.2, -1e-300, 1e300, 0.0, 6.5, None, 1 / 3, 2.0**60, -5.0]


@pytest.fixture(scope="session")
def odd_release(tmp_path_factory) -> Path:
    """Nine people whom no floating-point number can hold, with the oddest records."""
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "source.duckdb"
    with duckdb.connect(str(source)) as made:
        made.execute(
            "create table concept (concept_id int, concept_name text, domain_id text,"
            " vocabulary_id text, concept_class_id text, standard_concept text, concept_code text,"
            " valid_start_date date, valid_end_date date, invalid_reason text)"
        )
        made.execute(
            "insert into concept values (1, 'One', 'Measurement', 'X', 'X', 'S', '1',"
            " '1970-01-01', '2099-12-31', null)"
        )
        made.execute(
            "create table person (person_id bigint, gender_concept_id int, year_of_birth int,"
            " month_of_birth int, day_of_birth int, birth_datetime timestamp, race_concept_id int,"
            " ethnicity_concept_id int, person_source_value text)"
        )
        made.execute(
            "create table observation_period (observation_period_id bigint, person_id bigint,"
            " observation_period_start_date date, observation_period_end_date date,"
            " period_type_concept_id int)"
        )
        made.execute(
            "create table measurement (measurement_id bigint, person_id bigint,"
            " measurement_concept_id int, measurement_date date, measurement_datetime timestamp,"
            " measurement_type_concept_id int, value_as_number double, value_as_concept_id int,"
            " unit_concept_id int, visit_occurrence_id bigint, measurement_source_value text)"
        )
        for place, person in enumerate(PEOPLE):
            made.execute(
                "insert into person values (?, 8507, 1880, ?, null, ?, 0, 0, ?)",
                [person, place or None, TIMES[place], TEXTS[place]],
            )
            made.execute(
                "insert into observation_period values (?, ?, '1890-01-01', '2019-07-03', 0)", [place, person]
            )
            made.execute(
                "insert into measurement values (?, ?, 1, ?, ?, 0, ?, null, ?, ?, ?)",
                [
                    -person,
                    person,
                    DATES[place] or "1950-01-01",
                    TIMES[place],
                    NUMBERS[place],
                    place or None,
                    person if place % 2 else None,
                    TEXTS[place],
                ],
            )
    return prepared(source, folder / "odd.duckdb")


MEASUREMENTS = {
    "name": "measurements",
    "table": "measurement",
    "columns": [
        "measurement_id",
        "person_id",
        "measurement_date",
        "measurement_datetime",
        "value_as_number",
        "unit_concept_id",
        "visit_occurrence_id",
        "measurement_source_value",
    ],
}
PERSONS = {
    "name": "people",
    "table": "person",
    "columns": ["person_id", "birth_datetime", "month_of_birth", "day_of_birth", "person_source_value"],
}


@pytest.fixture(scope="session")
def odd_runtime(odd_release) -> Iterator[Path]:
    with service(odd_release) as runtime:
        yield runtime


def write_odd(study: Path, *tables: dict[str, Any]) -> str:
    content = {
        "$schema": "cohortlab:dataset/1",
        "name": "Odd",
        "cohort": {"kind": "everyone"},
        "conceptSets": [],
        "tables": tables,
    }
    (study / "datasets/odd.dataset.json").write_text(json.dumps(content))
    return "datasets/odd.dataset.json"


@pytest.mark.parametrize("table", [MEASUREMENTS, PERSONS], ids=["measurements", "people"])
def test_ids_dates_texts_and_numbers_at_their_edges(study, odd_runtime, monkeypatch, table):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(odd_runtime))
    path = write_odd(study, table)
    ours = of_python(cl.dataset(path).to_arrow())
    assert ours["rows"] == [9]
    assert of_r(f"collect(dataset({path!r}))", study) == ours
    values = dict(zip(ours["names"], ours["columns"], strict=True))
    assert set(values["person_id"]["values"]) == {str(person) for person in PEOPLE}


def test_an_empty_result(study, odd_runtime, monkeypatch):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(odd_runtime))
    ours = of_python(cl.cohort("cohorts/gi.cohort.json").to_arrow())
    assert ours["rows"] == [0]
    assert of_r("collect(gi)", study) == ours


WRONG = {
    "no columns": lambda study: write_odd(study, {**PERSONS, "columns": []}),
    "a column that there is not": lambda study: write_odd(study, {**PERSONS, "columns": ["person_idd"]}),
    "a table that there is not": lambda study: write_odd(study, {**PERSONS, "table": "persons"}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_in_the_same_words(study, odd_runtime, monkeypatch, wrong):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(odd_runtime))
    path = WRONG[wrong](study)
    with pytest.raises(cl.CohortlabError) as caught:
        cl.dataset(path).to_arrow()
    theirs = error_of(f"collect(dataset({path!r}))", study)
    assert theirs["code"] == caught.value.code
    assert theirs["message"].splitlines()[0] == caught.value.message
    assert [str(problem) in theirs["message"] for problem in caught.value.problems].count(False) == 0
    assert caught.value.next in theirs["message"]


def test_a_release_that_is_not_offered(study, odd_runtime, monkeypatch):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(odd_runtime))
    with pytest.raises(cl.CohortlabError) as caught:
        cl.cohort("cohorts/gi.cohort.json", release="v/8").count()
    assert error_of("count(cohort('cohorts/gi.cohort.json', 'v/8'))", study)["message"] == str(caught.value)


def test_provenance_is_the_same(notebook):
    ours = cl.provenance(cl.cohort("cohorts/gi.cohort.json").to_arrow())
    printed = said("cat(jsonlite::toJSON(attr(collect(gi), 'cohortlab'), auto_unbox = TRUE))", notebook)
    theirs = json.loads(printed)
    assert ours is not None
    assert {**theirs, "time": None} == {**ours, "time": None}
    began = datetime.datetime.fromisoformat(theirs["time"])
    assert began.utcoffset() == datetime.timedelta(0)


def test_a_glance_shows_the_same(notebook):
    """Headline, columns, units and ties; the notes differ in the time of reading only."""
    ours = repr(cl.glance(cl.dataset("datasets/one.dataset.json").to_pandas()))
    theirs = said("print(glance(collect(dataset('datasets/one.dataset.json'))))", notebook)

    def told(words: str) -> list[list[str]]:
        return [line.split() for line in words.strip().splitlines() if ", read " not in line]

    assert told(theirs) == told(ours)
