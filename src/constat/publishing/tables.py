"""Tables for people: fitted to a terminal, plain columns that no line is wrapped in elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table

_AT_ONCE = 100
"""Rows whose widths are worked out together, so that a long table streams."""
_GAP = "  "


def print_table(out: TextIO, heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: frozenset[str] = frozenset()) -> int:
    """Print rows under their heads, columns of numbers to the right; returns how many there were."""
    console = Console(file=out, highlight=False, emoji=False, markup=False)
    count = 0
    for some in _in_parts(rows):
        if console.is_terminal:
            _print_fitted(console, heads, some, numbers)
        else:
            out.writelines(f"{line}\n" for line in _plain(heads, some, numbers, with_heads=not count))
        count += len(some)
    return count


def _in_parts(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def _print_fitted(console: Console, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[str]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right" if head in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _plain(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[str], *, with_heads: bool) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in [heads, *rows] if with_heads else rows:
        cells = [cell.rjust(width) if head in numbers else cell.ljust(width) for head, cell, width in zip(heads, row, widths, strict=True)]
        yield _GAP.join(cells).rstrip()
