"""Finding Node, and the `cohortlab` command that runs on it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cohortlab import node


@pytest.fixture
def fake(tmp_path):
    """Makes a program that says it is some version of Node."""

    def make(said: str) -> Path:
        program = tmp_path / "node"
        program.write_text(f"#!/bin/sh\necho '{said}'\n")
        program.chmod(0o755)
        return program

    return make


def test_the_wheel_s_node_is_found(monkeypatch):
    monkeypatch.delenv("COHORTLAB_NODE", raising=False)
    monkeypatch.setenv("PATH", "")
    found = node.find_node()
    assert subprocess.check_output([found, "--version"], text=True).startswith("v24.")


def test_a_node_that_is_named_comes_first(fake, monkeypatch):
    program = fake("v26.1.0")
    assert node.find_node(str(program)) == program
    monkeypatch.setenv("COHORTLAB_NODE", str(program))
    assert node.find_node() == program


@pytest.mark.parametrize("said", ["v22.20.0", "v9.1", "nonsense", ""])
def test_an_old_or_odd_node_is_refused(fake, said):
    with pytest.raises(node.NodeError, match="node"):
        node.find_node(str(fake(said)))


def test_a_node_that_is_not_there(tmp_path):
    with pytest.raises(node.NodeError, match="does not run"):
        node.find_node(str(tmp_path / "none"))


def test_the_path_is_the_last_resort(fake, monkeypatch):
    monkeypatch.delenv("COHORTLAB_NODE", raising=False)
    monkeypatch.setattr(node, "_node_of_wheel", lambda: None)
    monkeypatch.setenv("PATH", str(fake("v24.0.0").parent))
    assert node.find_node().name == "node"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(node.NodeError, match="pip install"):
        node.find_node()


COMMAND = """
import sys
from pathlib import Path
import cohortlab.node as node
node.SERVICE = Path(sys.argv.pop(1))
node.main()
"""


@pytest.fixture
def command(tmp_path):
    """Runs the console script on a command line of the test's own."""

    def run(script: str, *arguments: str) -> "subprocess.Popen[str]":
        (tmp_path / "cli.mjs").write_text(script)
        line = [sys.executable, "-c", COMMAND, str(tmp_path), *arguments]
        return subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    return run


def test_arguments_input_and_exit_code_are_node_s(command):
    script = """
        const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
        console.log(JSON.stringify([process.argv.slice(2), Buffer.concat(chunks).toString()]));
        process.exitCode = 7;
    """
    with command(script, "demo", "-o", "a b", "--people=3") as running:
        said, _ = running.communicate("input")
    assert json.loads(said) == [["demo", "-o", "a b", "--people=3"], "input"]
    assert running.returncode == 7


def test_a_signal_reaches_node(command):
    script = """
        process.on('SIGTERM', () => process.exit(9));
        setInterval(() => {}, 1000); console.log(process.pid);
    """
    with command(script) as running:
        assert running.stdout is not None
        assert int(running.stdout.readline()) == running.pid
        os.kill(running.pid, signal.SIGTERM)
    assert running.returncode == 9


def test_a_checkout_that_was_not_built_says_so(tmp_path):
    line = [sys.executable, "-c", COMMAND, str(tmp_path), "demo"]
    ended = subprocess.run(line, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "npm run build" in ended.stderr
