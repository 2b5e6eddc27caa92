"""`constat score`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from constat.evaluation.calibration import distance, reliability
from constat.evaluation.score import Tally, score_files


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("system", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("texts", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Print up to N misses and false alarms of each kind.")
@click.option("--calibration", is_flag=True, help="Print how often claims of each confidence are right.")
def command(gold: Path, system: Path, texts: Path, *, as_json: bool, misses: int, calibration: bool) -> None:
    """Score readings against annotated reports.

    GOLD is a directory of annotations (*.json), SYSTEM a file that `constat read --format jsonl` wrote, TEXTS the
    directory of the annotated reports. Precision, recall and F1 of figures, events and statements, then F1 of each
    attribute on what is right.
    """
    tally, lacking = score_files(gold, system, texts)
    for name in lacking:
        click.echo(f"Warning: {name} is not in {system}; all it holds counts as missed", err=True)
    if as_json:
        rates: dict[str, object] = {kind: asdict(one) for kind, one in tally.rates().items()}
        if calibration:
            rates["calibration"] = {kind: [asdict(one) for one in reliability(pairs)] for kind, pairs in tally.sureness.items()}
        click.echo(json.dumps({**rates, "attributes": tally.attribute_rates()}, indent=1))
        return
    for kind, one in tally.rates().items():
        click.echo(
            f"{kind:<14} F1 {one.f1:.3f}   precision {one.precision:.3f}   recall {one.recall:.3f}   (annotated {one.gold}, found {one.system})"
        )
    for name, share in tally.attribute_rates().items():
        click.echo(f"  {name:<18} {share:.3f}")
    if calibration:
        _print_calibration(tally)
    if misses:
        _print_misses(tally, misses)


def _print_calibration(tally: Tally) -> None:
    for kind, pairs in tally.sureness.items():
        click.echo(f"\n{kind}: stated confidence, share right, claims (mean distance {distance(pairs):.3f})")
        for one in reliability(pairs):
            click.echo(f"   {one.low:.1f}-{one.high:.1f}   {one.stated:.2f}   {one.right:.2f}   {one.claims:>5}")


def _print_misses(tally: Tally, most: int) -> None:
    for kind, entries in tally.wrong.items():
        click.echo(f"\n{kind}: {len(entries)}")
        for entry in entries[:most]:
            click.echo(" | ".join(("  ", *entry)))
    click.echo("\nmeasure taken for another (annotated, found): times")
    for (annotated, found), times in tally.confusion.most_common(most):
        click.echo(f"   | {annotated} | {found} | {times}")
