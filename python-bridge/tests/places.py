"""Where the tests find what is not theirs: shared data, the built service."""

import os
from pathlib import Path

import pytest
from cohortlab.node import SERVICE

ROOT = Path(__file__).parent.parent.parent

#: A small service that speaks the protocol of docs/architecture.md.
STAND_IN = Path(__file__).parent / "server" / "stand_in.mjs"


def shared(*parts: str) -> Path:
    """A file or folder of the shared test data."""
    place = Path(os.environ.get("COHORTLAB_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not place.exists():
        pytest.skip(f"the shared test data is not there: {place}")
    return place


def built(name: str) -> Path:
    """A file of the built service."""
    script = SERVICE / name
    if not script.is_file():
        pytest.skip(f"{script} was not built: npm run build")
    return script
