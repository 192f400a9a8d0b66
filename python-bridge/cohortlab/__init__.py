"""Cohorts and datasets over OMOP data, beside your notebook.

    import cohortlab as cl

    t2d = cl.cohort("cohorts/type-2-diabetes.cohort.json")
    t2d.count()
    labs = cl.dataset("datasets/hba1c.dataset.json", cohort=t2d).to_pandas()
    cl.glance(labs)

Importing this reads nothing and needs nothing but Python; pyarrow, pandas and polars are imported by the
calls that need them.
"""

from .agreement import Agreement
from .build import *  # noqa: F403
from .build import __all__ as _builders
from .cohorts import Cohort, cohort
from .concept_sets import ConceptSet, Item, concept, concept_set, descendants, excluding, mapped
from .connection import own_version
from .datasets import Dataset, Table, dataset
from .errors import CohortlabError, CohortlabWarning, Problem
from .frames import provenance
from .glances import Glance, glance
from .lock import Verdict, verify_lock
from .offers import Release, release, releases
from .own_cohorts import FrameCohort, cohort_from
from .queries import Select, sql
from .services import Service, connect, start
from .vocabulary import Concept, Concepts, concepts

__all__ = [
    *_builders,
    "Agreement",
    "Cohort",
    "CohortlabError",
    "CohortlabWarning",
    "Concept",
    "ConceptSet",
    "Concepts",
    "Dataset",
    "FrameCohort",
    "Glance",
    "Item",
    "Problem",
    "Release",
    "Select",
    "Service",
    "Table",
    "Verdict",
    "cohort",
    "cohort_from",
    "concept",
    "concept_set",
    "concepts",
    "connect",
    "dataset",
    "descendants",
    "excluding",
    "glance",
    "mapped",
    "provenance",
    "release",
    "releases",
    "sql",
    "start",
    "verify_lock",
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
