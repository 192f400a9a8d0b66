"""The canonical text of a definition: the very bytes that a panel saves.

`sdk/src/definition/format.ts` is the original; a test holds the two equal over every definition of the
corpora. The order of keys is that of the schemas in `schemas/`, which are generated.
"""

import functools
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

#: What stands on one line has at most so many code points, indentation left out.
LINE = 100

#: And an object with objects inside only so many levels of them, and no longer list.
LEVELS = 3
ENTRIES = 3

FOLDER = Path(__file__).parent / "schemas"

Schema = Mapping[str, Any]


def canonical(content: Mapping[str, Any]) -> str:
    """The text of a definition file: two spaces, keys in the schema's order, nothing false or absent.

    Equal definitions have equal text, whoever writes them.
    """
    schema = schema_of(content.get("$schema"))
    ordered = content if schema is None else in_schema_order(schema, schema, content)
    return _layout(ordered, "") + "\n"


@functools.cache
def schema_of(mark: object) -> Schema | None:
    """The JSON Schema of the kind of file that carries the mark, such as `cohortlab:cohort/1`."""
    found = re.fullmatch(r"cohortlab:(cohort|concepts|dataset)/1", mark) if isinstance(mark, str) else None
    if found is None:
        return None
    schema: Schema = json.loads((FOLDER / f"{found[1]}.schema.json").read_text("utf-8"))
    return schema


def in_schema_order(root: Schema, schema: Schema, value: Any) -> Any:
    """The value with its keys in the schema's order, without optional flags that are false."""
    at = _chosen(root, schema, value)
    if at is None:
        return value
    if isinstance(value, list | tuple) and "items" in at:
        return [in_schema_order(root, at["items"], entry) for entry in value]
    if not isinstance(value, Mapping) or "properties" not in at:
        return value
    required = at.get("required", ())
    return {
        key: in_schema_order(root, field, value[key])
        for key, field in at["properties"].items()
        if key in value and not (value[key] is False and key not in required)
    }


def _chosen(root: Schema, schema: Schema, value: Any) -> Schema | None:
    """The schema behind references; of a tagged union the option that the value's tag names."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "oneOf" not in schema:
        return schema
    if not isinstance(value, Mapping):
        return None
    tag = schema["discriminator"]["propertyName"]
    for option in schema["oneOf"]:
        chosen = _chosen(root, option, value)
        if chosen is None:
            continue
        left_out = tag not in value and tag not in chosen.get("required", ())
        if left_out or chosen["properties"][tag].get("const") == value.get(tag):
            return chosen
    return None


def _layout(value: Any, indent: str) -> str:
    if not _is_nested(value):
        return _plain(value)
    flat = None if indent == "" else _on_one_line(value)
    if flat is not None:
        return flat
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    if not value:
        return opening + closing
    inner = indent + "  "
    if isinstance(value, Mapping):
        parts = [f"{_plain(key)}: {_layout(entry, inner)}" for key, entry in value.items()]
    else:
        parts = [_layout(entry, inner) for entry in value]
    lines = ",\n".join(inner + part for part in parts)
    return f"{opening}\n{lines}\n{indent}{closing}"


def _on_one_line(value: Any) -> str | None:
    """Lists and objects of plain values, and small objects with objects inside; None when too much."""
    mapping = isinstance(value, Mapping)
    entries = list(value.values() if mapping else value)
    plain = not any(_is_nested(entry) for entry in entries)
    if not plain and not mapping:
        return None
    text = _joined(value, [_plain(entry) for entry in entries]) if plain else _compact(value, LEVELS)
    return text if text is not None and len(text) <= LINE else None


def _compact(value: Any, levels: int) -> str | None:
    if not _is_nested(value):
        return _plain(value)
    if isinstance(value, Mapping):
        # Groups, criteria, concept sets and tables have lines of their own, so that a diff shows each.
        if levels == 0 or "id" in value or "columns" in value:
            return None
        texts = [_compact(entry, levels - 1) for entry in value.values()]
    else:
        if len(value) > ENTRIES:
            return None
        texts = [_compact(entry, levels) for entry in value]
    whole = [text for text in texts if text is not None]
    return _joined(value, whole) if len(whole) == len(texts) else None


def _joined(value: Any, texts: list[str]) -> str:
    if not isinstance(value, Mapping):
        return f"[{', '.join(texts)}]"
    pairs = [f"{_plain(key)}: {text}" for key, text in zip(value, texts, strict=True)]
    return f"{{ {', '.join(pairs)} }}" if pairs else "{}"


def _is_nested(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple)


def _plain(value: Any) -> str:
    """A plain value as JavaScript's JSON has it."""
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return number(value)
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def number(value: float) -> str:
    """A number as JavaScript writes it: the shortest digits that mean it, an exponent from 1e21 on."""
    sign, figures, exponent = Decimal(repr(float(value))).as_tuple()
    digits = "".join(map(str, figures)).rstrip("0").lstrip("0")
    if not digits:
        return "0"
    point = len(figures) + int(exponent)  # digits before the decimal point
    minus = "-" if sign else ""
    if len(digits) <= point <= 21:
        return minus + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{minus}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{digits}"
    mantissa = digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "")
    return f"{minus}{mantissa}e{point - 1:+d}"
