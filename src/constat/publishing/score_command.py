"""`constat score`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from constat.evaluation.score import Tally, score_files


def print_score(gold: Path, system: Path, texts: Path, *, as_json: bool, misses: int) -> None:
    """Score and print, in the form of the public scorer."""
    tally, lacking = score_files(gold, system, texts)
    for name in lacking:
        click.echo(f"warning: {name} is not in {system}", err=True)
    if as_json:
        click.echo(
            json.dumps({**{kind: asdict(one) for kind, one in tally.rates().items()}, "attributes": tally.attribute_rates()}, indent=1)
        )
        return
    for kind, one in tally.rates().items():
        click.echo(
            f"{kind:<14} F1 {one.f1:.3f}   precision {one.precision:.3f}   recall {one.recall:.3f}   (annotated {one.gold}, found {one.system})"
        )
    for name, share in tally.attribute_rates().items():
        click.echo(f"  {name:<18} {share:.3f}")
    if misses:
        _print_misses(tally, misses)


def _print_misses(tally: Tally, most: int) -> None:
    for kind, entries in tally.wrong.items():
        click.echo(f"\n{kind}: {len(entries)}")
        for entry in entries[:most]:
            click.echo(" | ".join(("  ", *entry)))
    click.echo("\nmeasure taken for another (annotated, found): times")
    for (annotated, found), times in tally.confusion.most_common(most):
        click.echo(f"   | {annotated} | {found} | {times}")
