"""How far a query is, shown below the cell that waits for it, and gone when it is done."""

import sys
import time
from types import TracebackType
from typing import Any

#: Seconds before anything is shown: most answers are there by then.
QUIET = 1.0


class Progress:
    """One line of text in a notebook; nothing in scripts and terminals.

    Percentages move in steps of 5 and are never a number of rows, since a notebook keeps what it showed.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._begin = time.monotonic()
        self._display: Any = None
        self._text = ""
        self._wanted = in_notebook()

    @property
    def due(self) -> bool:
        """Whether anybody would see a percentage now."""
        return self._wanted and time.monotonic() - self._begin >= QUIET

    def show(self, percentage: int | None) -> None:
        """Shows the percentage (None: unknown yet), unless it is too early."""
        if not self.due:
            return
        steps = "" if percentage is None else f" {5 * (min(max(percentage, 0), 100) // 5)} %"
        self._put(f"{self._words}…{steps}")

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._display is not None:
            self._put("")

    def _put(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        data = {"text/plain": text}
        if self._display is None:
            from IPython.display import display

            self._display = display(data, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._display.update(data, raw=True)


def in_notebook() -> bool:
    """Whether this Python is a notebook's kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None
