"""A notebook that IRkernel runs, as JupyterLab would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from places import built
from r_kernel import environment

pytestmark = pytest.mark.r


@pytest.fixture
def kernel(tmp_path, monkeypatch) -> str:
    """The name of a kernel of its own that runs R with the package."""
    spec = tmp_path / "jupyter" / "kernels" / "ir-cohortlab"
    spec.mkdir(parents=True)
    environs = {name: value for name, value in environment().items() if name in ("R_LIBS", "LANG", "LC_ALL")}
    command = ["R", "--slave", "-e", "IRkernel::main()", "--args", "{connection_file}"]
    content = {"argv": command, "display_name": "R", "language": "R", "env": environs}
    (spec / "kernel.json").write_text(json.dumps(content))
    monkeypatch.setenv("JUPYTER_PATH", str(spec.parent.parent))
    return spec.name


def run(kernel: str, folder: Path, *cells: str) -> list[list[dict]]:
    """What each cell displayed."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(
        made, kernel_name=kernel, timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    client.execute(env=dict(os.environ))
    return [cell.outputs for cell in made.cells]


LOAD = "suppressWarnings(library(cohortlab))"


def test_a_cohort_displays_itself_through_the_door(notebook, kernel):
    cells = ['gi <- cohort("cohorts/gi.cohort.json")\ngi', "count(gi)", "in_words(gi)"]
    _, [shown], [count], [words] = run(kernel, notebook, LOAD, *cells)
    assert "≈480 people" in shown["data"]["text/plain"]
    assert "<strong>GI hemorrhage</strong>" in shown["data"]["text/html"]
    assert "479" not in str(shown)
    assert count["data"]["text/plain"] == "[1] 479"
    assert "condition record" in words["data"]["text/plain"]


def test_rows_and_a_glance(notebook, kernel):
    cells = ['labs <- dataset("datasets/one.dataset.json") |> collect()\nglance(labs)']
    _, [shown] = run(kernel, notebook, LOAD, *cells)
    assert "measurement_date" in shown["data"]["text/html"]
    assert "≈" in shown["data"]["text/plain"]


def test_an_error_says_what_to_do(notebook, kernel):
    with pytest.raises(CellExecutionError) as caught:
        run(kernel, notebook, LOAD, 'cohort("cohorts/gi-bleed.cohort.json")')
    assert "Did you mean 'cohorts/gi.cohort.json'?" in str(caught.value)


def test_a_kernel_without_the_package_fails_at_the_first_line(study, kernel, monkeypatch):
    spec = Path(os.environ["JUPYTER_PATH"]) / "kernels" / kernel / "kernel.json"
    content = json.loads(spec.read_text())
    content["env"]["R_LIBS"] = ""
    spec.write_text(json.dumps(content))
    with pytest.raises(CellExecutionError, match="there is no package called ‘cohortlab’"):
        run(kernel, study, "library(cohortlab)")


def test_one_command_installs_the_package(tmp_path):
    built("cli.mjs")
    command = [sys.executable, "-m", "cohortlab.node", "r-install", "--library", str(tmp_path)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "cohortlab" / "DESCRIPTION").is_file()
    command[-1] = str(tmp_path / "nowhere")
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "R did not install the package" in done.stderr
