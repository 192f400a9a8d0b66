"""The lock of a study, on a real service: what writes it, and what became of the study since."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cohortlab as cl
import nbformat
import pytest
from cohortlab import lock

LOCK = Path("cohortlab.lock.json")


def edit(path: str, change) -> None:
    """Changes a definition as a person would."""
    content = json.loads(Path(path).read_text())
    change(content)
    Path(path).write_text(json.dumps(content))


def events(days: int) -> cl.Cohort:
    """A cohort with a window."""
    bleeding = cl.concept_set(cl.concept(192671, "GI hemorrhage"))
    no_other = cl.named("Alone", cl.all_of(cl.exactly(0, cl.condition(bleeding), cl.window(1, days))))
    return cl.events("Bleeding", entry=cl.condition(bleeding), steps=[no_other])


def test_opening_and_counting_write_nothing(notebook):
    before = sorted(notebook.rglob("*"))
    cohort = cl.cohort("cohorts/gi.cohort.json")
    repr(cohort), cohort.count(), cohort.attrition(), cohort.in_words(), cohort.show_query()
    repr(cl.dataset("datasets/one.dataset.json"))
    assert sorted(notebook.rglob("*")) == before


def test_reading_rows_writes_what_they_came_from_and_no_count(notebook):
    cl.cohort("cohorts/gi.cohort.json").to_pandas()
    written = LOCK.read_text()
    content = json.loads(written)
    assert content["release"]["id"] == cl.release().id
    assert content["release"]["vocabularyVersion"] == cl.release().vocabulary_version
    assert content["tools"] == {"cohortlab": cl.__version__}
    assert list(content["definitions"]) == ["cohorts/gi.cohort.json"]
    assert "479" not in written
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    assert LOCK.read_text() == written
    cl.dataset("datasets/one.dataset.json").to_arrow()
    cl.dataset("datasets/two.dataset.json", cohort="cohorts/gi.cohort.json")["conditions"].to_arrow()
    assert list(json.loads(LOCK.read_text())["definitions"]) == [
        "cohorts/gi.cohort.json",
        "datasets/one.dataset.json",
        "datasets/two.dataset.json for cohorts/gi.cohort.json",
    ]
    assert repr(cl.verify_lock()) == "SAME"


def test_what_lies_in_no_study_or_no_file_is_not_noted(notebook):
    cl.people("Everyone").to_arrow()
    cl.sql("select 1 as n").to_arrow()
    Path("cohortlab.toml").unlink()
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    assert not LOCK.exists()
    with pytest.raises(cl.CohortlabError, match="has no lock"):
        cl.verify_lock()


def test_people_of_a_notebook_are_noted_as_what_no_file_gives_again(notebook):
    rows = cl.cohort("cohorts/gi.cohort.json", release="GiBleed").to_pandas()
    mine = cl.cohort_from(rows, start="cohort_start_date", name="Measured often")
    cl.dataset("datasets/one.dataset.json", cohort=mine).to_arrow()
    key = "datasets/one.dataset.json for Measured often, worked out in a notebook"
    noted = json.loads(LOCK.read_text())["definitions"][key]
    assert noted["people"] == "Measured often"
    (line,) = noted["words"]
    assert line.startswith("table measurements: ")
    verdict = cl.verify_lock()
    assert verdict.status == "SAME"
    assert verdict.differences == (
        f"{key}: these people come from no file; whether they are still the same, nothing says",
    )
    edit("datasets/one.dataset.json", lambda content: content["tables"][0]["columns"].pop())
    assert cl.verify_lock().status == "DIFFERENT"


def test_an_answer_that_was_not_whole_is_not_noted(notebook):
    batches = cl.dataset("datasets/one.dataset.json").to_batches()
    next(batches)
    batches.close()
    assert not LOCK.exists()


def test_names_and_layout_may_change(notebook):
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    edit("cohorts/gi.cohort.json", lambda content: content.update(name="Another name"))
    assert cl.verify_lock() == lock.Verdict("SAME")


def test_a_window_that_changed_is_said_in_words(notebook):
    cohort = events(30).save("cohorts/bleeding.cohort.json")
    cohort.to_arrow()
    events(90).save("cohorts/bleeding.cohort.json")
    verdict = cl.verify_lock()
    assert (verdict.status, verdict.exit_code) == ("DIFFERENT", 2)
    (difference,) = verdict.differences
    assert difference.startswith("cohorts/bleeding.cohort.json: step 1: ")
    assert "30 → 90" in difference
    cohort.to_arrow()
    assert cl.verify_lock().status == "SAME"


def test_columns_files_and_faults_are_said(notebook):
    cl.dataset("datasets/one.dataset.json").to_arrow()
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    edit("datasets/one.dataset.json", lambda content: content["tables"][0]["columns"].pop())
    assert "measurement_source_value) → –" in repr(cl.verify_lock()) or "→" in repr(cl.verify_lock())
    Path("cohorts/gi.cohort.json").write_text("{")
    assert "cohorts/gi.cohort.json" in repr(cl.verify_lock())
    Path("cohorts/gi.cohort.json").unlink()
    assert "cohorts/gi.cohort.json: the file is gone" in repr(cl.verify_lock())


def test_a_release_that_changed_is_said_with_both(notebook):
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    Path("cohortlab.toml").write_text('release = "demo"\n')
    verdict = cl.verify_lock()
    assert verdict.status == "SAME DEFINITIONS BUT RELEASE CHANGED"
    assert verdict.exit_code == 1
    assert "GiBleed" in verdict.differences[0]
    assert "→ demo" in verdict.differences[0]


def test_the_lock_holds_its_release_until_it_is_deleted(notebook):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    cohort.to_arrow()
    before = LOCK.read_text()
    cl.cohort("cohorts/gi.cohort.json", release="demo").to_arrow()
    assert LOCK.read_text() == before
    LOCK.unlink()
    Path("cohortlab.toml").write_text('release = "demo"\n')
    cohort.to_arrow()
    assert json.loads(LOCK.read_text())["release"]["name"] == "demo"


def test_a_lock_that_is_none_is_named(notebook):
    LOCK.write_text("[]")
    with pytest.raises(cl.CohortlabError, match=r"cohortlab\.lock\.json"):
        cl.verify_lock()


def test_a_lock_that_cannot_be_written_keeps_no_rows_back(notebook, monkeypatch):
    def refuse(*_):
        raise cl.CohortlabError("notWritten", message="The disk is full.")

    monkeypatch.setattr(lock, "write_text", refuse)
    with pytest.warns(cl.CohortlabWarning, match="The disk is full"):
        assert len(cl.cohort("cohorts/gi.cohort.json").to_pandas()) == 479


def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The `cohortlab` command."""
    return subprocess.run(
        [sys.executable, "-m", "cohortlab.node", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_the_command_says_the_same_by_its_exit_code(notebook):
    assert command("verify-lock").returncode == 3
    cl.cohort("cohorts/gi.cohort.json").to_arrow()
    said = command("verify-lock")
    assert (said.returncode, said.stdout) == (0, "SAME\n")
    Path("cohorts/gi.cohort.json").unlink()
    said = command("verify-lock", notebook)
    assert (said.returncode, said.stdout.splitlines()[0]) == (2, "DIFFERENT")


def test_the_command_starts_a_service_where_there_is_none(study, release):
    cell = "import cohortlab as cl\ncl.cohort('cohorts/gi.cohort.json').count()"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), "study.ipynb")
    said = command("exec", "study.ipynb")
    assert (said.returncode, "No release is named" in said.stderr) == (3, True)
    said = command("exec", "study.ipynb", "--release", release)
    assert "read no rows" in said.stderr


