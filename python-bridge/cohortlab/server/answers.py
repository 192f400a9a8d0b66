"""The errors that the Jupyter server itself answers with, in the words of sdk/src/wire/errors.ts."""

from typing import Any

ERRORS: dict[str, tuple[int, str, str]] = {
    "badRequest": (
        400,
        "The request is not one this service knows.",
        "Check that the Cohortlab versions of panel, server and kernel are the same.",
    ),
    "badDefinition": (
        422,
        "The definition cannot be used as it is.",
        "Mend the places that are listed.",
    ),
    "tooLarge": (
        413,
        "The request is larger than 4 MB.",
        "Move long concept lists into fewer concepts with descendants.",
    ),
    "notFound": (
        404,
        "There is no such route.",
        "Check that the Cohortlab versions of panel, server and kernel are the same.",
    ),
    "tooSlow": (
        504,
        "The question took longer than 30 seconds and was stopped.",
        "Make it smaller, or count in the notebook, where there is no such limit.",
    ),
    "serviceDown": (
        503,
        "The query service is not running.",
        "Choose Restart; if it fails again, ask the administrator.",
    ),
    "internal": (
        500,
        "Something went wrong inside Cohortlab.",
        "Try again; if it stays, report it with the log of the service.",
    ),
}


class Refusal(Exception):
    """An answer that is no success: an `ErrorAnswer` and its HTTP status."""

    def __init__(self, code: str, problems: list[dict[str, str]] | None = None) -> None:
        super().__init__(code)
        self.status, message, next_step = ERRORS[code]
        self.body: dict[str, Any] = {"code": code, "message": message, "next": next_step}
        if problems:
            self.body["problems"] = problems
