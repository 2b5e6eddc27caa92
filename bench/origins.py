"""Origins on made-up stories: precision and recall for copies and rewrites, and time, memory and recall beside MinHash.

    python bench/origins.py [STORIES]         (12,000 stories make some 22,000 texts)

Prints a table. The peers, datasketch and rensa, are given the same texts and their usual settings, each in a process of
its own; their recall is of the pairs whose containment is 0.5 or more, which they do not set out to measure: they
estimate Jaccard.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from itertools import combinations

from made_stories import MadeText, made_stories

SEED = 20261129
COPIES = {"original", "copy", "headline", "cut", "grown", "edited"}
RUNS = 3


def texts(stories: int) -> list[MadeText]:
    return list(made_stories(SEED, stories))


def quality(made: list[MadeText]) -> None:
    """Precision and recall of links, against how the texts were made."""
    from constat.linking.origins.index import print_of
    from constat.linking.origins.links import compared_report, link_of
    from constat.model.origin import LinkKind

    compared = [compared_report(f"{number:06d}", f"{number:06d}", one.text) for number, one in enumerate(made)]
    found = {"copies": set(), "rewrites": set()}
    for one, two in _candidates([print_of(report) for report in compared]):
        link = link_of(compared[one], compared[two])
        if link is not None and link.kind is not LinkKind.PASSAGE:
            found["rewrites" if link.kind is LinkKind.REWRITE else "copies"].add((one, two))
    true = _true_pairs(made)
    for kind, pairs in found.items():
        right = pairs & true[kind]
        # A spin of a cut is both; where one kind of link is found for a pair of the other kind, it is not wrong.
        wrong = pairs - true["copies"] - true["rewrites"]
        missed = true[kind] - found["copies"] - found["rewrites"]
        print(
            f"{kind:<9} pairs {len(true[kind]):>6}  precision {1 - len(wrong) / max(1, len(pairs)):.4f}  recall {1 - len(missed) / len(true[kind]):.4f}  (found as such {len(right)})"
        )


def _true_pairs(made: list[MadeText]) -> dict[str, set[tuple[int, int]]]:
    by_story: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        if one.kind != "stranger":
            by_story[one.story].append(number)
    true: dict[str, set[tuple[int, int]]] = {"copies": set(), "rewrites": set()}
    for numbers in by_story.values():
        for one, two in combinations(numbers, 2):
            kind = "copies" if made[one].kind in COPIES and made[two].kind in COPIES else "rewrites"
            true[kind].add((one, two))
    return true


def _candidates(prints: list) -> set[tuple[int, int]]:
    """The pairs that the record's index would bring together, by its rules, in memory."""
    found: set[tuple[int, int]] = set()
    for part, fewest in (("runs", 3), ("traces", 2)):
        holders: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(prints):
            for value in getattr(one, part):
                holders[value].append(number)
        shared: dict[tuple[int, int], int] = defaultdict(int)
        for numbers in holders.values():
            if 2 <= len(numbers) <= 200:
                for pair in combinations(numbers, 2):
                    shared[pair] += 1
        found |= {pair for pair, count in shared.items() if count >= fewest}
    return found


def ours(made: list[MadeText]) -> int:
    from constat.linking.origins.containment import ShingleSets
    from constat.linking.origins.shingles import shingle_set

    sets = ShingleSets()
    for one in made:
        sets.add(shingle_set(one.text))
    return len(sets.pairs(least=0.5))


def _word_shingles(text: str) -> set[str]:
    import re

    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def datasketch(made: list[MadeText]) -> int:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    pairs = 0
    for number, one in enumerate(made):
        signature = MinHash(num_perm=128)
        signature.update_batch([shingle.encode() for shingle in _word_shingles(one.text)])
        pairs += len(index.query(signature))
        index.insert(str(number), signature)
    return pairs


def rensa(made: list[MadeText]) -> int:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    pairs = 0
    for number, one in enumerate(made):
        signature = RMinHash(num_perm=128, seed=42)
        signature.update(list(_word_shingles(one.text)))
        pairs += len(index.query(signature))
        index.insert(number, signature)
    return pairs


METHODS = {"constat": ours, "datasketch": datasketch, "rensa": rensa}


def measure(name: str, stories: int) -> None:
    made = texts(stories)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    pairs = METHODS[name](made)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds:.3f} {pairs} {after // 1024} {(after - before) // 1024}")


def compare(stories: int) -> None:
    rows: dict[str, list[list[float]]] = {name: [] for name in METHODS}
    for _ in range(RUNS):  # in turn, so that a change in the machine's speed falls on all alike
        for name in METHODS:
            done = subprocess.run([sys.executable, __file__, "--one", name, str(stories)], check=True, capture_output=True, text=True)
            rows[name].append([float(part) for part in done.stdout.split()])
    for name, runs in rows.items():
        ratio = statistics.median(mine[0] / theirs[0] for mine, theirs in zip(rows["constat"], runs, strict=True))
        seconds, pairs, memory, added = (statistics.median(column) for column in zip(*runs, strict=True))
        print(f"{name:<11} {seconds:>7.2f} s  {pairs:>7.0f} pairs  {memory:>5.0f} MB (+{added:.0f})  our time over theirs {ratio:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        amount = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
        made_texts = texts(amount)
        print(f"{len(made_texts)} texts, {sum(len(one.text) for one in made_texts) / 1e6:.1f} MB, of {amount} stories")
        compare(amount)  # first: a process takes over how much memory its parent once held
        quality(made_texts)
