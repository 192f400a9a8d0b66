"""The lock of a study: which release, which definitions and which Cohortlab its results came from.

`cohortlab.lock.json` lies beside `cohortlab.toml` and is written when rows are read, never when something
is opened or counted. It holds no count and no time: the same run leaves the same file.
"""

import difflib
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .connection import ask, own_version
from .errors import CohortlabError, CohortlabWarning
from .files import Source, find_definition, relative, study_here, write_text
from .streams import Origin
from .study import LOCK, StudyError, settings_release

SAME = "SAME"
RELEASE_CHANGED = "SAME DEFINITIONS BUT RELEASE CHANGED"
DIFFERENT = "DIFFERENT"

#: What `cohortlab verify-lock` exits with.
EXITS = {SAME: 0, RELEASE_CHANGED: 1, DIFFERENT: 2}

Lock = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What became of a study since it was locked.

    Attributes:
        status: `SAME`, `SAME DEFINITIONS BUT RELEASE CHANGED` or `DIFFERENT`.
        differences: each in words, such as `cohorts/a.cohort.json: step 2: day 30 → day 90`.
    """

    status: str
    differences: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, 1 or 2, in the order of the statuses."""
        return EXITS[self.status]

    def __repr__(self) -> str:
        return "\n".join([self.status, *(f"  - {each}" for each in self.differences)])


def note(source: Source, cohort: Source | None, origin: Origin, people: str | None = None) -> None:
    """Notes in the study's lock that rows of a definition were read; warns when it cannot.

    The rows have arrived: a lock that cannot be written is no reason to keep them back.
    """
    try:
        record(source, cohort, origin, people)
    except CohortlabError as error:
        warnings.warn(CohortlabWarning(f"The study's lock was not written: {error.message}"), stacklevel=6)


def record(source: Source, cohort: Source | None, origin: Origin, people: str | None = None) -> None:
    """Notes in the study's lock that rows of a definition were read.

    `cohort` stands in for the one that the definition names, `people` is the name of those worked out in a
    notebook who do. Nothing is noted of what lies in no study or in no file, nor of a release that was named
    outright when the lock holds another. Raises `CohortlabError` when the lock cannot be written.
    """
    study = source.study()
    if study is None or source.path is None or (cohort is not None and cohort.path is None):
        return
    file = study.root / LOCK
    lock = read(file) if file.exists() else {}
    release = origin["release"]
    if lock and lock["release"]["id"] != release["id"]:
        return
    instead = {}
    if cohort is not None and cohort.path is not None:
        instead = {"cohort": relative(cohort.path, study.root)}
    elif people is not None:
        instead = {"people": people}
    key = relative(source.path, study.root) + _for(instead)
    known = lock.get("definitions", {})
    noted = known.get(key)
    if noted is None or noted["hash"] != origin["hash"]:
        noted = {"hash": origin["hash"], **instead, "words": _words(source, cohort, people)["lines"]}
    whole = {
        "release": {**release, "vocabularyVersion": _offer(release["id"]).get("vocabularyVersion", "")},
        "definitions": dict(sorted({**known, key: noted}.items())),
        "tools": {"cohortlab": own_version()},
    }
    if whole != lock:
        write_text(file, json.dumps(whole, indent=2, ensure_ascii=False) + "\n")


def _for(noted: dict[str, Any]) -> str:
    """How an entry is called behind its file: for whom else than the people that the file names."""
    if "cohort" in noted:
        return f" for {noted['cohort']}"
    return f" for {noted['people']}, worked out in a notebook" if "people" in noted else ""


def verify_lock() -> Verdict:
    """Whether the study of this notebook is still what its lock says.

    Definitions are compared by their meaning: names, notes and layout may change. The release is the one
    that the study would use now: of its `cohortlab.toml`, else of the lock's name.

    Raises `CohortlabError` where there is no lock.
    """
    study = study_here()
    if study is None or not (study.root / LOCK).exists():
        raise CohortlabError("noLock")
    return compare(study.root, read(study.root / LOCK))


def compare(root: Path, lock: Lock) -> Verdict:
    """What became of the study in `root` since it was as `lock` says."""
    definitions = [
        f"{key}: {each}"
        for key, noted in lock["definitions"].items()
        for each in _differences(root, key, noted)
    ]
    release = list(_release_change(root, lock))
    tools = list(_tool_change(lock))
    status = DIFFERENT if definitions else RELEASE_CHANGED if release else SAME
    return Verdict(status, (*definitions, *release, *tools, *_unknowable(lock)))


