"""Paths as notebooks name them, and bundles with all that a definition refers to."""

import json
import os

import cohortlab as cl
import pytest
from cohortlab.files import find_definition
from cohortlab.study import Study, StudyError, find_study

SUFFIX = ".cohort.json"


def found(path: str) -> str:
    return str(find_definition(path, SUFFIX).path)


def test_relative_to_the_notebook(study, monkeypatch):
    monkeypatch.chdir(study / "cohorts")
    assert found("gi.cohort.json") == str(study / "cohorts/gi.cohort.json")
    assert found("./../cohorts/gi.cohort.json") == str(study / "cohorts/gi.cohort.json")


def test_relative_to_the_study(study, monkeypatch):
    monkeypatch.chdir(study / "datasets")
    assert found("cohorts/gi.cohort.json") == str(study / "cohorts/gi.cohort.json")


def test_relative_to_the_notebook_after_a_change_of_folder(study, monkeypatch, tmp_path):
    monkeypatch.setenv("JPY_SESSION_NAME", str(study / "cohorts" / "analysis.ipynb"))
    monkeypatch.chdir(tmp_path)
    assert found("gi.cohort.json") == str(study / "cohorts/gi.cohort.json")
    assert found("cohorts/gi.cohort.json") == str(study / "cohorts/gi.cohort.json")


def test_absolute(study):
    path = study / "cohorts/gi.cohort.json"
    assert found(str(path)) == str(path)
    assert cl.cohort(path).path == str(path)


def test_what_is_nearer_comes_first(study, monkeypatch):
    near = study / "datasets" / "cohorts"
    near.mkdir()
    (near / "gi.cohort.json").write_text("{}")
    monkeypatch.chdir(study / "datasets")
    assert found("cohorts/gi.cohort.json") == str(near / "gi.cohort.json")


def test_a_path_that_leads_nowhere_says_where_it_was_looked_for(study, monkeypatch):
    monkeypatch.chdir(study / "datasets")
    with pytest.raises(cl.CohortlabError) as caught:
        cl.cohort("cohorts/gi-hemorrhage.cohort.json")
    said = str(caught.value)
    assert str(study / "datasets/cohorts/gi-hemorrhage.cohort.json") in said
    assert str(study / "cohorts/gi-hemorrhage.cohort.json") in said
    assert "Did you mean 'cohorts/gi.cohort.json'?" in said
    assert ".dataset.json" not in said


def test_a_file_that_is_no_text(study):
    (study / "cohorts/gi.cohort.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(cl.CohortlabError) as caught:
        cl.cohort("cohorts/gi.cohort.json")._file.bundle()
    assert caught.value.code == "fileUnreadable"


def write(path, content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content))


def refers_to(*paths: str) -> dict:
    return {"conceptSets": [{"id": f"s{i}", "kind": "file", "path": path} for i, path in enumerate(paths)]}


def keys(study, path: str = "cohorts/gi.cohort.json") -> list[str]:
    bundle = find_definition(study / path, SUFFIX).bundle()
    assert bundle["text"] == (study / path).read_text()
    return [file["path"] for file in bundle["files"]]


def test_a_bundle_holds_what_is_referred_to_and_by_whom_it_may_be(study):
    write(
        study / "datasets/one.dataset.json", {"cohort": {"kind": "file", "path": "../cohorts/gi.cohort.json"}}
    )
    write(
        study / "cohorts/gi.cohort.json", refers_to("sets/a.concepts.json", "./sets/../sets/a.concepts.json")
    )
    write(study / "cohorts/sets/a.concepts.json", {"items": []})
    assert keys(study, "datasets/one.dataset.json") == [
        "../cohorts/gi.cohort.json",
        "../cohorts/sets/a.concepts.json",
    ]
    assert (
        find_definition("datasets/one.dataset.json", SUFFIX).bundle()["path"]
        == "study/datasets/one.dataset.json"
    )


def test_saved_cohorts_that_criteria_name_travel_too(study):
    nested = {"kind": "any", "of": [{"id": "c2", "kind": "cohort", "path": "../shared/bleeding.cohort.json"}]}
    criterion = {"id": "c1", "kind": "cohort", "path": "age.cohort.json", "nested": nested}
    write(study / "cohorts/gi.cohort.json", {"include": [{"id": "g1", "kind": "all", "of": [criterion]}]})
    write(study / "cohorts/age.cohort.json", refers_to("sets/a.concepts.json"))
    write(study / "cohorts/sets/a.concepts.json", {"items": []})
    write(
        study / "shared/bleeding.cohort.json",
        {"entry": {"events": [{"kind": "cohort", "path": "gone.cohort.json"}]}},
    )
    assert keys(study) == ["../shared/bleeding.cohort.json", "age.cohort.json", "sets/a.concepts.json"]


def test_a_circle_of_cohorts_ends(study):
    def names(path: str) -> dict:
        return {"include": [{"kind": "all", "of": [{"kind": "cohort", "path": path}]}]}

    write(study / "cohorts/gi.cohort.json", names("b.cohort.json"))
    write(study / "cohorts/b.cohort.json", names("gi.cohort.json"))
    assert keys(study) == ["b.cohort.json"]


def test_a_circle_ends(study):
    write(study / "cohorts/gi.cohort.json", refers_to("b.concepts.json"))
    write(study / "cohorts/b.concepts.json", refers_to("gi.cohort.json", "b.concepts.json"))
    assert keys(study) == ["b.concepts.json"]


