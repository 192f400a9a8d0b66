"""The cells of docs/tutorial.md run as they stand, for people who are many enough in a small demo."""

import re
import shutil

import cohortlab as cl
from contracts import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
PEOPLE = ROOT / "docs" / "phenotypes" / "01-type-2-diabetes.cohort.json"


def test_the_tutorial_runs(notebook):
    (notebook / "cohortlab.toml").write_text('release = "demo"\n')
    shutil.copy(PEOPLE, notebook / "cohorts" / "new-users.cohort.json")
    names: dict[str, object] = {}
    for cell in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        exec(compile(cell, "docs/tutorial.md", "exec"), names)
    frame = names["frame"]
    assert frame.person_id.nunique() == cl.cohort("cohorts/new-users.cohort.json").count() > 0
    assert set(frame.groupby("person_id").period.agg(tuple)) == {tuple(range(8))}
    assert (frame.hba1c_count.isna() == (frame.observed_days == 0)).all()
    assert frame.hba1c_last.dropna().between(3, 20).all()
    assert len(frame.hba1c_last.dropna()) > 0
