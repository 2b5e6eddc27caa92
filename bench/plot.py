"""Draws what a record costs as it grows, from what bench/record.py printed.

python bench/plot.py MEASURED.txt CHART.svg
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt


def main(measured: Path, chart: Path) -> None:
    rows = [[float(value) for value in line.split()] for line in measured.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    sizes, batches, single, queries, memory = zip(*rows, strict=True)
    # The same bytes from the same numbers: no date, and names of parts that do not change.
    mpl.rcParams.update({"svg.hashsalt": "constat", "font.size": 9, "svg.fonttype": "none"})
    figure, (times, space) = plt.subplots(1, 2, figsize=(8, 3), layout="constrained")
    times.plot(sizes, single, marker="o", label="one more report")
    times.plot(sizes, batches, marker="o", label="a report, in batches of 1,000")
    times.plot(sizes, queries, marker="o", label="a query (95th percentile)")
    times.set_ylabel("processor time, ms")
    space.plot(sizes, memory, marker="o", color="tab:gray", label="memory of the process")
    space.set_ylabel("MB")
    for axes in (times, space):
        axes.set_xscale("log")
        axes.set_xlabel("reports in the record")
        axes.set_ylim(bottom=0)
        axes.legend(frameon=False)
    figure.savefig(chart, metadata={"Date": None})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
