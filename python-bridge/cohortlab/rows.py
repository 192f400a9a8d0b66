"""What has rows: cohorts, tables of datasets, concept sets, SELECTs. Read in the form that is asked for."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import frames
from .errors import CohortlabError
from .files import served_folder
from .streams import Question, RowStream, open_rows, read_rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

#: Rows of a row group of Parquet: what is held in memory at a time.
GROUP = 131_072


class Rows:
    """Rows that are read when one of these is called, from the release as it is then.

    Each raises `CohortlabError`: the whole result arrives, or none of it. A package that the kernel lacks
    is named, with what to install.
    """

    def _question(self) -> Question:
        raise NotImplementedError

    def to_arrow(self) -> "pa.Table":
        """All rows as an Arrow table: ids as int64, dates as date32, times as timestamp[us], no zone."""
        return read_rows(self._question())

    def to_pandas(self) -> "pd.DataFrame":
        """All rows as a pandas frame: dates as datetime64, `Int64` where an integer can be null."""
        frames.need("pandas")
        return frames.to_pandas(read_rows(self._question()))

    def to_polars(self) -> "pl.DataFrame":
        """All rows as a polars frame."""
        frames.need("polars")
        return frames.to_polars(read_rows(self._question()))

    def to_batches(self) -> Iterator["pa.RecordBatch"]:
        """The rows in batches of at most 65,536 rows, for what does not fit in memory.

        Each is a `pyarrow.RecordBatch` with the columns of `to_arrow()`, in the same order. Only one is held
        here at a time; a loop that is left early cancels the query. If the answer breaks off, the loop ends
        in a `CohortlabError`: what was worked out of the batches before is of a part of the rows.
        """
        with open_rows(self._question()) as stream:
            yield from stream

    def to_parquet(self, path: str | os.PathLike[str], *, into_workspace: bool = False) -> Path:
        """Writes all rows to a Parquet file that only your account can read; gives its path.

        The file takes its place when it is whole, over an older one of that name. Memory stays small
        however many rows there are.

        Args:
            path: the file; relative to the notebook.
            into_workspace: the file may lie in the folder that the Jupyter server serves, from where a
                browser can load it. Otherwise that is refused.
        """
        file = Path(path).expanduser().absolute()
        served = served_folder()
        if served is not None and not into_workspace and file.resolve().is_relative_to(served.resolve()):
            raise CohortlabError(
                "insideWorkspace", message=f"{file} lies in the folder that the Jupyter server serves."
            )
        frames.need("pyarrow.parquet")
        draft = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            with open_rows(self._question()) as stream:
                _write(stream, draft)
            draft.replace(file)
        except OSError as error:
            raise CohortlabError(
                "notWritten", message=f"{file} cannot be written: {error.strerror or type(error).__name__}."
            ) from error
        finally:
            draft.unlink(missing_ok=True)
        return file


def _write(stream: RowStream, draft: Path) -> None:
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(descriptor, "wb") as out:
        with frames.need("pyarrow.parquet").ParquetWriter(out, stream.schema) as writer:
            for group in _groups(stream):
                writer.write_table(group)
        out.flush()
        os.fsync(descriptor)


def _groups(stream: RowStream) -> Iterator[Any]:
    """The batches put together until they make a row group."""
    table = frames.need("pyarrow").Table
    waiting: list[Any] = []
    for batch in stream:
        waiting.append(batch)
        if sum(each.num_rows for each in waiting) >= GROUP:
            yield table.from_batches(waiting, stream.schema)
            waiting = []
    if waiting:
        yield table.from_batches(waiting, stream.schema)