def test_a_notebook_runs_against_its_lock(notebook):
    cell = "import cohortlab as cl\nlen(cl.cohort('cohorts/gi.cohort.json').to_arrow())"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), "study.ipynb")
    before = Path("study.ipynb").read_text()
    said = command("exec", "study.ipynb")
    assert said.returncode == 0, said.stderr
    assert "was written" in said.stdout
    said = command("exec", "study.ipynb", "--output", "out.ipynb")
    assert (said.returncode, said.stdout) == (0, "SAME\n")
    assert nbformat.read("out.ipynb", 4).cells[0].outputs[0]["data"]["text/plain"] == "479"
    assert Path("out.ipynb").stat().st_mode & 0o077 == 0
    assert Path("study.ipynb").read_text() == before

    events(30).save("cohorts/gi.cohort.json")
    said = command("exec", "study.ipynb")
    assert (said.returncode, said.stdout.splitlines()[0]) == (2, "DIFFERENT")


def test_a_notebook_that_fails_says_which_error_and_no_value(notebook):
    cell = "raise ValueError('person 4711')"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), "study.ipynb")
    said = command("exec", "study.ipynb")
    assert said.returncode == 3
    assert "ValueError" in said.stderr
    assert "4711" not in said.stderr + said.stdout


def test_a_script_starts_a_service_of_its_own(study, release):
    with pytest.raises(cl.CohortlabError, match="No release is named"):
        cl.start()
    with pytest.raises(cl.CohortlabError, match="no release file"):
        cl.start("nowhere.duckdb")
    with cl.start(release):
        folder = os.environ["COHORTLAB_RUNTIME"]
        assert cl.cohort("cohorts/gi.cohort.json").count() == 479
        cl.connect(folder)
    assert not Path(folder).exists()
    with pytest.raises(cl.CohortlabError, match="No query service listens"):
        cl.connect(folder)
