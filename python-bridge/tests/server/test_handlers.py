"""The routes of the Jupyter server: who may ask, what is passed on, what comes back."""

import asyncio
import json
import os
import signal
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cohortlab.server.answers import Refusal
from cohortlab.server.handlers import HANDLERS
from cohortlab.server.routes import PANEL_ROUTES
from contracts import conforms
from jupyter_server.auth import Authorizer
from jupyter_server.base.handlers import APIHandler

OWN = [("GET", "/status"), ("POST", "/restart"), ("GET", "/study"), ("GET", "/api/nothing"), ("PUT", "/x")]
EVERY = OWN + [(route.method, f"/api{route.target('demo')}") for route in PANEL_ROUTES]


def body_for(method: str) -> dict[str, object]:
    return {"body": "{}"} if method in {"POST", "PUT"} else {}


async def listen_to(pipe: Path) -> asyncio.StreamReader:
    """What the stand-in notes from now on, line by line."""
    os.mkfifo(pipe)
    reader = asyncio.StreamReader()
    # Open for writing too: a pipe without a writer is at its end.
    end = os.fdopen(os.open(pipe, os.O_RDWR | os.O_NONBLOCK), "rb")
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), end)
    return reader


@pytest.mark.parametrize(("method", "path"), EVERY)
async def test_nobody_without_a_token(running, jp_fetch, method, path):
    response = await jp_fetch(
        "cohortlab",
        path,
        method=method,
        headers={"Authorization": "none"},
        raise_error=False,
        **body_for(method),
    )
    assert response.code == 403


async def test_a_cookie_needs_the_forgery_token_too(running, jp_fetch, jp_serverapp):
    """A browser that has logged in, as another site's page would use it."""
    page = await jp_fetch("login", headers={"Authorization": ""})
    xsrf = cookie_of(page, "_xsrf")
    login = await jp_fetch(
        "login",
        method="POST",
        body=urlencode({"password": jp_serverapp.identity_provider.token, "_xsrf": xsrf}),
        headers={"Authorization": "", "Cookie": f"_xsrf={xsrf}"},
        follow_redirects=False,
        raise_error=False,
    )
    name = next(each.split("=")[0] for each in login.headers.get_list("Set-Cookie") if "username" in each)
    browser = {"Authorization": "", "Cookie": f"_xsrf={xsrf}; {name}={cookie_of(login, name)}"}

    async def restart(**more: str) -> int:
        headers = browser | more
        response = await jp_fetch(
            "cohortlab", "restart", method="POST", body="", headers=headers, raise_error=False
        )
        return response.code

    assert (await jp_fetch("cohortlab", "status", headers=dict(browser))).code == 200
    assert await restart() == 403
    assert await restart(**{"X-XSRFToken": xsrf}) == 200


def cookie_of(response, name: str) -> str:
    """The value of a cookie that a response sets."""
    given = SimpleCookie()
    for cookie in response.headers.get_list("Set-Cookie"):
        given.load(cookie)
    return given[name].coded_value


class ReadOnly(Authorizer):
    """Lets people read, and notes what was asked of it."""

    asked: set[tuple[str, str]] = set()  # noqa: RUF012

    def is_authorized(self, handler, user, action, resource):
        self.asked.add((action, resource))
        return action == "read"


class TestAuthorizer:
    @pytest.fixture
    def server_settings(self):
        return {"ServerApp": {"authorizer_class": ReadOnly}}

    async def test_reading_and_changing_are_told_apart(self, ask):
        ReadOnly.asked.clear()
        assert (await ask("status"))[0] == 200
        assert (await ask("api", "releases", "echo", "count", method="POST", body="{}"))[0] == 200
        assert (await ask("api", "releases", "demo", "reload", method="POST", body=""))[0] == 403
        assert (await ask("restart", method="POST", body=""))[0] == 403
        assert ReadOnly.asked == {("read", "cohortlab"), ("write", "cohortlab")}


async def test_every_verb_says_who_may_call_it(jp_serverapp):
    """As the server itself checks when routes are added; it only warns."""

    class Open(APIHandler):
        def get(self):
            """Says nothing of who may call it."""

    assert jp_serverapp.allow_unauthenticated_access is False
    check = jp_serverapp.web_app._check_handler_auth
    assert check("/open", Open)
    assert [check(pattern, handler) for pattern, handler, *_ in HANDLERS] == [[]] * len(HANDLERS)


async def test_status_is_a_service_status(ask, running):
    await running.reach("ready")
    code, status = await ask("status", params={"no_track_activity": "1"})
    assert code == 200
    assert status["state"] == "ready"
    assert conforms("ServiceStatus", status)


async def test_polls_are_no_activity(ask, jp_serverapp):
    settings = jp_serverapp.web_app.settings
    await ask("status", params={"no_track_activity": "1"})
    assert "api_last_activity" not in settings
    await ask("status")
    assert "api_last_activity" in settings


