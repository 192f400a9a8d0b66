"""What a cell displays of an object, as text and as HTML in the colours of JupyterLab.

A display is saved with the notebook and travels with it: what comes here went through the disclosure door.
Names come from files that anybody may have written, so everything is escaped.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of a display under a title: a table with a head and rows, or lines of text."""

    title: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()


FRAME = (
    "color:var(--jp-ui-font-color1);font-family:var(--jp-ui-font-family);font-size:var(--jp-ui-font-size1)"
)
QUIET = "color:var(--jp-ui-font-color2)"
TABLE = "border-collapse:collapse;margin:4px 0"
CELL = "border-bottom:1px solid var(--jp-border-color2);padding:2px 12px 2px 0"
TEXT = "white-space:pre-wrap;margin:4px 0;font-family:inherit"


def text_of(lines: Sequence[str], sections: Sequence[Section] = ()) -> str:
    """A display as plain text."""
    return "\n".join([*lines, *(line for section in sections for line in _text(section))])


def html_of(lines: Sequence[str], sections: Sequence[Section] = ()) -> str:
    """A display as HTML: the first line is its name; sections can be folded."""
    first, *rest = (html.escape(line) for line in lines)
    facts = "".join(f'<br><span style="{QUIET}">{line}</span>' for line in rest)
    return f'<div style="{FRAME}"><strong>{first}</strong>{facts}{"".join(map(_html, sections))}</div>'


def _text(section: Section) -> list[str]:
    table = [section.head, *section.rows] if section.rows else []
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    rows = ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
    return [f"{section.title}:", *rows, *(f"  {line}" for line in section.lines)]


def _html(section: Section) -> str:
    head = "".join(_cell("th", each) for each in section.head)
    rows = "".join(f"<tr>{''.join(_cell('td', each) for each in row)}</tr>" for row in section.rows)
    table = (
        f'<table style="{TABLE}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>' if rows else ""
    )
    lines = html.escape("\n".join(section.lines))
    text = f'<pre style="{TEXT}">{lines}</pre>' if lines else ""
    return f"<details open><summary>{html.escape(section.title)}</summary>{table}{text}</details>"


def _cell(tag: str, text: str) -> str:
    return f'<{tag} style="{CELL};text-align:left">{html.escape(text)}</{tag}>'
