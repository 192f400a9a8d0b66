"""People's rows stay out of saved notebooks: outputs that show some are cleared when a notebook is saved.

What it knows: outputs that the kernel marked (`marks.py`), and those that name a person's id. What it can not
know: rows in pictures, rows printed without an id, frames that a program made anew, and notebooks that are
written by something else than this server.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tornado import web

#: The setting `clear_outputs`: outputs that show rows of people, all outputs, or none.
RECORDS, ALL, NOTHING = "records", "all", "nothing"

#: A release by its id: True when its people are made up. None: the service cannot tell.
Synthetic = Callable[[], Mapping[str, bool] | None]

PERSON = re.compile(r"\b(person_id|subject_id)\b")

#: A query names the column too, and shows nobody.
QUERY = re.compile(r"^\s*(with|select|from)\b", re.IGNORECASE | re.MULTILINE)


class OutputsHook:
    """A hook that runs before a notebook is saved. Others that are registered run too.

    It fails closed: when it cannot tell what an output is, the output is cleared; when even that fails, the
    notebook is not saved.
    """

    def __init__(self, what: str, synthetic: Synthetic) -> None:
        self._what = what
        self._synthetic = synthetic

    def __call__(self, *, model: dict[str, Any], **_: Any) -> None:
        """Called by the contents manager with what it is about to save."""
        if self._what == NOTHING or model.get("type") != "notebook":
            return
        try:
            self._clear(model["content"])
        except Exception as error:
            raise web.HTTPError(
                500, "The notebook's outputs could not be checked; it was not saved."
            ) from error

    def _clear(self, notebook: dict[str, Any]) -> None:
        releases: Mapping[str, bool] | None = None
        asked = False
        for cell in notebook["cells"]:
            if cell.get("cell_type") != "code" or not cell.get("outputs"):
                continue
            if self._what == RECORDS:
                if not asked:
                    releases, asked = self._releases(), True
                if not any(_shows_people(output, releases) for output in cell["outputs"]):
                    continue
            cell["outputs"] = []

    def _releases(self) -> Mapping[str, bool] | None:
        try:
            return self._synthetic()
        except Exception:  # whatever keeps the service from telling, people may be real
            return None


def _shows_people(output: Any, releases: Mapping[str, bool] | None) -> bool:
    """Whether an output may show rows of people who are not made up."""
    try:
        mark = output.get("metadata", {}).get("cohortlab")
        if mark is not None:
            return not (releases or {}).get(mark.get("rows"), False)
        if releases and all(releases.values()):
            return False
        return any(PERSON.search(text) and not QUERY.search(text) for text in _texts(output))
    except Exception:
        return True


def _texts(output: Mapping[str, Any]) -> list[str]:
    """What an output says, in whatever form."""
    said = [output.get("text", ""), *output.get("traceback", []), output.get("evalue", "")]
    said += [value for kind, value in output.get("data", {}).items() if not kind.startswith("image/")]
    return ["".join(map(str, each)) if isinstance(each, list) else str(each) for each in said]
