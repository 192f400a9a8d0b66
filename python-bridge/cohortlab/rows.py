"""What has rows: cohorts, tables of datasets, concept sets, SELECTs. Read in the form that is asked for."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from . import frames
from .errors import CohortlabError
from .files import served_folder
from .marks import mark_displays
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
        mark_displays()
        return read_rows(self._question())

    def to_pandas(self) -> "pd.DataFrame":
        """All rows as a pandas frame: dates as datetime64, `Int64` where an integer can be null."""
        frames.need("pandas")
        mark_displays()
        return frames.to_pandas(read_rows(self._question()))

    def to_polars(self) -> "pl.DataFrame":
        """All rows as a polars frame."""
        frames.need("polars")
        mark_displays()
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
            with _writing(file):
                draft.unlink(missing_ok=True)
                out = open(draft, "xb", opener=_owner_only)  # noqa: SIM115
            with out, open_rows(self._question()) as stream:
                _write(stream, out, file)
            with _writing(file):
                draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
        return file


@contextlib.contextmanager
def _writing(file: Path) -> Iterator[None]:
    """What goes wrong here is about the file, not about the rows that arrive."""
    try:
        yield
    except OSError as error:
        raise CohortlabError(
            "notWritten", message=f"{file} cannot be written: {error.strerror or type(error).__name__}."
        ) from error


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR)


def _write(stream: RowStream, out: BinaryIO, file: Path) -> None:
    with _writing(file):
        writer = frames.need("pyarrow.parquet").ParquetWriter(out, stream.schema)
    for group in _groups(stream):
        with _writing(file):
            writer.write_table(group)
    with _writing(file):
        writer.close()
        out.flush()
        os.fsync(out.fileno())


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
