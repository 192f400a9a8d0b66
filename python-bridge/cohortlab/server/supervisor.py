"""The query service as a child process: started, watched, restarted with back-off, stopped."""

import asyncio
import contextlib
import json
import logging
import os
import signal
from dataclasses import dataclass
from typing import Any, Literal

from ..launch import Launch
from .log import keep_log, last_lines

State = Literal["starting", "ready", "restarting", "failed", "stopped"]


@dataclass(frozen=True)
class Pace:
    """How patient the supervisor is, in seconds."""

    ready_within: float = 30.0
    first_pause: float = 0.5
    longest_pause: float = 30.0
    #: A process that was ready for so long clears the count of quick failures.
    stable_after: float = 60.0
    quick_failures: int = 5
    grace: float = 5.0


class SpawnedService:
    """One service process of this Jupyter server, replaced when it dies.

    `status()` says how it is, in the words of `ServiceStatus` (sdk/src/wire/service.ts).
    """

    mode: Literal["spawn", "attach"] = "spawn"

    def __init__(self, launch: Launch, version: str, log: logging.Logger, pace: Pace | None = None) -> None:
        self.runtime = launch.runtime
        self._launch = launch
        self._version = version
        self._log = log
        self._pace = pace or Pace()
        self._state: State = "stopped"
        self._exit: dict[str, int | str | None] | None = None
        self._error: str | None = None
        self._restarts = 0
        self._life: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._changed = asyncio.Condition()
        self._turn = asyncio.Lock()

    async def status(self) -> dict[str, Any]:
        """`ServiceStatus`."""
        return {
            "state": self._state,
            "mode": self.mode,
            "version": self._version,
            "exit": self._exit,
            "error": self._error,
            "restarts": self._restarts,
        }

    async def start(self) -> None:
        """Starts the process and returns at once; it is ready when `status()` says so."""
        async with self._turn:
            await self._live("starting")

    async def stop(self) -> None:
        """Ends the process: SIGTERM, five seconds, SIGKILL. Returns when it is gone."""
        async with self._turn:
            await self._die()

    async def restart(self) -> None:
        """Stops the process and starts it anew, as often as a person asks."""
        async with self._turn:
            await self._die()
            self._restarts += 1
            await self._live("restarting")

    async def settled(self, patience: float) -> bool:
        """Waits while the process is on its way up, `patience` seconds at most. True when it is ready."""
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.reach("ready", "failed", "stopped"), patience)
        return self._state == "ready"

    async def reach(self, *states: State) -> State:
        """Waits for one of `states`."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._state in states)
            return self._state

    async def _live(self, state: State) -> None:
        await self._become(state, error=None)
        self._life = asyncio.create_task(self._keep_running())

    async def _die(self) -> None:
        if self._life is not None:
            self._life.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._life
            self._life = None
        await self._become("stopped")

    async def _become(self, state: State, **facts: Any) -> None:
        async with self._changed:
            self._state = state
            if "error" in facts:
                self._error = facts["error"]
            self._changed.notify_all()

    async def _keep_running(self) -> None:
        failures = 0
        while True:
            try:
                lasted, refusal = await self._run_once()
            except Exception as error:  # whatever it is, the panels must hear of it
                self._log.error("cohortlab: the query service cannot be started: %s", error)
                return await self._become("failed", error="serviceDown")
            failures = 1 if lasted >= self._pace.stable_after else failures + 1
            if refusal is not None or failures >= self._pace.quick_failures:
                self._log.error(
                    "cohortlab: the query service does not start: %s", last_lines(self._launch.log)
                )
                return await self._become("failed", error=refusal or "serviceDown")
            self._restarts += 1
            await self._become("restarting")
            await asyncio.sleep(min(self._pace.first_pause * 2 ** (failures - 1), self._pace.longest_pause))

    async def _run_once(self) -> tuple[float, str | None]:
        """One process from start to end: the seconds that it was ready, and why it refused to start."""
        clock = asyncio.get_running_loop().time
        process = await asyncio.create_subprocess_exec(
            *await asyncio.to_thread(self._launch.command),
            stdin=asyncio.subprocess.PIPE,  # never written to: the service ends when it closes
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._launch.environment(os.environ),
            cwd=self._launch.work,
            start_new_session=True,  # a Ctrl-C in the server's terminal is not for the service
        )
        self._process = process
        assert process.stdout is not None
        assert process.stderr is not None
        said = asyncio.Event()
        logged = asyncio.create_task(keep_log(process.stderr, self._launch.log, said))
        try:
            event = await self._first_words(process.stdout)
            refusal = event.get("code") if event.get("event") == "failed" else None
            if event.get("event") != "ready":
                return 0.0, refusal
            said.set()
            self._version = str(event.get("version", self._version))
            await self._become("ready", error=None)
            ready_at = clock()
            while await process.stdout.read(65_536):
                pass
            await process.wait()
            return clock() - ready_at, None
        finally:
            await self._end(process)
            await asyncio.wait([logged], timeout=1.0)
            logged.cancel()

    async def _first_words(self, stdout: asyncio.StreamReader) -> dict[str, Any]:
        """The line that the service prints when it is ready or cannot be; empty when it says nothing."""
        # Not asyncio.wait_for: before Python 3.12 it can lose a cancellation, and stop() would wait for ever.
        line = asyncio.ensure_future(stdout.readline())
        try:
            await asyncio.wait([line], timeout=self._pace.ready_within)
            event = json.loads(line.result()) if line.done() else {}
        except ValueError:
            return {}
        finally:
            line.cancel()
        return event if isinstance(event, dict) else {}

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        # The pipe closes before the signal: whatever the service makes of one, it obeys the other.
        if process.stdin is not None:
            process.stdin.close()
        ended = asyncio.ensure_future(process.wait())
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if process.returncode is not None:
                break
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            await asyncio.wait([ended], timeout=self._pace.grace)
        code = process.returncode
        if code is not None:
            name = signal.Signals(-code).name if code < 0 else None
            self._exit = {"code": None if code < 0 else code, "signal": name}
            self._log.info("cohortlab: the query service ended (%s)", name or f"exit {code}")
