"""How fast Constat reads, beside three libraries that people use for parts of it, on the same texts in the same run.

    make bench            (installs the libraries that are measured beside it)
    python bench/speed.py [DIRECTORY]

Reads the reports in DIRECTORY; without one, those in ../shared/gold/texts where that is there, else the project's example
reports. The libraries do less than Constat does: dateparser.search finds dates, quantulum3 finds numbers with units,
spaCy's blank English pipeline finds words and sentences. Each is warmed up with one report, then reads all of them
three times; the fastest time counts. Times are processor time of this process, so that other work on the machine
counts little.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from constat.intake.documents import make_report
from constat.publishing.ready import ready_reader
from constat.reading import reader as module
from constat.reading.reader import Reader

ROUNDS = 3
HERE = Path(__file__).resolve().parent
PEER_SHARE = 6
"""The slowest peers read every sixth report only; their rates are of what they read."""
NOTHING = (
    "The orchestra gave the second of its spring concerts in the town hall on Friday, and the hall was nearly full. "
    "A quartet by Haydn opened the evening; the slow movement was taken at a walking pace, which suited it. "
    "After the interval came songs by Fauré, sung from memory, and an encore that nobody had been told about.\n\n"
)


def texts_from(directory: Path) -> list[tuple[str, bytes]]:
    """The .txt and .md reports of a directory, by name."""
    return [(path.name, path.read_bytes()) for path in sorted(directory.rglob("*")) if path.suffix in (".txt", ".md")]


def fastest(read: Callable[[str], object], texts: Sequence[str], rounds: int = ROUNDS) -> float:
    """Megabytes of UTF-8 a second, in the fastest of a few rounds."""
    size = sum(len(text.encode("utf-8", errors="surrogatepass")) for text in texts)
    read(texts[0])
    times = []
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        for text in texts:
            read(text)
        times.append(time.process_time() - begun)
    return size / min(times) / 1e6


def constat_reads(reader: Reader) -> Callable[[str], object]:
    return lambda text: reader.read(make_report("report.txt", text.encode("utf-8", errors="surrogatepass")))


def peers() -> list[tuple[str, Callable[[str], object], int]]:
    """The libraries beside it, as functions of a text, each with the share of reports that it reads."""
    found: list[tuple[str, Callable[[str], object], int]] = []
    try:
        from dateparser.search import search_dates

        found.append(("dateparser.search", lambda text: search_dates(text, languages=["en"]), PEER_SHARE))
    except ImportError:
        print("dateparser is not installed; run make bench")
    try:
        from quantulum3 import parser

        found.append(("quantulum3", parser.parse, PEER_SHARE))
    except ImportError:
        print("quantulum3 is not installed; run make bench")
    try:
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        found.append(("spaCy blank + sentencizer", nlp, 1))
    except ImportError:
        print("spaCy is not installed; run make bench")
    return found


def start_up() -> tuple[float, float]:
    """Seconds for the whole command on the shortest report, and for Python itself doing nothing: the fastest of five."""

    def fastest_run(command: list[str]) -> float:
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run(command, input=b"Two boats came.\n", stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - begun)
        return min(times)

    constat = [sys.executable, "-m", "constat.publishing.cli", "read", "--format", "jsonl", "-"]
    return fastest_run(constat), fastest_run([sys.executable, "-c", "pass"])


def memory_after(reader: Reader, texts: Sequence[str], readings: int) -> float:
    """Megabytes in use after a number of readings."""
    read = constat_reads(reader)
    for number in range(readings):
        read(f"{texts[number % len(texts)]}\n\nEdition {number}.")
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not say how much memory a process uses")


def main() -> None:
    shared = HERE.parent.parent / "shared" / "gold" / "texts"
    directory = Path(sys.argv[1]) if len(sys.argv) > 1 else shared if shared.is_dir() else HERE.parent / "examples" / "channel"
    texts = [make_report(name, raw).text for name, raw in texts_from(directory)]
    size = sum(map(len, texts))
    reader = ready_reader(None)  # as the command makes it
    print(f"{len(texts)} reports, {size / 1000:.0f} thousand characters, from {directory.name}")
    rate = fastest(constat_reads(reader), texts)
    built = "from source" if str(module.__file__).endswith(".py") else "compiled"
    print(f"{f'constat, reading ({built})':<34}{rate:8.3f} MB/s")
    rates = {}
    for name, read, share in peers():
        rates[name] = fastest(read, texts[::share], rounds=1 if share > 1 else ROUNDS)
        print(f"{name:<34}{rates[name]:8.3f} MB/s   constat is {rate / rates[name]:.1f} times as fast")
    if {"dateparser.search", "quantulum3"} <= rates.keys():
        both = 1 / (1 / rates["dateparser.search"] + 1 / rates["quantulum3"])
        print(f"{'dateparser.search and quantulum3':<34}{both:8.3f} MB/s   constat is {rate / both:.1f} times as fast")
    nothing = [NOTHING * 200] * 20
    print(f"{'constat, nothing in the text':<34}{fastest(constat_reads(reader), nothing):8.3f} MB/s")
    whole, bare = start_up()
    print(f"start-up: {whole:.2f} s for the whole command, {bare:.2f} s of them Python's own")
    print("memory after 1, 100 and 400 reports: " + ", ".join(f"{memory_after(reader, texts, count):.0f} MB" for count in (1, 100, 300)))


if __name__ == "__main__":
    main()
