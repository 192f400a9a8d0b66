"""The panel routes that the Jupyter server lets through, one by one; nothing else reaches the service.

The rows of `PANEL_ROUTES` in sdk/src/wire/routes.ts; a test holds the two tables equal.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote


@dataclass(frozen=True)
class Route:
    """One route. `changes` says that it does more than answer a question: it needs the right to write."""

    method: Literal["GET", "POST"]
    path: str
    changes: bool = False

    @property
    def pattern(self) -> str:
        """The path as a regular expression, a group for each `:name` part."""
        return re.sub(r":\w+", "([^/]+)", self.path)

    def target(self, *parts: str) -> str:
        """The path with its `:name` parts filled in, each quoted as one path segment."""
        rest = iter(parts)
        return re.sub(r":\w+", lambda _: quote(next(rest), safe=""), self.path)


PANEL_ROUTES = (
    Route("GET", "/health"),
    Route("GET", "/releases"),
    Route("GET", "/releases/:release"),
    Route("POST", "/releases/:release/reload", changes=True),
    Route("POST", "/releases/:release/search"),
    Route("POST", "/releases/:release/concept"),
    Route("POST", "/releases/:release/concept/relatives"),
    Route("POST", "/releases/:release/concept/lineage"),
    Route("POST", "/releases/:release/concepts/codes"),
    Route("POST", "/releases/:release/concepts/resolve"),
    Route("POST", "/releases/:release/concepts/compare"),
    Route("POST", "/releases/:release/count"),
    Route("POST", "/releases/:release/breakdown"),
    Route("POST", "/releases/:release/attrition"),
    Route("POST", "/releases/:release/sql"),
    Route("POST", "/releases/:release/statistics/table"),
    Route("POST", "/releases/:release/statistics/concept"),
    Route("GET", "/releases/:release/statistics/surveys"),
    Route("POST", "/releases/:release/statistics/survey"),
    Route("GET", "/releases/:release/statistics/physical"),
    Route("GET", "/releases/:release/statistics/plausibility"),
)
