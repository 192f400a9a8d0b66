"""Person tables worked out with pandas alone, from the tables of a release: an implementation of its own."""

from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd

Table = Mapping[str, Any]
DAY = pd.Timedelta(days=1)


class Release:
    """The tables of a release as pandas frames, and the days on which each person was observed."""

    def __init__(self, file: object) -> None:
        self._file = str(file)
        periods = self.read(
            "select person_id, observation_period_start_date as s, observation_period_end_date as e "
            "from observation_period"
        )
        deaths = self.read("select person_id, min(death_date) as d from death group by 1")
        self.death: dict[int, pd.Timestamp] = dict(zip(deaths.person_id, deaths.d, strict=True))
        self.periods: dict[int, list[tuple[pd.Timestamp, pd.Timestamp]]] = {}
        for person, start, end in periods.itertuples(index=False):
            self.periods.setdefault(person, []).append((start, end))

    def read(self, sql: str) -> pd.DataFrame:
        with duckdb.connect(self._file, read_only=True) as connection:
            frame = connection.execute(sql).df()
        for name in frame.columns:
            if str(frame[name].dtype).startswith("datetime"):
                frame[name] = frame[name].astype("datetime64[us]")
        return frame

    def observed(self, person: int, first: pd.Timestamp, last: pd.Timestamp) -> pd.DatetimeIndex:
        """Every single day from one to another that was observed."""
        stop = min(last, self.death.get(person, last))
        days = pd.DatetimeIndex([])
        for start, end in self.periods.get(person, []):
            lower, upper = max(start, first), min(end, stop)
            if lower <= upper:
                days = days.union(pd.date_range(lower, upper))
        return days


def ended_by(release: Release, person: int, days: pd.DatetimeIndex, last: pd.Timestamp | None) -> str | None:
    """What ended a follow-up."""
    if len(days) == 0:
        return None
    if release.death.get(person) == days[-1]:
        return "death"
    return "window end" if days[-1] == last else "observation end"


def taken(records: pd.DataFrame, take: str, day_0: pd.Timestamp) -> Any:
    """One value of the records of one person: `date, moment, id, value`, in this order."""
    known = records[records["value"].notna()] if "value" in records else records
    match take:
        case "count":
            return len(records)
        case "any":
            return len(records) > 0
        case "daysToFirst":
            return (records["date"].min() - day_0).days if len(records) else None
        case "daysToLast":
            return (records["date"].max() - day_0).days if len(records) else None
        case "list":
            return "; ".join(sorted(set(known["value"]))) if len(known) else None
        case "notConverted":
            return int((records["recorded"].notna() & records["value"].isna()).sum())
    if len(known) == 0:
        return None
    ordered = known.sort_values(["date", "moment", "id"])["value"]
    return {
        "first": lambda: ordered.iloc[0],
        "last": lambda: ordered.iloc[-1],
        "minimum": ordered.min,
        "maximum": ordered.max,
        "mean": ordered.mean,
    }[take]()
