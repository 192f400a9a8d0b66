"""What goes wrong between R and the service: always one clear error, never a short frame."""

import io
import os
import signal
import socket
import threading
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import ipc
from r_kernel import error_of, said, started

pytestmark = pytest.mark.r

TABLE = pa.table({"person_id": pa.array([1, -2, 2**62], pa.int64())})


def stream(table: pa.Table = TABLE, batches: int = 3) -> bytes:
    """An Arrow stream."""
    out = io.BytesIO()
    with ipc.new_stream(out, table.schema) as writer:
        for batch in table.to_batches(max_chunksize=-(-table.num_rows // batches)):
            writer.write_batch(batch)
    return out.getvalue()


def rows(body: bytes, rows: int, announced: int | None = None):
    """An answer with `body`, said to hold `rows` rows in `announced` bytes."""
    headers = {
        "content-type": "application/vnd.apache.arrow.stream",
        "x-cohortlab-rows": str(rows),
        "x-cohortlab-release": "d%C3%A9mo%20%E2%9C%93",
        "x-cohortlab-release-id": "0123456789abcdef",
        "x-cohortlab-hash": "ab" * 32,
    }
    return lambda call: call.send(200, body, headers, announced)


READS = ["collect(gi)", "each_batch(gi, function(batch) NULL)"]


def test_a_whole_answer(faulty, study):
    faulty.answers["POST rows"] = rows(stream(), 3)
    code = "f <- collect(gi); cat(as.character(f$person_id), attr(f, 'cohortlab')$release$name)"
    assert said(code, study) == f"1 -2 {2**62} démo ✓"
    sent = faulty.headers[-1]
    assert sent["authorization"] == "Bearer token"
    assert len(sent["x-cohortlab-query"]) == 36
    assert "dictionaries" not in sent["accept"]
    assert "DELETE queries" not in faulty.calls


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize(
    "answer",
    [
        rows(stream(), 4),
        rows(stream(), 2),
        rows(stream(), 0),
        rows(stream()[:-300], 3),
        rows(stream()[:40], 3),
        rows(b"", 3),
        rows(b"not Arrow at all", 3),
        rows(stream()[:-8], 3, len(stream())),
        rows(stream()[:200], 3, len(stream())),
        rows(stream(TABLE.slice(0, 2), 1), 3),
    ],
    ids=[
        "row missing",
        "row too many",
        "none wanted",
        "batch missing",
        "schema cut",
        "empty",
        "nonsense",
        "end cut off",
        "broken off",
        "ended early",
    ],
)
def test_an_answer_that_is_not_whole(faulty, study, read, answer):
    faulty.answers["POST rows"] = answer
    assert error_of(read, study)["code"] == "brokenAnswer"
    assert "DELETE queries" in faulty.calls


def test_a_service_that_dies(faulty, study):
    def die(call):
        call.connection.shutdown(socket.SHUT_RDWR)
        call.close_connection = True

    faulty.answers["POST count"] = die
    assert error_of("count(gi)", study)["code"] == "brokenAnswer"


def test_the_database_s_own_words_are_not_printed(faulty, study):
    answer = {"code": "engineFailed", "message": "M.", "next": "N.", "detail": "Mrs Smith, 1950-01-01"}
    faulty.answers["POST rows"] = lambda call: call.json(500, answer)
    error = error_of("collect(gi)", study)
    assert error["detail"] == "Mrs Smith, 1950-01-01"
    assert "Smith" not in error["message"]
    assert "error_detail()" in error["message"]
    assert "Smith" not in said("try(collect(gi), silent = TRUE); cat(geterrmessage())", study)


def test_an_error_that_is_no_answer_of_ours(faulty, study):
    faulty.answers["POST count"] = lambda call: call.send(500, b"<html>", {})
    assert error_of("count(gi)", study)["code"] == "internal"
    faulty.answers["POST rows"] = lambda call: call.send(500, b"", {})
    assert error_of("collect(gi)", study)["code"] == "internal"


def test_another_version_of_the_service(faulty, study):
    faulty.answers["GET health"] = lambda call: call.json(200, {"service": "cohortlab", "version": "9.0.0"})
    error = error_of("count(gi)", study)
    assert error["code"] == "versionMismatch"
    assert "9.0.0" in error["message"]


def test_a_wrong_token(notebook, tmp_path, monkeypatch):
    """The real service, another token."""
    real = Path(os.environ["COHORTLAB_RUNTIME"])
    elsewhere = tmp_path / "run"
    elsewhere.mkdir()
    (elsewhere / "kernel.sock").symlink_to(real / "kernel.sock")
    (elsewhere / "kernel.token").write_text("0" * 64)
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(elsewhere))
    for _ in ("wrong", "missing"):
        assert error_of("count(gi)", notebook)["code"] == "unauthorized"
        (elsewhere / "kernel.token").unlink(missing_ok=True)


def test_a_restart_is_waited_for(faulty, study):
    """Nobody listens yet: the client tries again, and finds the service once it is there."""
    folder = Path(os.environ["COHORTLAB_RUNTIME"])
    listening, hidden = folder / "kernel.sock", folder / "hidden.sock"
    listening.rename(hidden)
    with started("cat('trying\\n'); cat(releases()$name)", study) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "trying\n"
        hidden.rename(listening)
        assert process.communicate(timeout=60)[0] == "demo"


@pytest.mark.parametrize(("call", "route"), [("count(gi)", "POST count"), ("collect(gi)", "POST rows")])
def test_an_interrupted_kernel_cancels_its_query(faulty, study, call, route):
    """The stop button: the service hears of it."""
    asked, cancelled = threading.Event(), threading.Event()

    def hang(call):
        asked.set()
        cancelled.wait(20)

    def cancel(call):
        cancelled.set()
        call.json(200, {"state": "cancelled", "percentage": None})

    faulty.answers |= {route: hang, "DELETE queries": cancel}
    interrupted = f"tryCatch({call}, interrupt = function(i) cat('interrupted'))"
    with started(interrupted, study) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        assert cancelled.wait(20)
        assert process.communicate(timeout=60)[0] == "interrupted"


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("wait", [0, 0.02, 0.2])
def test_a_stream_that_hangs_can_be_interrupted(faulty, study, read, wait):
    """In the middle of a batch: before R has seen the first piece, while it looks at it, after."""
    half, cancelled = threading.Event(), threading.Event()
    whole = stream()

    def send(call):
        rows(whole[:300], 3, len(whole))(call)
        call.wfile.flush()
        half.set()
        cancelled.wait(20)

    def cancel(call):
        cancelled.set()
        call.json(200, {"state": "cancelled", "percentage": None})

    faulty.answers |= {"POST rows": send, "DELETE queries": cancel}
    interrupted = f"tryCatch({read}, interrupt = function(i) cat('interrupted'))"
    with started(interrupted, study) as process:
        assert half.wait(60)
        assert not cancelled.wait(wait)
        process.send_signal(signal.SIGINT)
        assert cancelled.wait(20)
        assert process.communicate(timeout=60)[0] == "interrupted"


def test_a_display_does_not_wait_for_long(faulty, study):
    asked = threading.Event()
    faulty.answers["POST describe"] = lambda call: asked.wait(30)
    faulty.answers["DELETE queries"] = lambda call: (asked.set(), call.json(200, {}))
    assert said("print(gi)", study).splitlines()[:2] == ["GI hemorrhage", "size not known: still counting"]
    assert asked.is_set()


@pytest.mark.parametrize("answer", [{}, {"people": 3}, [], {"name": None}])
def test_a_display_never_fails(faulty, study, answer):
    faulty.answers["POST describe"] = lambda call: call.json(200, answer)
    assert said("print(gi)", study).startswith("GI hemorrhage\nsize not known")
