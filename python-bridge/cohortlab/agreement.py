"""Whether everybody means the same people by a cohort."""

import hashlib
from dataclasses import dataclass
from typing import Any

from .frames import need


@dataclass(frozen=True)
class Agreement:
    """Who has the same rows of a cohort; made by `check_agreement()`.

    Attributes:
        agree: names of those that do: `panel`, `SQL`, `Python`.
        differ: names of those that do not.
        people: how many people the panel counts, exactly.
        set: SHA-256 of the sorted rows.
    """

    agree: tuple[str, ...]
    differ: tuple[str, ...]
    people: int
    set: str

    def __bool__(self) -> bool:
        return not self.differ

    def __repr__(self) -> str:
        whole = len(self.agree) + len(self.differ)
        counted = f"{len(self.agree)} of {whole} agree · {self.people:,} people · set {self.set[:4]}…"
        return f"{counted} · differ: {', '.join(self.differ)}" if self.differ else counted


def digest(table: Any) -> str:
    """The digest of a cohort's rows, an Arrow table (`RowsDigest`, sdk/src/wire/kernel.ts)."""
    compute = need("pyarrow.compute")
    columns = ("person_id", "cohort_start_date", "cohort_end_date")
    ordered = table.sort_by([(column, "ascending") for column in columns])
    hashed = hashlib.sha256()
    for batch in ordered.to_batches():
        person, start, end = (batch.column(column) for column in columns)
        parts = [person.cast("string"), *(day.cast("int32").cast("string") for day in (start, end))]
        lines = compute.binary_join_element_wise(*parts, ",")
        hashed.update("".join(f"{line}\n" for line in lines.to_pylist()).encode())
    return hashed.hexdigest()


def agreement_of(answer: dict[str, Any]) -> Agreement:
    """`Agreement` of the service."""
    witnesses = answer["witnesses"]
    return Agreement(
        agree=tuple(each["name"] for each in witnesses if each["agrees"]),
        differ=tuple(each["name"] for each in witnesses if not each["agrees"]),
        people=answer["people"],
        set=answer["set"],
    )
