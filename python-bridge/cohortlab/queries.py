"""SQL of a researcher's own over the tables of a release."""

import datetime
import math
from typing import Any

from .offers import pinned, resolve
from .rows import Rows
from .streams import Question

#: The longest that the service lets a SELECT take, in seconds (sdk/src/wire/kernel.ts).
MOST_SECONDS = 600.0

_INT64 = range(-(2**63), 2**63)


class Select(Rows):
    """The rows of one SELECT. Made by `sql()`; nothing runs until a call asks for rows.

    Columns as the SELECT names them, in its order.
    """

    def __init__(self, text: str, parameters: dict[str, Any], release: str | None, seconds: float) -> None:
        self._text = text
        self._parameters = {name: _sent(name, value) for name, value in parameters.items()}
        self._release = release
        self._seconds = seconds

    @property
    def release(self) -> str | None:
        """Name or id of the release: as given, else as the study says; None for the server's default."""
        return pinned(self._release)

    def _question(self) -> Question:
        payload = {"sql": self._text, "parameters": self._parameters, "seconds": self._seconds}
        path = f"/releases/{resolve(self.release)}/select"
        return Question(path, payload, "Running the SELECT", "SQL of the notebook")

    def __repr__(self) -> str:
        release = self.release or "the server's default"
        return (
            f"{self._text.strip()}\n-- on release {release}; read with to_pandas(), to_polars(), to_arrow()"
        )


def sql(
    query: str, /, *, release: str | None = None, seconds: float = MOST_SECONDS, **parameters: Any
) -> Select:
    """Exactly one SELECT over the tables of a release, in DuckDB's SQL.

    It runs on an instance of the database of its own, read-only, without access to files, within limits
    of memory and time; its rows come to this kernel and nowhere else.

        cl.sql("select * from measurement where person_id in (select unnest($ids))", ids=[1, 2]).to_pandas()

    Args:
        query: the SELECT. Tables are OMOP's, with lower-case names.
        release: name or id of the release; else that of the notebook's study, else the server's default.
        seconds: how long it may take, at most 600.
        parameters: what `$name` stands for in the SELECT: texts, numbers, booleans, dates, None, or
            lists of texts or numbers. Never put values into the text by hand.

    Raises:
        TypeError, ValueError: a parameter cannot be sent.
        CohortlabError: when rows are asked for, and the text is not exactly one SELECT, or fails.
    """
    if not isinstance(query, str):
        raise TypeError(f"sql() takes the text of a SELECT, not {type(query).__name__}.")
    if not 0 < seconds <= MOST_SECONDS:
        raise ValueError(f"seconds must be more than 0 and at most {MOST_SECONDS:.0f}, not {seconds!r}.")
    return Select(query, parameters, release, float(seconds))


def _sent(name: str, value: Any) -> Any:
    """`SqlParameter` (sdk/src/wire/kernel.ts)."""
    if hasattr(value, "tolist"):  # of numpy, pandas and the like
        value = value.tolist()
    elif hasattr(value, "to_pylist"):
        value = value.to_pylist()
    if isinstance(value, list | tuple | set | frozenset):
        values = [_scalar(name, each) for each in value]
        kinds = {"integer" if isinstance(each, dict) else type(each).__name__ for each in values}
        if not kinds <= {"str"} and not kinds <= {"integer"} and not kinds <= {"float"}:
            raise TypeError(f"The list {name} mixes {' and '.join(sorted(kinds))}: make it all of one kind.")
        return values
    return _scalar(name, value)


def _scalar(name: str, value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        if value not in _INT64:
            raise ValueError(f"{name} does not fit 64 bits.")
        return {"kind": "integer", "value": str(value)}
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{name} is {value}: send None for a missing number.")
        return value
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            raise ValueError(f"{name} has a time zone; the release's times have none.")
        return value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{name} is a {type(value).__name__}: send text, a number, a date, a boolean or None.")
