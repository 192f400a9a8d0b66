"""What goes wrong between kernel and service: always one clear error, never a short frame."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import cohortlab as cl
import pyarrow as pa
import pytest
from cohortlab import connection, lazy
from pyarrow import ipc

#: This service knows no words, which the study's lock holds.
pytestmark = pytest.mark.filterwarnings("ignore:The study's lock was not written")

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


@pytest.fixture
def cohort(faulty) -> cl.Cohort:
    """A cohort in a kernel whose service is at fault."""
    return cl.cohort("cohorts/gi.cohort.json")


def test_a_whole_answer(faulty, cohort):
    faulty.answers["POST rows"] = rows(stream(), 3)
    table = cohort.to_arrow()
    assert table["person_id"].to_pylist() == [1, -2, 2**62]
    assert cl.provenance(table)["release"] == {"name": "démo ✓", "id": "0123456789abcdef"}
    assert cohort.to_pandas()["person_id"].tolist() == [1, -2, 2**62]
    sent = [each for each in faulty.headers if "x-cohortlab-query" in each][-1]
    assert sent["authorization"] == "Bearer token"
    assert len(sent["x-cohortlab-query"]) == 36


def test_texts_that_came_as_dictionaries_are_texts(faulty, cohort):
    words = pa.array(["a", None, "a"]).dictionary_encode()
    faulty.answers["POST rows"] = rows(stream(pa.table({"word": words}), 1), 3)
    assert cohort.to_arrow().schema.field("word").type == pa.string()
    assert cohort.to_pandas()["word"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("body", "announced"),
    [
        pytest.param(stream()[:-8], None, id="without its end, rows complete"),
        pytest.param(stream(), 10**6, id="fewer bytes than announced"),
    ],
)
def test_complete_rows_are_what_counts(faulty, cohort, body, announced):
    """All batches came; what is missing is the mark of the end."""
    faulty.answers["POST rows"] = rows(body, 3, announced)
    assert cohort.to_arrow().num_rows == 3


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(rows(stream(), 4), id="fewer rows than announced"),
        pytest.param(rows(stream(), 2), id="more rows than announced"),
        pytest.param(rows(stream(TABLE.slice(0, 2), 2), 3), id="an end too early"),
        pytest.param(rows(stream()[:300], 3), id="broken off between batches"),
        pytest.param(rows(stream()[:300], 3, 10**6), id="the service died"),
        pytest.param(rows(stream()[:200], 3), id="broken off in the schema"),
        pytest.param(rows(b"", 3), id="nothing"),
        pytest.param(rows(b"no arrow at all", 3), id="something else"),
    ],
)
def test_never_a_short_frame(faulty, cohort, answer):
    faulty.answers["POST rows"] = answer
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.to_pandas()
    assert caught.value.code == "brokenAnswer"
    assert faulty.calls[-1] == "DELETE queries"


def test_a_service_that_dies_before_it_answers(faulty, cohort):
    def die(call):
        call.close_connection = True

    faulty.answers["POST count"] = die
    with pytest.raises(cl.CohortlabError, match="broke off"):
        cohort.count()


def test_the_database_s_own_words_are_not_printed(faulty, cohort):
    answer = {"code": "engineFailed", "message": "M.", "next": "N.", "detail": "Mrs Smith, 1950-01-01"}
    faulty.answers["POST rows"] = lambda call: call.json(500, answer)
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.to_pandas()
    error = caught.value
    assert error.detail == "Mrs Smith, 1950-01-01"
    assert "Smith" not in str(error) + repr(error) + str(error.args)
    assert ".detail" in str(error)
    assert "DELETE queries" not in faulty.calls


def test_an_error_that_is_no_answer_of_ours(faulty, cohort):
    faulty.answers["POST count"] = lambda call: call.send(500, b"<html>", {})
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.count()
    assert caught.value.code == "internal"


def test_a_wrong_token(notebook, tmp_path, monkeypatch):
    """The real service, another token."""
    real = Path(os.environ["COHORTLAB_RUNTIME"])
    elsewhere = tmp_path / "run"
    elsewhere.mkdir()
    (elsewhere / "kernel.sock").symlink_to(real / "kernel.sock")
    (elsewhere / "kernel.token").write_text("0" * 64)
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(elsewhere))
    for _ in ("wrong", "missing"):
        with pytest.raises(cl.CohortlabError) as caught:
            cl.cohort("cohorts/gi.cohort.json").count()
        assert caught.value.code == "unauthorized"
        (elsewhere / "kernel.token").unlink(missing_ok=True)


def test_another_version_of_the_service(faulty, cohort):
    faulty.answers["GET health"] = lambda call: call.json(200, {"service": "cohortlab", "version": "9.0.0"})
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.count()
    assert caught.value.code == "versionMismatch"
    assert "9.0.0" in str(caught.value)
    assert cl.__version__ in str(caught.value)


def test_outside_jupyterlab(study):
    cohort = cl.cohort("cohorts/gi.cohort.json")
    with pytest.raises(cl.CohortlabError) as caught:
        cohort.count()
    assert caught.value.code == "noJupyterLab"
    assert "size not known" in repr(cohort)


def test_after_jupyterlab_has_ended(study, monkeypatch, tmp_path):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(tmp_path / "gone"))
    with pytest.raises(cl.CohortlabError) as caught:
        cl.releases()
    assert caught.value.code == "jupyterLabGone"


def test_a_service_that_is_down(study, monkeypatch, tmp_path):
    monkeypatch.setenv("COHORTLAB_RUNTIME", str(tmp_path))
    with pytest.raises(cl.CohortlabError) as caught:
        connection.ask("GET", "/releases", patience=0.1)
    assert caught.value.code == "serviceDown"


def test_a_restart_is_waited_for(faulty, cohort, monkeypatch):
    """Nobody listens yet: the client tries again, and finds the service once it is there."""
    folder = Path(os.environ["COHORTLAB_RUNTIME"])
    socket, hidden = folder / "kernel.sock", folder / "hidden.sock"
    socket.rename(hidden)
    tried = threading.Event()
    sleep = connection.time.sleep

    def note(seconds: float) -> None:
        tried.set()
        sleep(seconds)

    monkeypatch.setattr(connection.time, "sleep", note)
    back = threading.Thread(target=lambda: tried.wait(20) and hidden.rename(socket))
    back.start()
    assert [release.name for release in cl.releases()] == ["demo"]
    back.join()


def test_an_interrupted_kernel_cancels_its_query(faulty, study):
    """Ctrl-C, or the stop button: the service hears of it."""
    asked, cancelled = threading.Event(), threading.Event()

    def hang(call):
        asked.set()
        cancelled.wait(20)

    def cancel(call):
        cancelled.set()
        call.json(200, {"state": "cancelled", "percentage": None})

    faulty.answers |= {"POST count": hang, "DELETE queries": cancel}
    script = "import cohortlab as cl; cl.cohort('cohorts/gi.cohort.json').count()"
    with subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True) as kernel:
        assert asked.wait(20)
        kernel.send_signal(signal.SIGINT)
        assert cancelled.wait(20)
        _, said = kernel.communicate()
    assert "KeyboardInterrupt" in said


def test_a_display_does_not_wait_for_long(faulty, cohort, monkeypatch):
    monkeypatch.setattr(lazy, "REPR_LIMIT", 0.1)
    asked = threading.Event()
    faulty.answers["POST describe"] = lambda call: asked.wait(20)
    faulty.answers["DELETE queries"] = lambda call: (asked.set(), call.json(200, {}))
    assert repr(cohort).splitlines()[:2] == ["GI hemorrhage", "size not known: still counting"]
    assert asked.wait(20)


@pytest.mark.parametrize("answer", [{}, {"people": 3}, [], {"name": None}])
def test_a_display_never_fails(faulty, cohort, answer):
    faulty.answers["POST describe"] = lambda call: call.json(200, answer)
    assert repr(cohort).startswith("GI hemorrhage\nsize not known")
    Path(cohort.path).unlink()
    assert repr(cohort).startswith("gi.cohort.json\nsize not known")


@pytest.mark.parametrize("package", ["pyarrow", "pandas", "polars"])
def test_a_missing_package_is_named(faulty, cohort, package, monkeypatch):
    faulty.answers["POST rows"] = rows(stream(), 3)
    for module in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, package, None)
    verb = {"pyarrow": cohort.to_arrow, "pandas": cohort.to_pandas, "polars": cohort.to_polars}[package]
    with pytest.raises(cl.CohortlabError, match=f"%pip install {package}"):
        verb()


def test_a_server_that_offers_no_default(faulty, cohort):
    faulty.answers["GET releases"] = lambda call: call.json(200, {"releases": []})
    with pytest.raises(cl.CohortlabError, match=r"cl\.releases\(\)"):
        cohort.count()


def test_a_bundle_travels_as_utf_8(faulty, study):
    path = study / "cohorts/gi.cohort.json"
    path.write_text(json.dumps({"name": "Überdosis ≥ 3 µg"}, ensure_ascii=False), "utf-8")
    bodies: list[bytes] = []
    answer = {"people": 1, "entries": 1, "remarks": []}
    faulty.answers["POST count"] = lambda call: (bodies.append(call.body), call.json(200, answer))
    cl.cohort("cohorts/gi.cohort.json").count()
    assert json.loads(bodies[0])["bundle"]["text"] == path.read_text("utf-8")
