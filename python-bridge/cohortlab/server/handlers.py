"""The routes below `/cohortlab` of the Jupyter server.

Every verb is authenticated, authorised for the resource `cohortlab` and checked against request forgery;
the last by the Jupyter server itself, which nothing here overrides.
"""

import asyncio
import json
from pathlib import Path
from typing import Any, ClassVar

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from ..study import StudyError, find_study, normalised
from .answers import Refusal
from .attached import AttachedService
from .proxy import forward
from .routes import PANEL_ROUTES, Route
from .supervisor import SpawnedService

SETTING = "cohortlab_service"

#: Seconds that a question waits for a service on its way up, before it is told that there is none.
START_PATIENCE = 10.0


class CohortlabHandler(APIHandler):
    """What all our handlers share: JSON, never cached, errors in the words of the error table."""

    auth_resource: ClassVar[str] = "cohortlab"

    @property
    def service(self) -> SpawnedService | AttachedService:
        """The service of this Jupyter server."""
        service: SpawnedService | AttachedService = self.settings[SETTING]
        return service

    def set_default_headers(self) -> None:
        """Adds to the server's own headers."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> str | None:
        """None: an ETag would say whether a count changed."""
        return None

    def answer(self, body: dict[str, Any] | bytes, status: int = 200) -> None:
        """Ends the request with a JSON body."""
        self.set_status(status)
        self.finish(body if isinstance(body, bytes) else json.dumps(body))

    def refuse(self, refusal: Refusal) -> None:
        """Ends the request with an `ErrorAnswer`."""
        self.answer(refusal.body, refusal.status)


class StatusHandler(CohortlabHandler):
    """`GET status`: how the service is; answered even when it is not."""

    @web.authenticated
    @authorized("read", resource="cohortlab")
    async def get(self) -> None:
        self.answer(await self.service.status())


class RestartHandler(CohortlabHandler):
    """`POST restart`: stops the service and starts it anew; answers with the status, at once."""

    @web.authenticated
    @authorized("write", resource="cohortlab")
    async def post(self) -> None:
        await self.service.restart()
        self.answer(await self.service.status())


class StudyHandler(CohortlabHandler):
    """`GET study?path=…`: the study that a workspace path lies in, as `StudyAnswer`."""

    @web.authenticated
    @authorized("read", resource="cohortlab")
    async def get(self) -> None:
        root = Path(self.settings["cohortlab_root"])
        path = self.get_query_argument("path", "", strip=False)
        place = normalised(root / path.lstrip("/"))
        if "\\" in path or not place.is_relative_to(root):
            return self.refuse(Refusal("badRequest"))
        try:
            study = find_study(place, root)
        except StudyError as error:
            file = error.file.relative_to(root).as_posix()
            return self.refuse(Refusal("badDefinition", [{"file": file, "path": "", "message": error.why}]))
        if study is None:
            return self.answer({"root": None, "release": None})
        folder = study.root.relative_to(root).as_posix()
        return self.answer({"root": "" if folder == "." else folder, "release": study.release})


class PanelHandler(CohortlabHandler):
    """One row of `PANEL_ROUTES`, passed on to the service."""

    route: Route
    _question: asyncio.Task[tuple[int, bytes]] | None = None
    _gone = False

    def initialize(self, route: Route) -> None:
        """Called by tornado with the route."""
        self.route = route

    def on_connection_close(self) -> None:
        """Drops the question of a browser that has gone, so that the service interrupts its query."""
        super().on_connection_close()
        self._gone = True
        if self._question is not None:
            self._question.cancel()

    async def pass_on(self, parts: tuple[str, ...]) -> None:
        """Asks the service, and answers as it does."""
        if self.request.method != self.route.method or any(part in {"", ".", ".."} for part in parts):
            return self.refuse(Refusal("notFound"))
        self._question = asyncio.create_task(self._ask(self.route.target(*parts)))
        try:
            status, body = await self._question
        except Refusal as refusal:
            return self.refuse(refusal)
        except asyncio.CancelledError:
            if not self._gone:
                raise
            return None
        return self.answer(body, status)

    async def _ask(self, target: str) -> tuple[int, bytes]:
        if not await self.service.settled(START_PATIENCE):
            raise Refusal("serviceDown")
        # No body is no JSON: the service refuses an empty text that says it is some.
        body = self.request.body or None if self.route.method == "POST" else None
        return await forward(self.service.runtime, self.route.method, target, body)


class QuestionHandler(PanelHandler):
    """A route that only reads, by whichever verb its question travels."""

    @web.authenticated
    @authorized("read", resource="cohortlab")
    async def get(self, *parts: str) -> None:
        await self.pass_on(parts)

    @web.authenticated
    @authorized("read", resource="cohortlab")
    async def post(self, *parts: str) -> None:
        await self.pass_on(parts)


class ChangeHandler(PanelHandler):
    """A route that changes something."""

    @web.authenticated
    @authorized("write", resource="cohortlab")
    async def post(self, *parts: str) -> None:
        await self.pass_on(parts)


class NoRouteHandler(CohortlabHandler):
    """Whatever is not in the table."""

    @web.authenticated
    @authorized("read", resource="cohortlab")
    async def get(self, _path: str) -> None:
        self.refuse(Refusal("notFound"))

    post = put = patch = delete = head = get


HANDLERS: list[tuple[Any, ...]] = [
    (r"/cohortlab/status", StatusHandler),
    (r"/cohortlab/restart", RestartHandler),
    (r"/cohortlab/study", StudyHandler),
    *[
        (f"/cohortlab/api{row.pattern}", ChangeHandler if row.changes else QuestionHandler, {"route": row})
        for row in PANEL_ROUTES
    ],
    (r"/cohortlab/(.*)", NoRouteHandler),
]
