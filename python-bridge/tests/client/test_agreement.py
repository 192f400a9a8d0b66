"""One meaning: the panel, the SQL and Python have the same rows, and a row more is found out."""

import datetime
import re

import cohortlab as cl
import pyarrow as pa
import pytest
from cohortlab import cohorts
from cohortlab.agreement import digest

BLEEDING = cl.concept_set(cl.concept(192671))


@pytest.mark.parametrize(
    "cohort",
    [
        lambda: cl.cohort("cohorts/gi.cohort.json"),
        lambda: cl.people("everyone"),
        lambda: cl.events("spans", entry=cl.condition(BLEEDING), exit=cl.fixed_exit("start", 30)),
        lambda: cl.events("nobody", entry=cl.condition(cl.concept_set(4711))),
        lambda: cl.events(
            "texts", entry=cl.condition(BLEEDING, where=[cl.stop_reason(cl.contains_not("'; x"))])
        ),
    ],
)
def test_all_agree(notebook, cohort):
    agreement = cohort().check_agreement()
    assert agreement
    assert agreement.agree == ("panel", "SQL", "Python")
    assert agreement.people == cohort().count()
    assert re.fullmatch(r"3 of 3 agree · [\d,]+ people · set [0-9a-f]{4}…", repr(agreement))


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.slice(1),
        lambda table: pa.concat_tables([table, table.slice(0, 1)]),
        lambda table: table.set_column(
            2, "cohort_end_date", pa.array([datetime.date(2000, 1, 1)] * table.num_rows)
        ),
    ],
)
def test_rows_that_are_others_are_found_out(notebook, monkeypatch, change):
    monkeypatch.setattr(cohorts, "digest", lambda table: digest(change(table)))
    agreement = cl.cohort("cohorts/gi.cohort.json").check_agreement()
    assert not agreement
    assert repr(agreement).startswith("2 of 3 agree · 479 people")
    assert agreement.differ == ("Python",)


def test_order_is_no_part_of_a_set(notebook):
    table = cl.cohort("cohorts/gi.cohort.json").to_arrow()
    assert digest(table.sort_by([("cohort_start_date", "descending")])) == digest(table)