def read(file: Path) -> Lock:
    """The content of a lock file. Raises `CohortlabError` when it is none."""
    try:
        lock: Lock = json.loads(file.read_text("utf-8"))
        if isinstance(lock["release"]["id"], str) and all(
            isinstance(each["hash"], str) for each in lock.get("definitions", {}).values()
        ):
            return {"definitions": {}, **lock}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise CohortlabError(
        "studyUnreadable", message=f"{file} is no lock.", next="Delete it: the next run writes it anew."
    )


def _differences(root: Path, key: str, noted: dict[str, Any]) -> Iterator[str]:
    name = key.removesuffix(_for(noted))
    if not (root / name).is_file():
        yield "the file is gone"
        return
    source = find_definition(root / name, "")
    try:
        cohort = find_definition(root / noted["cohort"], "") if "cohort" in noted else None
        now = _words(source, cohort, noted.get("people"))
    except CohortlabError as error:
        yield " ".join([error.message, *map(str, error.problems)])
        return
    if now["hash"] != noted["hash"]:
        yield from list(in_words(noted.get("words", []), now["lines"])) or ["its meaning changed"]


def _words(source: Source, cohort: Source | None, people: str | None) -> dict[str, Any]:
    """The hash of a definition's meaning, and what it says, line by line.

    For people of a notebook it says its tables alone, as the cohort that its file names is not theirs.
    """
    payload: dict[str, Any] = {"bundle": source.bundle()}
    if cohort is not None:
        payload["cohort"] = cohort.bundle()
    answer = ask("POST", "/words", payload)
    content = source.content()
    tables = content.get("tables", []) if isinstance(content, dict) else []
    # Tables of other shapes are told by the service.
    lines = [
        f"table {each['name']}: {each['table']} ({', '.join(each['columns'])})"
        for each in tables
        if "columns" in each
    ]
    if people is None:
        lines += filter(None, map(str.strip, answer["text"].split("\n")))
    return {"hash": answer["hash"], "lines": lines}


def in_words(before: list[str], after: list[str]) -> Iterator[str]:
    """What changed from some lines to others: what is new, what is gone, and which words are others."""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old, new = before[a:b], after[c:d]
        for one, other in zip(old, new, strict=False):
            yield _changed_words(one, other)
        yield from (f"gone: {line}" for line in old[len(new) :])
        yield from (f"new: {line}" for line in new[len(old) :])


#: Words on either side of a change that say where it is.
AROUND = 2


def _changed_words(before: str, after: str) -> str:
    old, new = (re.findall(r"\w+(?:[.-]\w+)*|\S", line) for line in (before, after))
    changes = [
        each
        for each in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if each[0] != "equal"
    ]
    told = []
    for _, a, b, c, d in changes:
        left, right = old[max(0, a - AROUND) : a], old[b : b + AROUND]
        words = f"{' '.join(old[a:b]) or '–'} → {' '.join(new[c:d]) or '–'}"
        told.append(re.sub(r" ([,.;:)])", r"\1", " ".join([*left, words, *right])))
    head = f"step {old[0]}: " if old and old[0].isdigit() else ""
    return head + "; ".join(told)


def _release_change(root: Path, lock: Lock) -> Iterator[str]:
    locked = lock["release"]
    try:
        wanted = settings_release(root)
    except StudyError as error:
        raise CohortlabError("studyUnreadable", message=str(error)) from error
    now = _offer(wanted or locked.get("name", "")) or ({} if wanted else _offer(locked["id"]))
    if not now:
        yield f"release: {wanted or locked.get('name')} is not offered here"
    elif now["id"] != locked["id"]:
        yield f"release: {locked.get('name')} ({locked['id'][:8]}) → {now['name']} ({now['id'][:8]})"
        before, after = locked.get("vocabularyVersion"), now["vocabularyVersion"]
        if before != after:
            yield f"vocabulary: {before} → {after}"


def _tool_change(lock: Lock) -> Iterator[str]:
    before, now = lock.get("tools", {}).get("cohortlab"), own_version()
    if before != now:
        yield f"Cohortlab: {before} → {now}"


def _unknowable(lock: Lock) -> Iterator[str]:
    for key, noted in lock["definitions"].items():
        if "people" in noted:
            yield f"{key}: these people come from no file; whether they are still the same, nothing says"


def _offer(name_or_id: str) -> dict[str, Any]:
    offered = ask("GET", "/releases")["releases"]
    found = (each for each in offered if name_or_id in (each["name"], each["id"]))
    return next(found, {})
