"""A glance says what is in a frame, and nothing that is somebody's."""

import datetime
import re

import cohortlab as cl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from cohortlab.disclosure import Hidden, Rounded

DAY = datetime.date(2020, 1, 1)
FORMS = {
    "arrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(),
    "polars": pl.from_arrow,
}


def people(count: int, each: int = 2, **columns) -> pa.Table:
    """`each` records of `count` people, with columns made from the record's number and the person's."""
    records = [(person, record) for person in range(count) for record in range(each)]
    made = {name: [value(*record) for record in records] for name, value in columns.items()}
    return pa.table({"person_id": pa.array([2**60 + person for person, _ in records], pa.int64()), **made})


@pytest.mark.parametrize("form", FORMS)
def test_shape_and_people(form):
    glance = cl.glance(FORMS[form](people(103, 3, value=lambda *_: 1.5)))
    assert glance.rows == Rounded(300, 20)
    assert glance.people == Rounded(100, 20)
    assert repr(glance).startswith("≈300 rows × 2 columns · ≈100 people")
    assert [(column.name, column.type) for column in glance.columns] == [
        ("person_id", "integer"),
        ("value", "number"),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_completeness_from_shown_numbers(form):
    table = people(
        1000,
        1,
        all=lambda person, _: person,
        half=lambda person, _: float(person) if person % 2 else None,
        few=lambda person, _: "rare disease" if person < 39 else None,
        none=lambda *_: None,
        text=lambda person, _: "x" if person < 600 else None,
    )
    glance = cl.glance(FORMS[form](table))
    assert [column.complete for column in glance.columns] == [100, 100, 50, None, None, 60]


def test_missing_values_of_few_people_are_not_told_of():
    """Of 1,000 with a value and 995 with one, the panels show the same number; so does this."""
    glance = cl.glance(people(1000, 1, value=lambda person, _: None if person < 5 else 1))
    assert glance.columns[1].complete == 100


@pytest.mark.parametrize("form", FORMS)
def test_few_people_hide_everything_but_names_and_types(form):
    table = people(
        39,
        100,
        measurement_date=lambda person, record: DAY + datetime.timedelta(person * record),
        unit_source_value=lambda *_: "mg",
    )
    glance = cl.glance(FORMS[form](table))
    assert glance.rows == glance.people == Hidden(40)
    assert [(column.complete, column.span) for column in glance.columns] == [(None, None)] * 3
    assert glance.units == ()
    assert glance.ties == ("measurement_date", Hidden(40))
    assert repr(glance).splitlines()[0] == "<40 rows × 3 columns · <40 people"


def test_spans_leave_the_outermost_people_out():
    """39 people lie before 2015 and 39 after 2025; nobody of them decides what is shown."""

    def date(person: int, record: int) -> datetime.date:
        year = 1900 + person if person < 39 else 2100 + person if person >= 161 else 2015 + person % 10
        return datetime.date(year, 1 + record % 12, 28)

    glance = cl.glance(people(200, 3, visit_start_date=date))
    assert glance.columns[1].span == ("2015-01", "2024-03")
    assert "2015-01 to 2024-03" in repr(glance)
    assert "1900" not in repr(glance)


def test_a_span_is_not_told_when_it_would_be_few_people_s():
    glance = cl.glance(
        people(40, 1, visit_start_date=lambda person, _: DAY + datetime.timedelta(31 * person))
    )
    assert glance.columns[1].span is None


@pytest.mark.parametrize("form", FORMS)
def test_units(form):
    def unit(person: int, _: int) -> str | None:
        if person >= 300:
            return None
        return "%" if person < 200 else "mmol/mol" if person < 290 else "patient said 7"

    glance = cl.glance(FORMS[form](people(350, 2, unit_source_value=unit)))
    assert glance.units == (
        ("%", Rounded(200, 20)),
        ("mmol/mol", Rounded(100, 20)),
        ("no unit", Rounded(60, 20)),
        ("others", Hidden(40)),
    )
    assert "patient said" not in repr(glance) + glance._repr_html_()


def test_only_rare_units():
    glance = cl.glance(people(60, 1, unit_concept_id=lambda person, _: person))
    assert glance.units == (("others", Rounded(60, 20)),)


@pytest.mark.parametrize("form", FORMS)
def test_ties(form):
    def date(person: int, record: int) -> datetime.date | None:
        return DAY if person < 60 else None if person < 100 else DAY + datetime.timedelta(record)

    glance = cl.glance(FORMS[form](people(200, 2, measurement_date=date)))
    assert glance.ties == ("measurement_date", Rounded(60, 20))
    assert "on one day (measurement_date): ≈60 people" in repr(glance)


def test_without_a_column_of_people_each_row_is_one():
    glance = cl.glance(pa.table({"value": [1] * 39}))
    assert (glance.rows, glance.people) == (Hidden(40), None)
    assert cl.glance(pa.table({"value": [1] * 45})).rows == Rounded(40, 20)


def test_a_person_in_the_index_counts():
    frame = people(100, 3, value=lambda *_: 1).to_pandas().set_index("person_id")
    assert cl.glance(frame).people == Rounded(100, 20)


def test_a_column_of_mixed_things_does_not_fail():
    frame = people(100, 1, value=lambda *_: 1).to_pandas()
    frame["mixed"] = [object() if i % 2 else None for i in range(100)]
    column = cl.glance(frame).columns[-1]
    assert (column.type, column.complete) == ("other", 60)


def test_an_empty_frame():
    assert "<40 rows × 0 columns" in repr(cl.glance(pd.DataFrame()))
    assert cl.glance(people(0)).rows == Hidden(40)


def test_something_else():
    with pytest.raises(TypeError, match=r"not builtins\.list"):
        cl.glance([1, 2])


def test_html_is_escaped():
    page = cl.glance(people(100, 1, **{"<script>": lambda *_: 1}))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_no_number_but_shapes_and_rounded_counts():
    """Whatever the frame holds, the digits of a glance are multiples of 20, percentages or months."""
    table = people(
        733,
        3,
        value=lambda person, record: float(person * 7919 + record) if person % 3 else None,
        measurement_date=lambda person, record: DAY + datetime.timedelta(person % 400 + record),
        unit_source_value=lambda person, _: "mg/dL" if person % 2 else None,
    )
    text = repr(cl.glance(table)).splitlines()
    counts = [int(number.replace(",", "")) for line in text for number in re.findall(r"≈([\d,]+)", line)]
    assert counts
    assert all(count % 20 == 0 for count in counts)
    assert "733" not in "".join(text)
    assert "2199" not in "".join(text)
