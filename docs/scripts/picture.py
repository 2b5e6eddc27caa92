"""Draws the picture of the README from what the command prints: `make picture`."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
REPORT = Path("examples/channel/01-wimereux-agency-morning.txt")
PICTURE = ROOT / "docs" / "images" / "read.svg"
WIDTH = 100
LINES = 25
FONT_FACE = re.compile(r"@font-face \{[^}]*\}\s*")


def main() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "constat", "read", "--color", str(REPORT)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    for line in printed.splitlines()[:LINES]:
        console.print(Text.from_ansi(line), soft_wrap=True)
    drawn = console.export_svg(title=f"constat read {REPORT.as_posix()}", unique_id="constat-read")
    # The fonts that the drawing would fetch from the network are left out; the reader's own monospace does.
    PICTURE.write_text(FONT_FACE.sub("", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
