"""Tables with a row per person and per period equal what pandas makes of the same release."""

import math
from typing import Any

import cohortlab as cl
import pandas as pd
import pytest
from person_tables import DAY, Release, ended_by, taken

HBA1C = 3004410
UNITS = {8554: (1.0, 0.0), 9579: (0.09148, 2.152)}
ALL = ("first", "last", "minimum", "maximum", "mean", "count", "any", "days_to_first", "days_to_last")
SUFFIX = {"daysToFirst": "days_to_first", "daysToLast": "days_to_last", "notConverted": "not_converted"}
CAMEL = {"days_to_first": "daysToFirst", "days_to_last": "daysToLast"}


def same(one: Any, other: Any) -> bool:
    if one is None or one is pd.NA or (isinstance(one, float) and math.isnan(one)):
        return other is None or (isinstance(other, float) and math.isnan(other))
    if isinstance(one, float):
        return other is not None and math.isclose(one, other, rel_tol=1e-12)
    return bool(one == other)


def records_of(release: Release, table: str, where: str, value: str, names: bool = False) -> pd.DataFrame:
    stem = {"measurement": "measurement", "condition_occurrence": "condition", "observation": "observation"}[
        table
    ]
    day = "condition_start_date" if stem == "condition" else f"{stem}_date"
    moment = day.replace("_date", "_datetime")
    shown = f"(select concept_name from concept where concept_id = {value})" if names else value
    return release.read(
        f"select person_id, {day} as date, coalesce({moment}, {day}) as moment, {table}_id as id, "
        f"{shown} as value, {'unit_concept_id' if table == 'measurement' else 'null'} as unit "
        f"from {table} where {where}"
    )


def compare(release: Release, frame: pd.DataFrame, windows: Any, features: Any) -> None:
    """Every value of a frame; `windows(row)` gives first and last day, `features` records by name."""
    by_person = {name: dict(list(records.groupby("person_id"))) for name, (records, _) in features.items()}
    for row in frame.to_dict("records"):
        person, day_0 = row["person_id"], row["day_0"]
        first, last = windows(row)
        days = release.observed(person, first, last)
        assert row["observed_days"] == len(days)
        assert same(row["followup_ended_by"], ended_by(release, person, days, last)), row
        for name, (records, takes) in features.items():
            own = by_person[name].get(person, records.iloc[:0])
            own = own[own["date"].isin(days)]
            for take in takes:
                expected = taken(own, take, day_0) if len(days) else None
                found = row[f"{name}_{SUFFIX.get(take, take)}"]
                assert same(found, expected), (person, name, take, found, expected)


def converted(records: pd.DataFrame) -> pd.DataFrame:
    records = records.assign(recorded=records["value"])
    factors = records["unit"].map(lambda unit: UNITS.get(unit, (math.nan, 0.0)))
    records["value"] = records["value"] * factors.str[0] + factors.str[1]
    return records


@pytest.mark.parametrize("days", [(-400, 0), (-100, 700), (1, 3650)])
def test_one_row_per_person_on_the_demo(notebook, other_release, days):
    release = Release(other_release)
    hba1c = cl.concept_set(HBA1C, name="HbA1c")
    table = cl.per_person(
        "labs",
        cl.feature(
            "hba1c",
            "measurement",
            hba1c,
            column="value_as_number",
            convert=cl.in_unit(8554, (9579, 0.09148, 2.152), name="%"),
            take=ALL,
        ),
        cl.feature(
            "smoking",
            "observation",
            cl.concept_set(1585857),
            column="value_as_concept_id",
            names=True,
            take=["first", "list"],
        ),
        cl.feature("conditions", "condition_occurrence", take=["count", "any", "days_to_last"]),
        days=days,
    )
    cohort = cl.people("With HbA1c", include=[cl.measurement(hba1c)])
    cohort.save("cohorts/hba1c.cohort.json")
    cl.dataset_of("Labs", cl.cohort("cohorts/hba1c.cohort.json"), table).save("datasets/labs.dataset.json")
    frame = cl.dataset("datasets/labs.dataset.json", release="demo").to_pandas()
    assert len(frame) > 50
    labs = records_of(release, "measurement", f"measurement_concept_id = {HBA1C}", "value_as_number")
    takes = [CAMEL.get(each, each) for each in ALL]
    compare(
        release,
        frame,
        lambda row: (row["day_0"] + days[0] * DAY, row["day_0"] + days[1] * DAY),
        {
            "hba1c": (converted(labs), [*takes, "notConverted"]),
            "smoking": (
                records_of(
                    release, "observation", "observation_concept_id = 1585857", "value_as_concept_id", True
                ),
                ["first", "list"],
            ),
            "conditions": (
                records_of(release, "condition_occurrence", "true", "null"),
                ["count", "any", "daysToLast"],
            ),
        },
    )
    assert frame["hba1c_not_converted"].sum() > 0
    assert frame["hba1c_count"].isna().any() or (frame["observed_days"] > 0).all()


@pytest.mark.parametrize(
    ("unit", "months", "calendar"), [("month", 1, False), ("quarter", 3, True), ("year", 12, False)]
)
def test_one_row_per_person_and_period_on_gibleed(notebook, release, unit, months, calendar):
    facts = Release(release)
    table = cl.per_period(
        "periods",
        unit,
        cl.feature("conditions", "condition_occurrence", take=["count", "any", "days_to_first"]),
        first=-2,
        last=3,
        calendar=calendar,
    )
    cl.dataset_of("Periods", cl.cohort("cohorts/gi.cohort.json"), table).save("datasets/periods.dataset.json")
    frame = cl.dataset("datasets/periods.dataset.json").to_pandas()
    assert len(frame) == 479 * 6
    for row in frame.iloc[::7].to_dict("records"):
        origin = row["day_0"]
        if calendar:
            origin = origin.to_period({"month": "M", "quarter": "Q", "year": "Y"}[unit]).start_time
        assert row["period_start"] == origin + pd.DateOffset(months=months * row["period"])
        assert row["period_end"] == origin + pd.DateOffset(months=months * (row["period"] + 1)) - DAY
    conditions = records_of(facts, "condition_occurrence", "true", "null")
    compare(
        facts,
        frame.iloc[:900],
        lambda row: (row["period_start"], row["period_end"]),
        {"conditions": (conditions, ["count", "any", "daysToFirst"])},
    )
    assert frame["conditions_count"].isna().any() == (frame["observed_days"] == 0).any()
