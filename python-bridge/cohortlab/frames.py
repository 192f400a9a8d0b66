"""Arrow tables as pandas and polars frames, with where they came from.

Types are those of the release, in each library's own terms:

| release   | Arrow         | pandas                              | polars       |
|-----------|---------------|-------------------------------------|--------------|
| BIGINT    | int64         | int64; `Int64` where there are nulls | Int64        |
| INTEGER   | int32         | int32; `Int32` where there are nulls | Int32        |
| DOUBLE    | double        | float64, NaN for null               | Float64      |
| BOOLEAN   | bool          | bool; `boolean` where there are nulls | Boolean      |
| DATE      | date32        | datetime64[ms], NaT for null        | Date         |
| TIMESTAMP | timestamp[us] | datetime64[us], NaT for null; no zone | Datetime(us) |
| VARCHAR   | string        | pandas' own string type             | String       |

No id ever passes through a floating-point number.
"""

import importlib
import json
from typing import TYPE_CHECKING, Any

from .errors import missing

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

#: Under this key a frame says where it came from: `df.attrs` of pandas, the schema's metadata of Arrow.
ATTRIBUTE = "cohortlab"


def to_pandas(table: "pa.Table") -> "pd.DataFrame":
    """An Arrow table as a pandas frame, by the table at the head of this module."""
    pandas = need("pandas")
    compute = need("pyarrow.compute")
    types = need("pyarrow.types")
    masked = [
        field.name
        for field, column in zip(table.schema, table.columns, strict=True)
        if column.null_count and (types.is_integer(field.type) or types.is_boolean(field.type))
    ]
    frame = table.drop_columns(masked).to_pandas(date_as_object=False)
    columns = {}
    for name in table.column_names:
        if name not in masked:
            columns[name] = frame[name]
            continue
        column = table.column(name)
        kind = pandas.arrays.BooleanArray if types.is_boolean(column.type) else pandas.arrays.IntegerArray
        values = compute.fill_null(column, 0 if kind is pandas.arrays.IntegerArray else False).to_numpy()
        columns[name] = kind(values, column.is_null().to_numpy())
    result: pd.DataFrame = pandas.DataFrame(columns, index=frame.index, copy=False) if masked else frame
    result.attrs[ATTRIBUTE] = provenance(table)
    return result


def to_polars(table: "pa.Table") -> "pl.DataFrame":
    """An Arrow table as a polars frame."""
    frame: pl.DataFrame = need("polars").from_arrow(table)
    frame._cohortlab = provenance(table)  # type: ignore[attr-defined]  # polars has no place of its own
    return frame


def to_arrow(frame: Any) -> Any:
    """A pandas, polars or Arrow table as an Arrow table. Raises `TypeError` for anything else."""
    pyarrow = need("pyarrow")
    if isinstance(frame, pyarrow.Table):
        return frame
    kind = f"{type(frame).__module__.split('.')[0]}.{type(frame).__name__}"
    if kind == "polars.DataFrame":
        return frame.to_arrow()
    if kind == "pandas.DataFrame":
        named = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
        return pyarrow.table({str(name): _array(pyarrow, named[name]) for name in named.columns})
    raise TypeError(f"A pandas, polars or Arrow table is needed here, not {kind}.")


def _array(pyarrow: Any, series: Any) -> Any:
    try:
        return pyarrow.Array.from_pandas(series)
    except pyarrow.ArrowException:  # a column of mixed objects: how complete it is can still be said
        return pyarrow.array([b"" if there else None for there in series.notna()], "binary")


def provenance(frame: Any) -> dict[str, Any] | None:
    """Where a frame came from, or None when that is not known.

    A dict with `release` (`name` and `id`), `hash` (SHA-256 of the definition's meaning), `definition`
    (its file), `version` (of Cohortlab), `time` (UTC, when it was read) and `rows`. pandas keeps it in
    `df.attrs["cohortlab"]` and passes it on to most frames made from it, Arrow in the schema's metadata;
    polars keeps it for the very frame that `to_polars()` returned.
    """
    attrs = getattr(frame, "attrs", None)
    if isinstance(attrs, dict):
        return attrs.get(ATTRIBUTE)
    metadata = getattr(getattr(frame, "schema", None), "metadata", None)
    if isinstance(metadata, dict):
        text = metadata.get(ATTRIBUTE.encode())
        return None if text is None else dict(json.loads(text))
    return getattr(frame, "_cohortlab", None)


def need(module: str) -> Any:
    """A module that a call needs. Raises `CohortlabError` saying what to install."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise missing(module.split(".")[0]) from error
