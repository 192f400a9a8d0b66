"""A concept search keystroke by keystroke, as a panel asks it, on two million made-up names.

Prints the median and the 95th of a hundred for every kind of typing, what the release takes on disk, how long
the first question waits for the words to be read, and the memory of the service before and after.
"""

import argparse
import http.client
import json
import os
import random
import socket
import statistics
import string
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
from cohortlab.node import find_node, find_script
from vocabulary_cdm import write_cdm

from service import service

QUERIES = 40


class Panel(http.client.HTTPConnection):
    """A connection to the socket of panels, kept open as a proxy keeps it."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost")
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._path))

    def search(self, text: str) -> None:
        body = json.dumps({"text": text})
        self.request("POST", "/releases/names/search", body, {"content-type": "application/json"})
        answer = self.getresponse()
        said = json.loads(answer.read())
        if answer.status != 200:
            raise RuntimeError(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=2_000_000)
    parser.add_argument("--keep", type=Path, help="a folder to make the release in, and to find it in again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cohortlab-bench-") as temporary:
        folder = given.keep or Path(temporary)
        release = folder / f"names-{given.names}.duckdb"
        if not release.exists():
            make(folder / "cdm", release, given.names)
        print(f"load {os.getloadavg()[0]:.1f}; release {release.stat().st_size / 1e6:,.0f} MB")
        measure(release)


def make(cdm: Path, release: Path, names: int) -> None:
    start = time.perf_counter()
    write_cdm(cdm, names)
    print(f"made up in {time.perf_counter() - start:.0f} s")
    start = time.perf_counter()
    command = [str(find_node(None)), str(find_script("cli.mjs")), "prepare", str(cdm), "-o", str(release)]
    subprocess.run([*command, "--name", "names"], check=True, stdout=subprocess.DEVNULL)
    print(f"prepared in {time.perf_counter() - start:.0f} s")


def measure(release: Path) -> None:
    kinds = {kind: list(typed) for kind, typed in typings(release).items()}
    with service(release) as runtime:
        panel = Panel(runtime / "panel.sock")
        panel.request("GET", "/releases")
        panel.getresponse().read()
        before = memory(runtime)
        start = time.perf_counter()
        panel.search("heart")
        first = time.perf_counter() - start
        print(f"first question {first:.1f} s; memory {before:,.0f} MB, then {memory(runtime):,.0f} MB")
        everything: list[float] = []
        for kind, texts in kinds.items():
            times = [timed(panel, text) for text in texts]
            everything += times
            print(line(kind, times))
        print(line("all", everything))
        print(f"memory at the end {memory(runtime):,.0f} MB")


def timed(panel: Panel, text: str) -> float:
    start = time.perf_counter()
    panel.search(text)
    return time.perf_counter() - start


def line(kind: str, times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=100)
    return (
        f"{kind:<28} {len(times):>5} keystrokes   median {statistics.median(times) * 1000:>6.1f} ms   "
        f"95th {cuts[94] * 1000:>6.1f} ms   slowest {max(times) * 1000:>6.1f} ms"
    )


def memory(runtime: Path) -> float:
    """Megabytes in memory of the process that listens in the folder."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(runtime).encode() in command:
            status = (process / "status").read_text()
            return int(status.split("VmRSS:")[1].split()[0]) / 1000
    return 0.0


def typings(release: Path) -> dict[str, Iterator[str]]:
    """Texts as they grow under the fingers, by kind."""
    chance = random.Random(7)
    base = duckdb.connect(str(release), read_only=True)
    rows = base.execute(
        f"""(select concept_name, concept_code, concept_id from concept
              join cohortlab.concept_count using (concept_id)
              order by people desc, concept_id limit {QUERIES})
            union all
            (select concept_name, concept_code, concept_id from concept where concept_id % 3001 = 0
              order by md5(concept_id::varchar) limit {QUERIES})"""
    ).fetchall()
    base.close()
    names = [[word.lower() for word in name.split()][:4] for name, _, _ in rows]
    return {
        "words in order": (text for words in names for text in growing(" ".join(words[:3]))),
        "beginnings of every word": (
            text for words in names for text in growing(" ".join(word[:3] for word in words))
        ),
        "one slip, anywhere": (
            text for words in names for text in growing(slip(chance, " ".join(words[:2])))
        ),
        "first letter wrong": (
            text for words in names for text in growing(chance.choice(string.ascii_lowercase) + words[0][1:])
        ),
        "quoted, one left out": (f'"{" ".join(words[:2])}" -{words[-1]}' for words in names),
        "codes": (text for _, code, _ in rows for text in growing(code)),
        "ids": (str(identifier) for _, _, identifier in rows),
        "nothing like it": (text for _ in rows for text in growing("".join(chance.choices("qxzjvkw", k=9)))),
    }


def growing(text: str) -> Iterator[str]:
    """From the second letter on, as panels ask."""
    return (text[:end] for end in range(2, len(text) + 1))


def slip(chance: random.Random, text: str) -> str:
    """One letter too many, too few, wrong, or two exchanged."""
    at = chance.randrange(len(text) - 1)
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            text[:at] + letter + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


if __name__ == "__main__":
    main()
