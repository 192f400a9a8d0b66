"""What a cell displays of people's rows is marked, so that the server leaves it out when it saves."""

import sys
from typing import Any

from .frames import provenance

#: Types whose display is marked, by module and name; nothing is imported for it.
DISPLAYED = (
    ("pandas", "DataFrame"),
    ("pandas", "Series"),
    # before pandas 3
    ("pandas.core.frame", "DataFrame"),
    ("pandas.core.series", "Series"),
    ("polars.dataframe.frame", "DataFrame"),
    ("pyarrow.lib", "Table"),
)

#: Under this key of an output's metadata stands the id of the release (server/outputs.py).
KEY = "cohortlab"


def mark_displays() -> None:
    """From now on frames that came from a release say so when a notebook displays them. Once is enough.

    IPython asks for metadata beside what it displays; the frames look as ever.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        return
    formatter = shell.display_formatter.mimebundle_formatter
    for module, name in DISPLAYED:
        formatter.for_type_by_name(module, name, _mark)


def _mark(frame: Any, include: Any = None, exclude: Any = None) -> Any:
    origin = provenance(frame)
    if not origin or "release" not in origin:
        return None
    return {}, {KEY: {"rows": origin["release"]["id"]}}
