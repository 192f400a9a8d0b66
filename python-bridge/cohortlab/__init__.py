"""Cohorts and datasets over OMOP data, beside your notebook.

    import cohortlab as cl

    t2d = cl.cohort("cohorts/type-2-diabetes.cohort.json")
    t2d.count()
    labs = cl.dataset("datasets/hba1c.dataset.json", cohort=t2d).to_pandas()
    cl.glance(labs)

Importing this reads nothing and needs nothing but Python; pyarrow, pandas and polars are imported by the
calls that need them.
"""

from .cohorts import Cohort, cohort
from .connection import own_version
from .datasets import Dataset, Table, dataset
from .errors import CohortlabError, CohortlabWarning, Problem
from .frames import provenance
from .glances import Glance, glance
from .offers import Release, releases

__all__ = [
    "Cohort",
    "CohortlabError",
    "CohortlabWarning",
    "Dataset",
    "Glance",
    "Problem",
    "Release",
    "Table",
    "cohort",
    "dataset",
    "glance",
    "provenance",
    "releases",
]


def __getattr__(name: str) -> str:
    if name == "__version__":
        return own_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .server.app import Cohortlab

    return [{"module": "cohortlab.server.app", "app": Cohortlab}]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "@cohortlab/labextension"}]
