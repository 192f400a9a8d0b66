"""Asks the service a question on `panel.sock`, with nothing of the browser's request but its body."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx

from .answers import Refusal

#: Bytes of a request's body, as the service has it (sdk/src/definition/limits.ts), and of an answer's.
LARGEST = 4_000_000

#: Seconds; the service stops a question after 30.
PATIENCE = 35.0

JSON = "application/json"


def client(runtime: Path) -> httpx.AsyncClient:
    """A client of the service in `runtime`. Connections are not kept: a restarted service has new ones."""
    return httpx.AsyncClient(
        transport=httpx.AsyncHTTPTransport(uds=str(runtime / "panel.sock")),
        base_url="http://cohortlab",
        timeout=httpx.Timeout(PATIENCE, connect=2.0),
        limits=httpx.Limits(max_keepalive_connections=0),
        trust_env=False,
    )


async def forward(runtime: Path, method: str, target: str, body: bytes | None) -> tuple[int, bytes]:
    """The service's answer, status and JSON. Raises `Refusal` for whatever is not such an answer.

    Cancelling the call closes the connection, by which the service knows to interrupt the query.
    """
    if body is not None and len(body) > LARGEST:
        raise Refusal("tooLarge")
    headers = {"content-type": JSON} if body is not None else {}
    try:
        async with client(runtime) as service:
            request = service.build_request(method, target, content=body, headers=headers)
            return await asyncio.wait_for(_answer(service, request), PATIENCE)
    except (asyncio.TimeoutError, httpx.ReadTimeout) as error:
        raise Refusal("tooSlow") from error
    except httpx.HTTPError as error:
        raise Refusal("serviceDown") from error


async def _answer(service: httpx.AsyncClient, request: httpx.Request) -> tuple[int, bytes]:
    response = await service.send(request, stream=True)
    try:
        if response.headers.get("content-type", "").split(";")[0].strip() != JSON:
            raise Refusal("internal")
        content = bytearray()
        async for part in response.aiter_bytes():
            content += part
            if len(content) > LARGEST:
                raise Refusal("internal")
    finally:
        await response.aclose()
    return response.status_code, bytes(content) if response.is_success else _without_detail(content)


def _without_detail(content: bytes | bytearray) -> bytes:
    """An error in the table's words only. `detail` is for kernels: it can quote values from records."""
    try:
        answer: Any = json.loads(content)
    except ValueError:
        raise Refusal("internal") from None
    if not isinstance(answer, dict):
        raise Refusal("internal")
    answer.pop("detail", None)
    return json.dumps(answer).encode()


def ask_synthetic(runtime: Path) -> dict[str, bool]:
    """The releases that the service in `runtime` offers, by id: are their people made up?

    Waits two seconds at most. Raises `httpx.HTTPError` or `ValueError` when it cannot tell.
    """
    transport = httpx.HTTPTransport(uds=str(runtime / "panel.sock"))
    with httpx.Client(
        transport=transport, base_url="http://cohortlab", timeout=2.0, trust_env=False
    ) as service:
        answer = service.get("/releases").raise_for_status().json()
    try:
        return {str(each["id"]): each["synthetic"] is True for each in answer["releases"]}
    except (KeyError, TypeError) as error:
        raise ValueError("something else answers on panel.sock") from error


async def ask_health(runtime: Path) -> str:
    """The version of the service in `runtime`. Raises `httpx.HTTPError` or `ValueError` if none."""
    async with client(runtime) as service:
        answer = (await service.get("/health", timeout=2.0)).raise_for_status().json()
    if not isinstance(answer, dict) or answer.get("service") != "cohortlab":
        raise ValueError("something else answers on panel.sock")
    return str(answer.get("version"))
