"""How the query service is started: its command line and its environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .node import find_node, find_script

#: What the service gets of the Jupyter server's environment, which holds tokens and keys that it has no
#: business with. LD_LIBRARY_PATH is how some clusters give Node its C++ library.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Launch:
    """What the service is started with. `runtime` and `work` are folders of mode 0700."""

    runtime: Path
    work: Path
    log: Path
    releases: tuple[Path, ...] = ()
    default_release: str | None = None
    memory_limit_mb: int | None = None
    node: str | None = None
    main: Path | None = None

    def command(self) -> list[str]:
        """The command line of docs/architecture.md. Raises `NodeError` when there is no Node to run it."""
        main = self.main or find_script("main.mjs")
        arguments = ["--runtime", str(self.runtime), "--work", str(self.work)]
        for release in self.releases:
            arguments += ["--release", str(release)]
        if self.default_release:
            arguments += ["--default", self.default_release]
        if self.memory_limit_mb:
            arguments += ["--memory-limit", str(self.memory_limit_mb)]
        return [str(find_node(self.node)), str(main), *arguments]

    def environment(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """The child's whole environment: home and temporary files lie in its own folder."""
        passed = {name: inherited[name] for name in PASSED_ON if name in inherited}
        own = {"HOME": str(self.work), "TMPDIR": str(self.work), "TZ": "UTC", "UV_THREADPOOL_SIZE": "16"}
        return {**passed, **own}
