"""Rows from the service as Arrow, pandas and polars frames, with where they came from.

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

import datetime
import importlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .connection import Payload, ask_long, own_version
from .errors import CohortlabError, missing

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

#: Under this key a frame says where it came from: `df.attrs` of pandas, the schema's metadata of Arrow.
ATTRIBUTE = "cohortlab"

#: Headers of the rows route (sdk/src/wire/kernel.ts).
ROWS = "x-cohortlab-rows"
RELEASE_NAME = "x-cohortlab-release"
RELEASE_ID = "x-cohortlab-release-id"
HASH = "x-cohortlab-hash"

#: Texts that repeat travel once, as dictionaries; they are spelled out again on arrival.
ACCEPT = "application/vnd.apache.arrow.stream; dictionaries=1"


def read_rows(release: str, payload: Payload, words: str) -> "pa.Table":
    """All rows of a `RowsRequest` as an Arrow table.

    Raises `CohortlabError` when fewer or more rows arrive than the service announced: a table is whole or
    it is not returned.
    """
    pyarrow = need("pyarrow")
    ipc = need("pyarrow.ipc")
    with ask_long(f"/releases/{release}/rows", payload, words, accept=ACCEPT) as (response, progress):
        expected = int(response.headers[ROWS])
        batches, rows = [], 0
        try:
            reader = ipc.open_stream(response)
            for batch in reader:
                batches.append(batch)
                rows += batch.num_rows
                progress.show(100 * rows // max(expected, 1))
            schema = reader.schema
        except pyarrow.ArrowException as error:
            raise CohortlabError("brokenAnswer") from error
        if rows != expected:
            raise CohortlabError("brokenAnswer")
        origin = {
            "release": {"name": unquote(response.headers[RELEASE_NAME]), "id": response.headers[RELEASE_ID]},
            "hash": response.headers[HASH],
            "definition": payload["bundle"]["path"],
            "version": own_version(),
            "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
            "rows": rows,
        }
    table = _spelled_out(pyarrow.Table.from_batches(batches, schema))
    return table.replace_schema_metadata({ATTRIBUTE: json.dumps(origin)})


def _spelled_out(table: "pa.Table") -> "pa.Table":
    types = need("pyarrow.types")
    for place, field in enumerate(table.schema):
        if types.is_dictionary(field.type):
            column = table.column(place).cast(field.type.value_type)
            table = table.set_column(place, field.name, column)
    return table


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
