"""Builders write the very bytes of the panels and of the SDK's builders."""

import json
import runpy
from pathlib import Path

import cohortlab as cl
import pytest
from cohortlab import build
from contracts import ROOT, evaluate

PHENOTYPES = ROOT / "docs" / "phenotypes"
TWO = cl.concept_set(cl.descendants(201826, "Type 2 diabetes mellitus"))
METFORMIN = cl.concept_set(cl.descendants(1503297, "metformin"))


@pytest.fixture(autouse=True)
def no_service(monkeypatch):
    """Building and saving need nothing but Python."""
    monkeypatch.delenv("COHORTLAB_RUNTIME", raising=False)
    monkeypatch.delenv("COHORTLAB_ROOT", raising=False)


@pytest.mark.parametrize("file", sorted(PHENOTYPES.glob("*.py")), ids=lambda file: file.stem)
def test_the_phenotypes_have_the_bytes_of_their_files(file, tmp_path, monkeypatch):
    monkeypatch.chdir(PHENOTYPES)
    definition = runpy.run_path(str(file))["definition"]
    assert definition._file.write(PHENOTYPES) == file.with_suffix(".cohort.json").read_text("utf-8")


def test_there_are_ten_of_them():
    assert len(list(PHENOTYPES.glob("*.py"))) == len(list(PHENOTYPES.glob("*.ts"))) - 1 == 10


def test_a_panel_s_own_steps_have_the_same_bytes():
    """Groups, criteria and sets added one after the other, as a click adds them."""
    panel = (
        "it.formatDefinition(it.addCriterion(it.addGroup("
        "it.addCriterion(it.addGroup(it.blankCohort('Treated'), 'include'), 'g1', 'conditionOccurrence',"
        " {conceptId: 201826, name: 'Type 2 diabetes mellitus'}), 'exclude'), 'g2', 'drugExposure',"
        " {conceptId: 1503297, name: 'metformin'}))"
    )
    built = cl.people("Treated", include=[cl.condition(TWO)], exclude=[cl.drug(METFORMIN)])
    assert built._file.text() == evaluate("sdk/lib/definition/index.js", panel)


def test_followed_by_is_a_nested_group():
    first = cl.condition(TWO, first_ever=True)
    built = first.followed_by(cl.drug(METFORMIN, first_ever=True), days=(0, 90))
    spelled = cl.condition(
        TWO,
        first_ever=True,
        nested=cl.all_of(cl.occurs(cl.drug(METFORMIN, first_ever=True), cl.window(0, 90))),
    )
    assert built == spelled
    more = built.not_preceded_by(cl.drug(METFORMIN), days=(1, 365))
    assert more.nested.of[1] == cl.exactly(0, cl.drug(METFORMIN), cl.window(-365, -1))
    assert first.preceded_by(cl.death(), days=(0, None)).nested.of[0].windows == (cl.window(None, 0),)


def test_saving_names_files_from_where_the_definition_lies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cohortlab.toml").touch()
    for folder in ("cohorts", "concepts", "datasets"):
        (tmp_path / folder).mkdir()
    insulin = cl.concept_set(21600713, name="Insulins").save("concepts/insulin.concepts.json")
    treated = cl.people("Treated", include=[cl.drug(insulin)]).save("cohorts/treated.cohort.json")
    content = json.loads(Path("cohorts/treated.cohort.json").read_text())
    assert content["conceptSets"] == [
        {"id": "s1", "kind": "file", "path": "../concepts/insulin.concepts.json"}
    ]
    assert treated._file.bundle()["files"][0]["path"] == "../concepts/insulin.concepts.json"

    again = cl.events("Again", entry=cl.saved_cohort(treated)).save("cohorts/again.cohort.json")
    assert json.loads(Path(again.path).read_text())["entry"]["events"][0]["path"] == "treated.cohort.json"

    labs = cl.table("labs", "measurement", ["person_id", "value_as_number"], TWO)
    cl.dataset_of("Labs", treated, labs).save("datasets/labs.dataset.json")
    written = json.loads(Path("datasets/labs.dataset.json").read_text())
    assert written["cohort"] == {"kind": "file", "path": "../cohorts/treated.cohort.json"}
    assert written["tables"][0]["conceptSet"] == "s1"
    assert cl.dataset("datasets/labs.dataset.json").tables == ("labs",)
    assert [file.name for file in tmp_path.rglob("*.part")] == []


def test_what_was_built_already_lies_nowhere_and_what_was_saved_lies_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    built = cl.people("Everyone")
    assert built.path is None
    with pytest.raises(ValueError, match=r"\.cohort\.json"):
        built.save("everyone.json")
    with pytest.raises(cl.CohortlabError, match="lies in no file yet"):
        cl.saved_cohort(built)
    with pytest.raises(cl.CohortlabError, match="lies in"):
        built.save("everyone.cohort.json").save("other.cohort.json")
    with pytest.raises(cl.CohortlabError, match="cannot be written"):
        built.save("nowhere/everyone.cohort.json")


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        (lambda: cl.condition("diabetes"), TypeError, "cl.concept_set"),
        (lambda: cl.condition(201826), TypeError, "cl.concept_set"),
        (lambda: cl.concept_set("diabetes", 1), TypeError, "cl.concepts.search"),
        (lambda: cl.concept_set(), TypeError, "path"),
        (lambda: cl.concept_set(True), TypeError, "no concept"),
        (lambda: cl.all_of(TWO), TypeError, "A group holds"),
        (lambda: cl.age(18), TypeError, "at_least"),
        (lambda: cl.sex(cl.at_least(1)), TypeError, "one_of"),
        (lambda: cl.window("tomorrow", 0), ValueError, "tomorrow"),
        (lambda: cl.window(0, 1, event="middle"), ValueError, "middle"),
        (lambda: cl.at_least(1.5, cl.death()), TypeError, "whole numbers"),
        (lambda: cl.distinct("visit", cl.death()), ValueError, "begin with at_least"),
        (lambda: cl.distinct("colour", cl.at_least(2, cl.death())), ValueError, "colour"),
        (lambda: cl.at_least(None), TypeError, "None"),
        (lambda: cl.table("x", "person", "person_id"), TypeError, "list of names"),
        (lambda: cl.condition(TWO, colour="red"), TypeError, "colour"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(wrong, error, words):
    with pytest.raises(error, match=words):
        wrong()


def test_every_attribute_of_the_language_has_a_builder():
    kinds = evaluate(
        "sdk/lib/definition/index.js",
        "[...new Set(it.CRITERION_KINDS.flatMap(kind => it.attributesOf(kind)))]",
    )
    spelled = {"".join(("_" + each.lower()) if each.isupper() else each for each in kind) for kind in kinds}
    assert spelled <= set(build.__all__)


def test_every_kind_of_event_has_a_builder():
    kinds = set(evaluate("sdk/lib/definition/index.js", "it.EVENT_KINDS"))
    made = [getattr(cl, name)() for name in build.__all__ if name in EVENTS]
    assert {event.kind for event in made} == kinds


EVENTS = {
    *("condition", "drug", "procedure", "measurement", "observation", "visit", "visit_detail", "device"),
    *(
        "specimen",
        "death",
        "condition_era",
        "drug_era",
        "dose_era",
        "observation_period",
        "payer_plan_period",
    ),
}