@pytest.mark.parametrize(
    "path",
    ["api/rows", "api/releases/demo/rows", "api/queries/x", "api/", "api/releases/demo/count/more", "else"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_nothing_outside_the_table_passes(ask, path, method):
    code, answer = await ask(path, method=method, **body_for(method))
    assert (code, answer["code"]) == (404, "notFound")
    assert conforms("ErrorAnswer", answer)


async def test_a_route_has_one_verb(ask):
    assert (await ask("api/releases/demo/count"))[0] == 404
    assert (await ask("api/releases", method="POST", body="{}"))[0] == 404


async def test_a_release_s_name_is_one_segment(ask, jp_base_url, http_server_client, jp_auth_header):
    async def get(segment: str) -> tuple[int, dict]:
        response = await http_server_client.fetch(
            f"{jp_base_url}cohortlab/api/releases/{segment}", headers=jp_auth_header, raise_error=False
        )
        return response.code, json.loads(response.body)

    assert await get("a%20b%2F..") == (200, {"found": "quoted"})
    assert (await get(".."))[0] == 404
    assert (await get("%2E%2E"))[0] == 404


async def test_nothing_of_the_browser_but_the_body_is_passed_on(ask):
    body = json.dumps({"bundle": "…"})
    headers = {"Cookie": "session=secret", "X-Anything": "1"}
    code, answer = await ask("api/releases/echo/count", method="POST", body=body, headers=headers)
    assert code == 200
    assert answer["body"] == body
    passed = set(answer["headers"])
    assert passed <= {"host", "accept", "accept-encoding", "connection", "user-agent", "content-type"} | {
        "content-length"
    }


async def test_only_json_comes_back(ask):
    assert await ask("api/releases/html") == (500, Refusal("internal").body)


async def test_an_answer_too_large_for_aggregates_is_refused(ask):
    assert (await ask("api/releases/endless"))[1]["code"] == "internal"


async def test_the_engine_s_own_words_stay_behind(ask):
    code, answer = await ask("api/releases/fails/count", method="POST", body="{}")
    assert code == 500
    assert answer == {"code": "engineFailed", "message": "m", "next": "n"}


async def test_a_body_too_large_is_refused_here(ask):
    code, answer = await ask("api/releases/echo/count", method="POST", body="x" * 4_000_001)
    assert (code, answer["code"]) == (413, "tooLarge")


async def test_a_browser_that_goes_away_interrupts_its_query(
    running, http_server, jp_base_url, jp_auth_header
):
    await running.reach("ready")
    notes = await listen_to(running.runtime / "notes")
    (listening,) = http_server._sockets.values()
    reader, writer = await asyncio.open_connection("127.0.0.1", listening.getsockname()[1])
    lines = [
        f"POST {jp_base_url}cohortlab/api/releases/slow/count HTTP/1.1",
        "Host: localhost",
        f"Authorization: {jp_auth_header['Authorization']}",
        "Content-Length: 2",
        "",
        "{}",
    ]
    writer.write("\r\n".join(lines).encode())
    assert await asyncio.wait_for(notes.readline(), 20) == b"asked\n"
    writer.close()
    assert await asyncio.wait_for(notes.readline(), 20) == b"dropped\n"
    assert not await reader.read()


async def test_a_service_killed_while_it_answers_says_so_and_comes_back(ask):
    code, answer = await ask("api/releases/dies/count", method="POST", body="{}")
    assert (code, answer["code"]) == (503, "serviceDown")

    async def until_answered() -> None:
        while (await ask("api/health"))[0] != 200:
            pass

    await asyncio.wait_for(until_answered(), 20)
    _, status = await ask("status")
    assert (status["state"], status["restarts"]) == ("ready", 1)
    assert status["exit"] == {"code": None, "signal": "SIGKILL"}


@pytest.mark.parametrize("fault", ["refuses"])
async def test_without_a_service_the_panels_hear_why(ask):
    code, answer = await ask("api/releases")
    assert (code, answer["code"]) == (503, "serviceDown")
    assert conforms("ErrorAnswer", answer)
    _, status = await ask("status")
    assert (status["state"], status["error"]) == ("failed", "releaseMissing")
    assert conforms("ServiceStatus", status)


async def test_restart_gives_another_process(ask, running):
    await running.reach("ready")
    before = running._process.pid
    code, status = await ask("restart", method="POST", body="")
    assert (code, status["state"]) == (200, "restarting")
    assert (await ask("api/health"))[0] == 200
    assert running._process.pid != before


async def test_a_server_that_stops_leaves_nothing(jp_serverapp, running):
    assert os.environ["COHORTLAB_RUNTIME"] == str(running.runtime)
    assert os.environ["COHORTLAB_ROOT"] == jp_serverapp.root_dir
    await running.reach("ready")
    pid, runtime, work = running._process.pid, running.runtime, running._launch.work
    assert not runtime.is_relative_to(jp_serverapp.root_dir)
    await jp_serverapp._cleanup()
    assert not runtime.parent.exists()
    assert not work.parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, signal.SIG_DFL)
    assert "COHORTLAB_RUNTIME" not in os.environ


class TestAttach:
    @pytest.fixture
    def server_settings(self, tmp_path):
        return {"Cohortlab": {"mode": f"attach:{tmp_path}/their"}}

    async def test_a_service_of_somebody_else_is_used_and_left_alone(self, ask, service, tmp_path):
        theirs = service()
        await theirs.start()
        await theirs.reach("ready")
        assert (await ask("status"))[1]["state"] == "failed"
        (tmp_path / "their").symlink_to(theirs.runtime)
        _, status = await ask("status")
        assert (status["state"], status["mode"]) == ("ready", "attach")
        assert (await ask("api/health"))[0] == 200
        assert (await ask("restart", method="POST", body=""))[1]["state"] == "ready"
        assert (await theirs.status())["restarts"] == 0
