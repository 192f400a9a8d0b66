"""Folders of our own: private, outside the server's root, swept when their owner has gone."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cohortlab.folders import LOCK, make_folder, sweep


def test_a_folder_is_private_and_removed(tmp_path):
    folder = make_folder([tmp_path], None)
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    folder.remove()
    folder.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_lies_outside_the_root(tmp_path):
    root, other = tmp_path / "root", tmp_path / "other"
    inside = root / "inside"
    for path in (root, other, inside):
        path.mkdir()
    folder = make_folder([inside, root, other], root)
    assert folder.path.parent == other
    folder.remove()


def test_under_a_root_that_holds_everything_the_folder_is_hidden(tmp_path):
    folder = make_folder([tmp_path], Path("/"))
    assert folder.path.name.startswith(".")
    folder.remove()


def test_a_path_too_long_for_a_socket_is_passed_over(tmp_path):
    long = tmp_path / ("x" * 100)
    long.mkdir()
    folder = make_folder([long, Path("/tmp")], None, longest=80)
    assert folder.path.parent == Path("/tmp")
    folder.remove()


def test_no_base_is_an_error(tmp_path):
    with pytest.raises(OSError, match="no folder"):
        make_folder([tmp_path / "missing"], None)


def test_a_living_owner_keeps_its_folder(tmp_path):
    folder = make_folder([tmp_path], None)
    sweep(tmp_path)
    assert (folder.path / LOCK).exists()
    folder.remove()


def test_a_dead_owner_leaves_its_folder_to_the_next(tmp_path):
    script = (
        "import os, signal; from pathlib import Path; from cohortlab.folders import make_folder;"
        f"f = make_folder([Path({str(tmp_path)!r})], None); (f.path / 'spill.tmp').write_text('x');"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    (left,) = tmp_path.iterdir()
    assert (left / "spill.tmp").exists()
    folder = make_folder([tmp_path], None)
    assert list(tmp_path.iterdir()) == [folder.path]
    folder.remove()


def test_what_is_not_ours_is_left_alone(tmp_path):
    """No lock, or a link to elsewhere: not a folder that we made."""
    (tmp_path / "cohortlab-notes").mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / LOCK).touch()
    (tmp_path / "cohortlab-link").symlink_to(elsewhere)
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "cohortlab-link",
        "cohortlab-notes",
        "elsewhere",
    ]
