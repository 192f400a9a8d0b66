"""`GET study`: which study a workspace path lies in."""

from pathlib import Path

import pytest
from contracts import conforms


@pytest.fixture
def root(jp_root_dir) -> Path:
    study = jp_root_dir / "heart" / "study"
    (study / "cohorts").mkdir(parents=True)
    (study / "cohortlab.toml").write_text('release = "demo"\n')
    return jp_root_dir


async def study(ask, path: str) -> tuple[int, dict]:
    return await ask("study", params={"path": path})


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("heart/study/cohorts/a.cohort.json", {"root": "heart/study", "release": "demo"}),
        ("/heart/study/new.ipynb", {"root": "heart/study", "release": "demo"}),
        ("heart/study", {"root": "heart/study", "release": "demo"}),
        ("heart/other.ipynb", {"root": None, "release": None}),
        ("", {"root": None, "release": None}),
    ],
)
async def test_the_nearest_folder_above_with_settings(ask, root, path, answer):
    assert await study(ask, path) == (200, answer)
    assert conforms("StudyAnswer", answer)


async def test_the_server_s_root_can_be_the_study(ask, root):
    (root / "cohortlab.toml").write_text("")
    assert await study(ask, "notebook.ipynb") == (200, {"root": "", "release": None})


async def test_the_lock_comes_before_the_settings(ask, root):
    (root / "heart/study/cohortlab.lock.json").write_text('{"release": {"name": "demo", "id": "ab12"}}')
    assert (await study(ask, "heart/study/x"))[1]["release"] == "ab12"


@pytest.mark.parametrize("path", ["../x", "heart/../../x", "/../x", "a\\b"])
async def test_no_path_leads_out_of_the_root(ask, root, path):
    (root.parent / "cohortlab.toml").write_text('release = "outside"\n')
    assert (await study(ask, path))[0] == 400


@pytest.mark.parametrize("text", ["release = [", "release = 3", "release = ''"])
async def test_settings_that_cannot_be_read_are_named(ask, root, text):
    (root / "heart/study/cohortlab.toml").write_text(text)
    code, answer = await study(ask, "heart/study/x")
    assert (code, answer["code"]) == (422, "badDefinition")
    assert answer["problems"][0]["file"] == "heart/study/cohortlab.toml"
    assert conforms("ErrorAnswer", answer)
