"""The client on a real service and real data, as a notebook uses it."""

import datetime
import json
import re
import subprocess
import sys
import warnings

import cohortlab as cl
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from cohortlab import offers


@pytest.fixture
def plain(release):
    """The same release, read by DuckDB itself."""
    with duckdb.connect(str(release), read_only=True) as connection:
        yield connection


def test_importing_needs_nothing_but_python():
    """And is done before anybody notices."""
    script = (
        "import sys; before = set(sys.modules); import cohortlab;"
        "heavy = {'pyarrow', 'pandas', 'polars', 'numpy', 'jupyter_server', 'tornado', 'httpx', 'IPython'};"
        "assert not heavy & (set(sys.modules) - before)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_attrition_ends_with_the_cohort(notebook):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    frame = cohort.attrition()
    assert list(frame.columns) == ["stage", "name", "people", "entries"]
    assert list(frame["stage"]) == ["everyone", "include", "cohort"]
    assert list(frame["people"]) == [2694, 479, cohort.count()]


def test_the_cohort_in_words(notebook):
    words = cl.cohort("cohorts/gi.cohort.json").in_words()
    assert "condition record" in words
    assert "192671" in words


def test_the_query_is_shown(notebook):
    query = cl.cohort("cohorts/gi.cohort.json").show_query()
    assert query.startswith("with s1_")
    assert "from condition_occurrence" in query


def test_the_count_is_exact(notebook):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    assert cohort.count() == 479
    assert cohort.count("entries") == 479
    with pytest.raises(ValueError, match="'people' or 'entries'"):
        cohort.count("rows")


def test_the_cohort_s_rows(notebook, plain):
    frame = cl.cohort("cohorts/gi.cohort.json").to_pandas()
    assert list(frame.columns) == ["person_id", "cohort_start_date", "cohort_end_date"]
    assert frame["person_id"].dtype == "int64"
    assert pd.api.types.is_datetime64_dtype(frame["cohort_start_date"])
    expected = plain.sql(
        "select person_id, min(condition_start_date) from condition_occurrence "
        "where condition_concept_id = 192671 group by person_id order by person_id"
    ).fetchall()
    ours = sorted(zip(frame["person_id"], frame["cohort_start_date"].dt.date, strict=True))
    assert ours == expected


def test_a_dataset_s_rows_are_duckdb_s_own(notebook, plain):
    frame = cl.dataset("datasets/one.dataset.json").to_arrow()
    ids = "select person_id from condition_occurrence where condition_concept_id = 192671"
    expected = plain.sql(f"select * from measurement where person_id in ({ids})").to_arrow_table()
    order = [("measurement_id", "ascending"), ("person_id", "ascending")]
    for name in frame.column_names:
        ours, theirs = (table.sort_by(order).column(name).to_pylist() for table in (frame, expected))
        assert ours == theirs, name


def test_pandas_types_are_what_a_researcher_expects(notebook):
    frame = cl.dataset("datasets/one.dataset.json").to_pandas()
    dtypes = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert dtypes["person_id"] == dtypes["measurement_id"] == "int64"
    assert dtypes["measurement_concept_id"] == "int32"
    assert dtypes["measurement_date"].startswith("datetime64")
    assert dtypes["measurement_datetime"].startswith("datetime64")
    assert dtypes["value_as_number"] == "float64"
    assert isinstance(frame["measurement_source_value"].dropna().iloc[0], str)


def test_nulls_stay_nulls_and_ids_stay_integers(notebook, plain):
    frame = cl.dataset("datasets/two.dataset.json")["conditions"].to_pandas()
    assert str(frame["visit_occurrence_id"].dtype) == "Int64"
    ids = "select person_id from condition_occurrence where condition_concept_id = 192671"
    expected = plain.sql(
        "select sum(visit_occurrence_id)::bigint, count(visit_occurrence_id),"
        " count(condition_end_date), count(*)"
        f" from condition_occurrence where person_id in ({ids})"
    ).fetchone()
    visits, ends = frame["visit_occurrence_id"], frame["condition_end_date"]
    assert (int(visits.sum()), visits.count(), ends.count(), len(frame)) == expected
    assert 0 < ends.count() < len(frame)


def test_polars_and_arrow_types(notebook):
    dataset = cl.dataset("datasets/one.dataset.json")
    schema = dataset.to_polars().schema
    assert (schema["person_id"], schema["measurement_date"]) == (pl.Int64, pl.Date)
    assert schema["measurement_source_value"] == pl.String
    arrow = dataset.to_arrow().schema
    assert arrow.field("measurement_date").type == pa.date32()
    assert arrow.field("measurement_datetime").type == pa.timestamp("us")
    assert not pa.types.is_dictionary(arrow.field("measurement_source_value").type)


def test_every_frame_says_where_it_came_from(notebook):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    frame = cohort.to_pandas()
    origin = frame.attrs["cohortlab"]
    assert origin["release"]["name"] == "GiBleed"
    assert len(origin["release"]["id"]) == len(origin["hash"]) == 64
    assert (origin["version"], origin["rows"]) == (cl.__version__, 479)
    assert origin["definition"] == "study/cohorts/gi.cohort.json"
    assert datetime.datetime.fromisoformat(origin["time"]).utcoffset() == datetime.timedelta(0)
    assert cl.provenance(frame.head(1)) == origin
    for other in (cohort.to_arrow(), cohort.to_polars()):
        assert cl.provenance(other)["hash"] == origin["hash"]
    assert cl.provenance(pd.DataFrame()) is None
    assert cl.provenance(pl.DataFrame()) is None
    assert cl.provenance(3) is None


def test_an_empty_cohort_is_an_empty_frame(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    definition = json.loads(path.read_text())
    criterion = {"id": "c2", "kind": "conditionOccurrence", "conceptSet": "s1"}
    definition["exclude"] = [{"id": "g2", "kind": "any", "of": [criterion]}]
    path.write_text(json.dumps(definition))
    frame = cl.cohort("cohorts/gi.cohort.json").to_pandas()
    assert len(frame) == 0
    assert frame["person_id"].dtype == "int64"


def test_tables_of_a_dataset(notebook):
    dataset = cl.dataset("datasets/two.dataset.json")
    assert dataset.tables == ("measurements", "conditions")
    assert "condition_concept_id" in dataset["conditions"].to_pandas()
    assert dataset._ipython_key_completions_() == ["measurements", "conditions"]
    assert "conditions" in repr(dataset["conditions"])
    with pytest.raises(cl.CohortlabError, match="2 tables: measurements, conditions"):
        dataset.to_pandas()
    with pytest.raises(KeyError, match="Its tables are: measurements, conditions"):
        dataset["labs"]
    assert dataset.count() == 479


def test_another_cohort_in_place_of_the_dataset_s(notebook):
    sex = {"kind": "sex", "is": {"kind": "oneOf", "concepts": [{"conceptId": 8532}]}}
    women = {
        "$schema": "cohortlab:cohort/1",
        "name": "Women",
        "kind": "people",
        "conceptSets": [],
        "include": [
            {"id": "g1", "kind": "all", "of": [{"id": "c1", "kind": "demographics", "where": [sex]}]}
        ],
        "exclude": [],
    }
    (notebook / "cohorts/women.cohort.json").write_text(json.dumps(women))
    cohort = cl.cohort("cohorts/women.cohort.json")
    by_object = cl.dataset("datasets/one.dataset.json", cohort=cohort).to_arrow()
    by_path = cl.dataset("datasets/one.dataset.json", cohort="cohorts/women.cohort.json").to_arrow()
    people = set(cohort.to_arrow()["person_id"].to_pylist())
    assert set(by_object["person_id"].to_pylist()) <= people
    assert by_object.num_rows == by_path.num_rows > 0


def test_what_a_panel_saved_is_what_the_next_call_uses(notebook):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    before = cohort.count()
    path = notebook / "cohorts/gi.cohort.json"
    path.write_text(
        path.read_text().replace("192671", "1118084").replace("conditionOccurrence", "drugExposure")
    )
    assert cohort.count() != before


def test_concepts_in_a_file_of_their_own(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    definition = json.loads(path.read_text())
    concepts = {"$schema": "cohortlab:concepts/1", "name": "GI", "items": [{"conceptId": 192671}]}
    (notebook / "concepts").mkdir()
    (notebook / "concepts/gi.concepts.json").write_text(json.dumps(concepts))
    definition["conceptSets"] = [{"id": "s1", "kind": "file", "path": "../concepts/gi.concepts.json"}]
    path.write_text(json.dumps(definition))
    assert cl.cohort("cohorts/gi.cohort.json").count() == 479
    assert cl.dataset("datasets/one.dataset.json").to_arrow().num_rows > 0


def test_a_reference_that_leads_nowhere_is_named(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    definition = json.loads(path.read_text())
    definition["conceptSets"] = [{"id": "s1", "kind": "file", "path": "gone.concepts.json"}]
    path.write_text(json.dumps(definition))
    with pytest.raises(cl.CohortlabError) as caught:
        cl.cohort("cohorts/gi.cohort.json").count()
    (problem,) = caught.value.problems
    assert (problem.file, problem.path) == ("study/cohorts/gi.cohort.json", "/conceptSets/0/path")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"$schema": "cohortlab:cohort/1"', "JSON"),
        ('{"$schema": "cohortlab:cohort/9"}', "cohort/9"),
        (json.dumps({"$schema": "cohortlab:cohort/1", "kind": "people", "nonsense": 1}), "nonsense"),
    ],
)
def test_a_definition_with_problems_says_where(notebook, text, said):
    (notebook / "cohorts/gi.cohort.json").write_text(text)
    cohort = cl.cohort("cohorts/gi.cohort.json")
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.to_pandas()
    assert caught.value.code == "badDefinition"
    assert said in str(caught.value)
    assert "study/cohorts/gi.cohort.json" in str(caught.value)
    assert "gi.cohort.json" in repr(cohort)


def test_a_concept_that_the_release_lacks_is_a_warning(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    path.write_text(path.read_text().replace("192671", "999999999"))
    cohort = cl.cohort("cohorts/gi.cohort.json")
    with pytest.warns(cl.CohortlabWarning) as warned:
        assert cohort.count() == 0
    assert any("999999999" in str(each.message) for each in warned)
    assert "999999999" in repr(cohort)


def test_releases(notebook):
    gibleed, demo = cl.releases()
    assert (gibleed.name, gibleed.default, gibleed.synthetic) == ("GiBleed", True, False)
    assert (demo.default, demo.synthetic) == (False, True)
    assert "≈2,700 people" in repr(gibleed)


def test_a_study_pinned_to_a_retired_release_is_told_once_and_works(notebook, other_release, monkeypatch):
    monkeypatch.setattr(offers, "_looked_up", set())
    (demo,) = [each for each in cl.releases() if each.name == "demo"]
    (notebook / "cohortlab.toml").write_text('release = "demo"\n')
    retire(other_release, "--replaced-by", "GiBleed", "--reason", "Doses were wrong.")
    try:
        cohort = cl.cohort("cohorts/gi.cohort.json")
        said = "demo is retired since .* Doses were wrong. Use GiBleed instead."
        with pytest.warns(cl.CohortlabWarning, match=said):
            count = cohort.count()
        with warnings.catch_warnings():
            warnings.filterwarnings("error", message=".*retired.*")
            assert cohort.count() == count
        assert f"release demo ({demo.id[:8]})" in repr(cohort)
        (told,) = [each for each in cl.releases() if each.retired]
        assert told.retired.replaced_by == "GiBleed"
        assert "retired, use GiBleed" in repr(told)
    finally:
        retire(other_release, "--undo")
    assert not any(each.retired for each in cl.releases())


def retire(release, *arguments):
    """Runs `cohortlab retire` on a release file."""
    subprocess.run([sys.executable, "-m", "cohortlab.node", "retire", release, *arguments], check=True)


def test_a_release_that_is_not_offered(notebook):
    with pytest.raises(cl.CohortlabError) as caught:
        cl.cohort("cohorts/gi.cohort.json", release="v/8").count()
    assert caught.value.code == "releaseUnknown"


def test_the_study_s_release_counts_unless_one_is_named(notebook):
    (notebook / "cohortlab.toml").write_text('release = "elsewhere"\n')
    cohort = cl.cohort("cohorts/gi.cohort.json")
    assert cohort.release == "elsewhere"
    with pytest.raises(cl.CohortlabError, match="not offer"):
        cohort.count()
    assert cl.cohort("cohorts/gi.cohort.json", release="GiBleed").count() == 479


def test_a_cohort_and_a_dataset_on_two_releases(notebook):
    demo = cl.releases()[1].name
    cohort = cl.cohort("cohorts/gi.cohort.json", release=demo)
    with pytest.raises(cl.CohortlabError) as caught:
        cl.dataset("datasets/one.dataset.json", cohort=cohort)
    assert caught.value.code == "releaseConflict"
    assert demo in caught.value.message
    assert "GiBleed" in caught.value.message
    assert cl.dataset("datasets/one.dataset.json", release=demo, cohort=cohort).count() == cohort.count()


def test_one_release_by_two_names_is_one(notebook):
    by_id = next(release.id for release in cl.releases() if release.default)
    cohort = cl.cohort("cohorts/gi.cohort.json", release=by_id)
    assert cl.dataset("datasets/one.dataset.json", cohort=cohort).count() == 479


def test_a_display_is_rounded_and_escaped(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    path.write_text(
        path.read_text().replace('"name": "GI hemorrhage", "kind"', '"name": "<script>GI", "kind"')
    )
    cohort = cl.cohort("cohorts/gi.cohort.json")
    text = repr(cohort)
    assert text.splitlines()[:2] == [
        "<script>GI",
        "≈480 people · rounded here, exact in your notebook with .count()",
    ]
    assert "release GiBleed" in text
    assert "479" not in text.replace(cl.provenance(cohort.to_arrow())["hash"][:8], "")
    page = cohort._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;GI" in page
    bundle = cohort._repr_mimebundle_()
    assert bundle == {"text/plain": text, "text/html": page}


def test_a_display_of_few_people_hides_how_few(notebook):
    path = notebook / "cohorts/gi.cohort.json"
    definition = json.loads(path.read_text())
    criterion = {"id": "c2", "kind": "conditionOccurrence", "conceptSet": "s1"}
    definition["exclude"] = [{"id": "g2", "kind": "any", "of": [criterion]}]
    path.write_text(json.dumps(definition))
    assert "<40 people · not told here" in repr(cl.cohort("cohorts/gi.cohort.json"))
    assert "&lt;40 people" in cl.cohort("cohorts/gi.cohort.json")._repr_html_()


def test_a_dataset_displays_its_tables(notebook):
    text = repr(cl.dataset("datasets/two.dataset.json"))
    assert "measurements: measurement, 8 columns" in text
    assert "≈480 people" in text


@pytest.mark.parametrize("form", ["to_pandas", "to_polars", "to_arrow"])
def test_glance_sees_the_same_in_every_form(notebook, form):
    dataset = cl.dataset("datasets/one.dataset.json")
    glance = cl.glance(getattr(dataset, form)())
    again = cl.glance(dataset.to_arrow())
    assert (glance.rows, glance.people, glance.ties, glance.units) == (
        again.rows,
        again.people,
        again.ties,
        again.units,
    )
    assert [column.complete for column in glance.columns] == [column.complete for column in again.columns]
    assert "≈480 people" in repr(glance)
    assert "release GiBleed" in repr(glance)


def test_a_display_shows_words_and_who_is_left_through_the_door(notebook):
    bleeding = cl.concept_set(cl.concept(192671, "GI hemorrhage"))
    early = cl.named("<b>Young", cl.all_of(cl.demographics(cl.age(cl.at_most(20)))))
    cohort = cl.events("Bleeding", entry=cl.condition(bleeding), steps=[early])
    exact = cohort.attrition()
    shown = repr(cohort)
    assert "who is left:" in shown
    assert "in words:" in shown
    assert "≈480" in shown
    assert exact["people"].iloc[-1] < 40
    assert "<40" in shown.split("who is left:")[1]
    table = shown.split("who is left:")[1].split("in words:")[0]
    for people in exact["people"]:
        assert not re.search(rf"\b{people}\b", table)
    page = cohort._repr_html_()
    assert "--jp-ui-font-color1" in page
    assert "<b>" not in page
    assert "person_id" not in page
