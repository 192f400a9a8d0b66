"""The build hook: which platform a wheel is for, and what it carries."""

import importlib.util
import struct
import sys
from pathlib import Path
from types import ModuleType

import pytest
from places import ROOT


@pytest.fixture
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "python-bridge/hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def version(major: int, minor: int) -> int:
    return major << 16 | minor << 8


def mach_o(command: int, *words: int) -> bytes:
    """A 64-bit Mach-O file that says by one load command on which system it runs; another comes first."""
    uuid = struct.pack("<2I", 0x1B, 24) + bytes(16)
    body = struct.pack(f"<{len(words) + 2}I", command, 8 + 4 * len(words), *words)
    header = struct.pack("<8I", 0xFEEDFACF, 0x0100000C, 0, 6, 2, len(uuid) + len(body), 0, 0)
    return header + uuid + body


ARM = mach_o(0x32, 1, version(13, 3), version(14, 0), 0)
INTEL = mach_o(0x24, version(10, 15), version(12, 0))


def fat(*files: bytes) -> bytes:
    """Several architectures in one file."""
    offset = 8 + 20 * len(files)
    head, body = struct.pack(">2I", 0xCAFEBABE, len(files)), b""
    for file in files:
        head += struct.pack(">5I", 0, 0, offset + len(body), len(file), 0)
        body += file
    return head + body


@pytest.mark.parametrize(
    ("machine", "files", "tag"),
    [
        ("arm64", {"duckdb.node": ARM, "libduckdb.dylib": ARM}, "macosx_13_0_arm64"),
        ("x86_64", {"duckdb.node": INTEL}, "macosx_10_15_x86_64"),
        ("arm64", {"libduckdb.dylib": fat(INTEL, ARM), "LICENSE": b"text"}, "macosx_13_0_arm64"),
    ],
)
def test_a_mac_s_tag_is_the_oldest_system_of_its_files(hook, monkeypatch, tmp_path, machine, files, tag):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(hook.platform, "machine", lambda: machine)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert hook.platform_tag(tmp_path) == tag


@pytest.mark.parametrize(
    ("content", "tag"),
    [
        (b"..GLIBC_2.17\0..GLIBC_2.25\0GLIBCXX_3.4", "manylinux_2_28_aarch64"),
        (b"GLIBC_2.34\0", "manylinux_2_34_aarch64"),
        (b"", "manylinux_2_28_aarch64"),
    ],
)
def test_a_linux_tag_is_the_newest_glibc_that_is_asked_for(hook, monkeypatch, tmp_path, content, tag):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(hook.platform, "machine", lambda: "aarch64")
    monkeypatch.setattr(hook, "has_glibc", lambda: True)
    (tmp_path / "libduckdb.so").write_bytes(content)
    assert hook.platform_tag(tmp_path) == tag
    monkeypatch.setattr(hook, "has_glibc", lambda: False)
    assert hook.platform_tag(tmp_path) == "musllinux_1_2_aarch64"


@pytest.mark.parametrize(
    ("system", "machine", "glibc", "package"),
    [
        ("linux", "x86_64", True, "linux-x64"),
        ("linux", "aarch64", False, "linux-arm64-musl"),
        ("darwin", "arm64", False, "darwin-arm64"),
    ],
)
def test_the_npm_package_of_a_platform(hook, monkeypatch, system, machine, glibc, package):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(hook.platform, "machine", lambda: machine)
    monkeypatch.setattr(hook, "has_glibc", lambda: glibc)
    assert hook.native_package() == f"@duckdb/node-bindings-{package}"


def test_the_native_packages_are_all_that_the_service_loads(hook):
    modules = dict(hook.native_modules(ROOT / "node_modules"))
    assert {"@duckdb/node-bindings", hook.native_package(), "detect-libc"} == set(modules)
    assert all((folder / "package.json").is_file() for folder in modules.values())


def test_windows_is_refused_with_a_sentence(hook, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    build = hook.CohortlabBuildHook(str(ROOT), {}, None, None, "", "wheel")
    with pytest.raises(RuntimeError, match="Linux and macOS"):
        build.initialize("standard", {})


def test_a_checkout_that_was_not_built_says_so(hook, tmp_path: Path):
    with pytest.raises(RuntimeError, match="npm run build"):
        hook.shared_data(tmp_path)
