"""A query service that somebody else runs: an administrator, under an account of its own."""

from pathlib import Path
from typing import Any, Literal

import httpx

from .proxy import ask_health


class AttachedService:
    """The service whose sockets lie in `runtime`. It is asked how it is; it is never started or stopped."""

    mode: Literal["spawn", "attach"] = "attach"

    def __init__(self, runtime: Path, version: str) -> None:
        self.runtime = runtime
        self._version = version

    async def status(self) -> dict[str, Any]:
        """`ServiceStatus`: `ready` when the service answers now, else `failed`."""
        try:
            version = await ask_health(self.runtime)
        except (httpx.HTTPError, ValueError):
            version = None
        return {
            "state": "failed" if version is None else "ready",
            "mode": self.mode,
            "version": version or self._version,
            "exit": None,
            "error": "serviceDown" if version is None else None,
            "restarts": 0,
        }

    async def start(self) -> None:
        """Nothing to do: it runs or it does not."""

    async def stop(self) -> None:
        """Nothing to do: others use it too."""

    async def restart(self) -> None:
        """Nothing to do: only its administrator can."""

    async def settled(self, patience: float) -> bool:
        """True: the question itself finds out whether the service is there."""
        return True
