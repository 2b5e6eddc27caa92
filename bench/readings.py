"""Every example of a codebook, read with reasons: one JSON object a line, by which two builds of the package are compared.

    python bench/readings.py CODEBOOK        (make same compares what the source and the compiled package print)

Fails where the package is not what it ought to be: run from .venv-compiled it must be compiled, else not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from constat.intake.documents import make_report
from constat.publishing.reading_json import reading_line
from constat.publishing.ready import ready_reader
from constat.reading import reader as module
from constat.reading.training.examples import read_examples


def main() -> None:
    compiled = not str(module.__file__).endswith(".py")
    if compiled != (Path(sys.prefix).name == ".venv-compiled"):
        raise SystemExit(f"{module.__file__} is {'' if compiled else 'not '}compiled")
    reader = ready_reader(None)
    for example in read_examples(Path(sys.argv[1])):
        report = make_report(f"{example.doc}.txt", example.text.encode(), day=example.published)
        print(reading_line(reader.read(report, explain=True), report.text))


if __name__ == "__main__":
    main()
