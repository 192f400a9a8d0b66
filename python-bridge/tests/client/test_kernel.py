"""A real kernel: what its cells display."""

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager


@pytest.fixture
def kernel(faulty, study) -> Iterator[BlockingKernelClient]:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(study), env=dict(os.environ))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(kernel: BlockingKernelClient, code: str) -> list[dict[str, Any]]:
    """What a cell displayed, in order: the content of its messages."""
    shown: list[dict[str, Any]] = []

    def note(message: dict[str, Any]) -> None:
        if message["msg_type"] not in ("status", "execute_input"):
            shown.append({"type": message["msg_type"], **message["content"]})

    kernel.execute_interactive(code, output_hook=note, timeout=60)
    return shown


def test_progress_comes_in_steps_and_goes(faulty, kernel):
    states = iter([None, 3, 42, 44, 97])
    asked_enough = threading.Event()

    def state(call):
        percentage = next(states, None)
        if percentage == 97:
            asked_enough.set()
        call.json(200, {"state": "running", "percentage": percentage})

    def count(call):
        asked_enough.wait(30)
        call.json(200, {"people": 3, "entries": 4, "remarks": []})

    faulty.answers |= {"GET queries": state, "POST count": count}
    shown = run(kernel, "import cohortlab as cl\ncl.cohort('cohorts/gi.cohort.json').count('entries')")
    texts = [message["data"]["text/plain"] for message in shown]
    assert texts == ["Counting…", "Counting… 0 %", "Counting… 40 %", "Counting… 95 %", "", "4"]
    kinds = [message["type"] for message in shown]
    assert kinds == ["display_data", *["update_display_data"] * 4, "execute_result"]
    assert len({message["transient"]["display_id"] for message in shown[:-1]}) == 1


def test_a_quick_answer_shows_no_progress(faulty, kernel):
    faulty.answers["POST count"] = lambda call: call.json(200, {"people": 3, "entries": 4, "remarks": []})
    shown = run(kernel, "import cohortlab as cl\ncl.cohort('cohorts/gi.cohort.json').count()")
    assert [message["data"]["text/plain"] for message in shown] == ["3"]


def test_an_object_describes_itself_once(faulty, kernel):
    """As text and as HTML, from one question to the service."""
    faulty.answers["POST describe"] = lambda call: call.json(
        200,
        {
            "release": {"name": "demo", "id": "0123456789abcdef"},
            "hash": "ab",
            "kind": "events",
            "name": "<b>GI",
            "people": {"kind": "rounded", "value": 480, "base": 20},
            "entries": {"kind": "rounded", "value": 520, "base": 20},
            "tables": [],
            "remarks": [],
        },
    )
    (shown,) = run(kernel, "import cohortlab as cl\ncl.cohort('cohorts/gi.cohort.json')")
    assert "≈480 people, ≈520 entries" in shown["data"]["text/plain"]
    assert "&lt;b&gt;GI" in shown["data"]["text/html"]
    assert faulty.calls.count("POST describe") == 1


def test_an_error_s_cell_does_not_print_the_database_s_words(faulty, kernel):
    answer = {"code": "engineFailed", "message": "M.", "next": "N.", "detail": "Mrs Smith"}
    faulty.answers["POST rows"] = lambda call: call.json(500, answer)
    (shown,) = run(kernel, "import cohortlab as cl\ncl.cohort('cohorts/gi.cohort.json').to_arrow()")
    assert shown["type"] == "error"
    assert "Smith" not in str(shown)
    (detail,) = run(kernel, "import sys; sys.last_value.detail")
    assert detail["data"]["text/plain"] == "'Mrs Smith'"
