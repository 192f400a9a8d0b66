"""Cohorts and datasets over OMOP data, beside your notebook."""


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .server.app import Cohortlab

    return [{"module": "cohortlab.server.app", "app": Cohortlab}]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "@cohortlab/labextension"}]
