"""Rows from the service as they arrive: whole, or not at all."""

import contextlib
import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from .connection import Payload, ask_long, own_version
from .errors import CohortlabError
from .frames import ATTRIBUTE, need

if TYPE_CHECKING:
    import pyarrow as pa

#: Headers of the routes that answer with rows (sdk/src/wire/kernel.ts).
ROWS = "x-cohortlab-rows"
RELEASE_NAME = "x-cohortlab-release"
RELEASE_ID = "x-cohortlab-release-id"
HASH = "x-cohortlab-hash"

#: Texts that repeat travel once, as dictionaries; they are spelled out again on arrival.
ACCEPT = "application/vnd.apache.arrow.stream; dictionaries=1"

Origin = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A question whose answer is rows: its route and body, what a person waits for, whose definition it is.

    `answered` is told where the rows came from once all of them arrived.
    """

    path: str
    payload: Payload
    words: str
    definition: str
    answered: Callable[[Origin], None] = lambda origin: None


class RowStream:
    """Batches of rows (`pyarrow.RecordBatch`) as they arrive; can be walked through once.

    Attributes:
        schema: names and types, with where the rows came from in its metadata.
        origin: the same as a dict; see `provenance()`.
    """

    def __init__(self, question: Question, response: HTTPResponse) -> None:
        self._question = question
        self.origin = _origin(question, response)
        with _broken():
            self._reader = need("pyarrow.ipc").open_stream(response)
        self.schema: pa.Schema = _spelled_out(self._reader.schema).with_metadata(
            {ATTRIBUTE: json.dumps(self.origin)}
        )

    def __iter__(self) -> Iterator["pa.RecordBatch"]:
        rows = 0
        while (batch := self._next()) is not None:
            rows += batch.num_rows
            yield batch
        if rows != self.origin["rows"]:
            raise CohortlabError("brokenAnswer")
        self._question.answered(self.origin)

    def _next(self) -> "pa.RecordBatch | None":
        with _broken():
            try:
                batch = self._reader.read_next_batch()
            except StopIteration:
                return None
            columns = [
                column if column.type == field.type else column.cast(field.type)
                for column, field in zip(batch.columns, self.schema, strict=True)
            ]
            made: pa.RecordBatch = need("pyarrow").RecordBatch.from_arrays(columns, schema=self.schema)
            return made


@contextlib.contextmanager
def open_rows(question: Question) -> Iterator[RowStream]:
    """The rows that answer a question, as a stream.

    Leaving the block early cancels the query in the service. Walking through the stream raises
    `CohortlabError` at its end when fewer or more rows arrived than the service announced.
    """
    need("pyarrow")
    with ask_long(question.path, question.payload, question.words, accept=ACCEPT) as (response, progress):
        progress.show(None)
        yield RowStream(question, response)


def read_rows(question: Question) -> "pa.Table":
    """All rows that answer a question, as an Arrow table. Raises `CohortlabError`: never a part of them."""
    with open_rows(question) as stream:
        table: pa.Table = need("pyarrow").Table.from_batches(list(stream), stream.schema)
        return table


def _origin(question: Question, response: HTTPResponse) -> Origin:
    headers = response.headers
    return {
        "release": {"name": unquote(headers[RELEASE_NAME]), "id": headers[RELEASE_ID]},
        "hash": headers[HASH],
        "definition": question.definition,
        "version": own_version(),
        "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "rows": int(headers[ROWS]),
    }


def _spelled_out(schema: "pa.Schema") -> "pa.Schema":
    types = need("pyarrow.types")
    for place, field in enumerate(schema):
        if types.is_dictionary(field.type):
            schema = schema.set(place, field.with_type(field.type.value_type))
    return schema


@contextlib.contextmanager
def _broken() -> Iterator[None]:
    """What Arrow cannot read has broken off."""
    try:
        yield
    except need("pyarrow").ArrowException as error:
        raise CohortlabError("brokenAnswer") from error