def test_nothing_outside_the_server_s_root_travels(study, tmp_path):
    write(tmp_path / "secret.json", {})
    write(study.parent / "beside.concepts.json", {})
    (study / "cohorts/link.json").symlink_to(tmp_path / "secret.json")
    outside = ("../../../secret.json", str(tmp_path / "secret.json"), "link.json", "/etc/passwd", "gone.json")
    write(study / "cohorts/gi.cohort.json", refers_to(*outside, "../../beside.concepts.json"))
    assert keys(study) == ["../../beside.concepts.json"]


def test_without_a_server_the_study_bounds_it(study, monkeypatch):
    monkeypatch.delenv("COHORTLAB_ROOT")
    write(study.parent / "beside.concepts.json", {})
    write(study / "sets/a.concepts.json", {})
    write(
        study / "cohorts/gi.cohort.json", refers_to("../../beside.concepts.json", "../sets/a.concepts.json")
    )
    assert keys(study) == ["../sets/a.concepts.json"]


@pytest.mark.parametrize(
    "text", ["", "[" * 100_000, '{"conceptSets": 3', "3", "null", '{"kind": "file", "path": 3}']
)
def test_what_is_no_definition_travels_as_it_is(study, text):
    (study / "cohorts/gi.cohort.json").write_text(text)
    assert keys(study) == []


def test_line_ends_and_marks_are_left_as_they_are(study):
    """What is wrong with them is for the service to say."""
    path = study / "cohorts/gi.cohort.json"
    path.write_bytes(b"\xef\xbb\xbf{}\r\n")
    assert find_definition(path, SUFFIX).bundle()["text"] == "\ufeff{}\r\n"


def test_more_references_than_the_service_takes(study):
    for i in range(150):
        write(study / f"cohorts/{i}.concepts.json", {})
    write(study / "cohorts/gi.cohort.json", refers_to(*(f"{i}.concepts.json" for i in range(150))))
    assert len(keys(study)) == 101


class TestStudy:
    def test_the_nearest_folder_above(self, study):
        assert find_study(study / "cohorts" / "x") == Study(study, None)
        inner = study / "cohorts"
        (inner / "cohortlab.toml").write_text('release = "inner"')
        assert find_study(inner / "x") == Study(inner, "inner")

    def test_the_boundary_ends_the_search(self, study):
        assert find_study(study / "cohorts", study / "cohorts") is None
        assert find_study(study / "cohorts", study) == Study(study, None)
        assert find_study(study, study / "cohorts") is None

    def test_the_lock_comes_before_the_settings(self, study):
        (study / "cohortlab.toml").write_text('release = "settings"')
        assert find_study(study) == Study(study, "settings")
        (study / "cohortlab.lock.json").write_text('{"release": {"name": "n", "id": "i"}}')
        assert find_study(study) == Study(study, "i")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("cohortlab.toml", "release = "),
            ("cohortlab.toml", "release = []"),
            ("cohortlab.lock.json", "{}"),
            ("cohortlab.lock.json", "[]"),
            ("cohortlab.lock.json", '{"release": "demo"}'),
            ("cohortlab.lock.json", "nonsense"),
        ],
    )
    def test_a_broken_file_is_named(self, study, name, text):
        (study / name).write_text(text)
        with pytest.raises(StudyError, match=name):
            find_study(study)
        with pytest.raises(cl.CohortlabError, match=name):
            cl.cohort("cohorts/gi.cohort.json")

    def test_a_link_s_parent_is_the_folder_that_people_see(self, study, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        os.symlink(elsewhere, study / "linked")  # noqa: PTH211
        assert find_study(study / "linked") == Study(study, None)


def texts_of(study):
    """A cohort, and a dataset over it, as texts."""
    return (study / "cohorts/gi.cohort.json").read_text(), (study / "datasets/one.dataset.json").read_text()


def test_a_definition_in_the_cell_needs_no_file(notebook, monkeypatch, tmp_path):
    text, labs_text = texts_of(notebook)
    alone = tmp_path / "server" / "alone"
    alone.mkdir()
    monkeypatch.chdir(alone)
    gi = cl.cohort(text=f"\n{text}\n")
    assert gi.path is None
    assert gi.count() == 479
    assert gi.to_arrow().num_rows == 479
    assert "this cell" in repr(gi)
    labs = cl.dataset(text=labs_text, files={"../cohorts/gi.cohort.json": text})
    assert labs.tables == ("measurements",)
    assert labs.to_arrow().num_rows > 0
    assert list(alone.iterdir()) == []


def test_a_cell_brings_all_that_it_refers_to(notebook):
    text, labs_text = texts_of(notebook)
    labs = cl.dataset(text=labs_text)
    with pytest.raises(cl.CohortlabError, match=r"gi\.cohort\.json"):
        labs.to_arrow()
    brought = cl.dataset(text=labs_text, files={"../cohorts/gi.cohort.json": text})
    with pytest.raises(cl.CohortlabError, match="only the cell holds"):
        brought.save("datasets/copy.dataset.json")
    saved = cl.cohort(text=text).save("cohorts/copy.cohort.json")
    assert saved.count() == 479


def test_a_definition_is_named_or_written_out(study):
    text, _ = texts_of(study)
    with pytest.raises(TypeError, match="either the path"):
        cl.cohort()
    with pytest.raises(TypeError, match="either the path"):
        cl.cohort("cohorts/gi.cohort.json", text=text)
    with pytest.raises(TypeError, match="belongs to text"):
        cl.cohort("cohorts/gi.cohort.json", files={})
    with pytest.raises(TypeError, match="'a' is the text"):
        cl.cohort(text=text, files={"a": 3})
