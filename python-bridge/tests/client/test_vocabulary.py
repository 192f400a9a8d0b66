"""Concepts and concept sets on a real service."""

import json
from pathlib import Path

import cohortlab as cl
import duckdb
import pytest


@pytest.fixture
def plain(release):
    """The same release, read by DuckDB itself."""
    with duckdb.connect(str(release), read_only=True) as connection:
        yield connection


def test_concepts_are_found_with_exact_numbers(notebook, plain):
    found = cl.concepts.search("gastrointestinal hemorrhage")
    first = found[0]
    people = "select count(distinct person_id) from condition_occurrence where condition_concept_id = 192671"
    assert (first.concept_id, first.name) == (192671, "Gastrointestinal hemorrhage")
    assert (first.people,) == plain.sql(people).fetchone()
    assert list(found.to_pandas()["concept_id"]) == [each.concept_id for each in found]


def test_what_a_cell_shows_of_concepts_went_through_the_door(notebook):
    found = cl.concepts.search("gastrointestinal hemorrhage")
    for shown in (repr(found), repr(found[0]), found._repr_html_()):
        assert "≈480 people" in shown
        assert "479" not in shown


def test_search_keeps_to_a_domain_a_limit_and_a_release(notebook):
    assert {each.domain for each in cl.concepts.search("pain", domain="Drug", limit=3)} <= {"Drug"}
    assert len(cl.concepts.search("pain", limit=1)) == 1
    assert cl.concepts.search("pain", limit=1).more
    assert repr(cl.concepts.search("qqqqxxxx")) == "no concept found"
    with pytest.raises(ValueError, match="1 to 100"):
        cl.concepts.search("pain", limit=0)
    with pytest.raises(cl.CohortlabError, match="does not offer"):
        cl.concepts.search("pain", release="nowhere")


def test_a_name_that_is_nearly_so_spelt_is_found(notebook):
    assert cl.concepts.search("gastrointestinal hemorrage")[0].concept_id == 192671


def test_search_says_how_it_found_and_what_may_have_been_meant(notebook):
    assert cl.concepts.search("gastrointestinal hemorrhage").how == "spelt"
    nearly = cl.concepts.search("gastrointestinal hemorrage")
    assert nearly.how == nearly[:1].how == "nearly"
    assert "spelt a little otherwise" in repr(nearly)
    for shown in (repr(nearly), nearly._repr_html_()):
        assert ("Did you mean" in shown) == bool(nearly.meant)


def test_search_keeps_to_a_vocabulary_and_a_standing(notebook):
    found = cl.concepts.search("hemorrhage", vocabulary="SNOMED", standard="standard")
    assert {(each.vocabulary, each.standard) for each in found} == {("SNOMED", "standard")}
    assert len(cl.concepts.search("hemorrhage", vocabulary="no such")) == 0
    with pytest.raises(ValueError, match="standard, classification, source, not 'S'"):
        cl.concepts.search("hemorrhage", standard="S")


def test_the_concepts_of_a_set(notebook, plain):
    concepts = cl.concept_set(192671, name="GI bleeding")
    frame = concepts.to_pandas()
    below = plain.sql(
        "select concept_id from concept_ancestor join concept on descendant_concept_id = concept_id"
        " where ancestor_concept_id = 192671 and invalid_reason is null"
        " union select 192671 order by concept_id"
    ).fetchall()
    assert list(frame["concept_id"]) == [concept for (concept,) in below]
    assert concepts.count() == len(below)
    assert {"concept_name", "domain_id", "vocabulary_id", "people"} <= set(frame.columns)
    assert cl.provenance(frame)["release"]["name"] == "GiBleed"
    assert cl.concept_set(cl.concept(192671)).count() == 1
    assert (
        cl.concept_set(cl.concepts.search("gastrointestinal hemorrhage")[0])._name()
        == frame[frame["concept_id"] == 192671]["concept_name"].item()
    )


def test_a_set_in_a_file_is_read_anew(notebook):
    saved = cl.concept_set(192671, name="GI bleeding").save("gi.concepts.json")
    assert "GI bleeding" in repr(saved)
    assert "192671 and descendants" in repr(saved)
    before = saved.count()
    content = json.loads(Path("gi.concepts.json").read_text())
    content["items"].append({"conceptId": 4_711_4711})
    Path("gi.concepts.json").write_text(json.dumps(content))
    assert saved.count() == before
    content["items"].append({"conceptId": 40213154})
    Path("gi.concepts.json").write_text(json.dumps(content))
    assert saved.count() == before + 1


def test_a_set_that_is_not_valid_is_not_saved(notebook):
    with pytest.raises(cl.CohortlabError, match="conceptId"):
        cl.concept_set(-1).save("gi.concepts.json")
    assert not Path("gi.concepts.json").exists()


def test_what_is_built_counts_as_the_file_does(notebook):
    bleeding = cl.concept_set(cl.concept(192671, "GI hemorrhage"))
    built = cl.people("GI", include=[cl.condition(bleeding)])
    assert built.count() == cl.cohort("cohorts/gi.cohort.json").count() == 479
    assert built.save("cohorts/built.cohort.json").count() == 479
    labs = cl.table("labs", "measurement", ["person_id", "measurement_date"])
    frame = cl.dataset_of("Labs", "cohorts/built.cohort.json", labs).to_pandas()
    assert frame["person_id"].nunique() <= 479
    assert "condition record" in built.in_words()
    assert "≈480 people" in repr(built)


def test_what_is_built_and_not_valid_is_refused_in_the_service_s_words(notebook):
    bleeding = cl.concept_set(cl.concept(192671))
    built = cl.people("GI", include=[cl.condition(bleeding, where=[cl.refills(cl.at_least(1))])])
    for call in (built.count, lambda: built.save("cohorts/x.cohort.json")):
        with pytest.raises(cl.CohortlabError, match="/include/0/of/0/where/0/kind"):
            call()
    assert not Path("cohorts/x.cohort.json").exists()


def test_the_release_that_is_meant_here(notebook, other_release):
    assert cl.release().name == "GiBleed"
    assert cl.release("GiBleed") == cl.release(cl.release().id)
    Path("cohortlab.toml").write_text('release = "demo"\n')
    assert cl.release().name == "demo"
    with pytest.raises(cl.CohortlabError, match=r"'nowhere'.*\n.*GiBleed"):
        cl.release("nowhere")
