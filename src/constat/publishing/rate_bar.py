"""A bar on the terminal with a count and a rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text


class _Rate(ProgressColumn):
    """How many are done, of how many, and how many a second."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def render(self, task: Task) -> Text:
        of = f"/{int(task.total):,}" if task.total else ""
        rate = task.finished_speed or task.speed
        return Text(f"{int(task.completed):,}{of} {self.what}" + (f", {rate:,.1f} a second" if rate else ""))


@contextmanager
def rate_bar(doing: str, what: str, console: Console | None = None) -> Iterator[Callable[[int, int | None], None]]:
    """Show a bar on standard error; gives what is to be told how many are done, and of how many where that is known."""
    columns = (TextColumn("{task.description}"), BarColumn(), _Rate(what), TimeElapsedColumn())
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
