"""`jindu verify-plan`: is somebody's copy the plan that the register was made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import pipeline
from generator.cli.commands import said, shared
from generator.cli.reporting import listing, show_json
from generator.cli.speaking import Speaking
from generator.words import Words

if TYPE_CHECKING:
    from generator.pipeline import Quoted, Verified
    from generator.wording import Difference, Verification

__all__ = ["verify_plan"]

DIFFERENT = 1  # exit code
SHOWN = 60  # characters of a stretch that differs
WORDS = "cli.verify-plan"


@click.command("verify-plan", cls=Speaking)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--task", "tasks", metavar="ID", multiple=True)
@click.option("--indicator", "indicators", metavar="ID", multiple=True)
@click.option("--locator", "locators", metavar="PLACE", multiple=True)
@click.option("--write-hashes", is_flag=True)
@click.option("--yes", "confirmed", is_flag=True)
@shared
@click.pass_context
def verify_plan(
    ctx: click.Context,
    file: Path,
    *,
    tasks: tuple[str, ...],
    indicators: tuple[str, ...],
    locators: tuple[str, ...],
    write_hashes: bool,
    confirmed: bool,
    lang: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Hold a copy of the plan against the register."""
    project, words = said(ctx, lang, as_json)
    if write_hashes:
        changed = pipeline.make_hashes(project, file, replace=confirmed)
        if as_json:
            show_json({"changed": changed})
        elif not quiet:
            click.echo(words(f"{WORDS}.written", n=changed))
        return
    with listing(words, as_json=as_json):
        verified = pipeline.verify_plan(
            project, file, tasks=tasks, indicators=indicators, locators=locators
        )
    if as_json:
        show_json(_as_json(verified, file))
    else:
        _show(verified, words, quiet=quiet)
    if not verified.result.is_whole:
        ctx.exit(DIFFERENT)


def _show(verified: Verified, words: Words, *, quiet: bool) -> None:
    result = verified.result
    found = str(len(result.found))
    click.echo(words(f"{WORDS}.found", found=found, total=str(result.total)))
    if verified.is_doubtful:
        click.secho(words(f"{WORDS}.doubtful", encoding=verified.encoding), fg="yellow")
    if not quiet:
        click.echo(words(f"{WORDS}.encoding", encoding=verified.encoding))
        if verified.without_hash:
            click.echo(words(f"{WORDS}.without_hash", n=verified.without_hash))
        _show_differences(result, words)
    if result.is_whole:
        click.echo(words(f"{WORDS}.whole"))
    for one in verified.quoted:
        _show_quoted(one, words)


def _show_differences(result: Verification, words: Words) -> None:
    for key, names in (("missing", result.missing), ("displaced", result.displaced)):
        if names:
            click.secho(words(f"{WORDS}.{key}", n=len(names)), fg="yellow")
            click.echo(f"    {words.list(list(names))}")
    for key, stretches in (("changed", result.changed), ("extra", result.extra)):
        if stretches:
            click.secho(words(f"{WORDS}.{key}", n=len(stretches)), fg="yellow")
            for line in _lines(stretches, words):
                click.echo(f"    {line}")


def _lines(stretches: Iterable[Difference], words: Words) -> Iterable[str]:
    for one in stretches:
        cut = one.text if len(one.text) <= SHOWN else one.text[:SHOWN] + "\u2026"
        places = words.list(list(one.locators))
        yield words(f"{WORDS}.stretch", line=str(one.line), places=places, text=cut).strip()


def _show_quoted(quoted: Quoted, words: Words) -> None:
    click.secho(f"\n{quoted.asked} ({quoted.locator})", bold=True)
    if not quoted.passages:
        click.echo(words(f"{WORDS}.no_wording"))
    for passage in quoted.passages:
        text = "".join(
            click.style(part, underline=named and len(passage.parts) > 1)
            for part, named in passage.parts
        )
        click.echo(f"    {passage.locator}  {text}")


def _as_json(verified: Verified, file: Path) -> dict[str, Any]:
    result = verified.result
    return {
        "file": file.name,
        "encoding": verified.encoding,
        "encoding_doubtful": verified.is_doubtful,
        "whole": result.is_whole,
        "sentences": result.total,
        "without_hash": verified.without_hash,
        "found": len(result.found),
        "missing": list(result.missing),
        "displaced": list(result.displaced),
        "changed": [_stretch(one) for one in result.changed],
        "extra": [_stretch(one) for one in result.extra],
        "wording": [
            {
                "asked": one.asked,
                "locator": one.locator,
                "sentences": [
                    {"locator": passage.locator, "text": passage.text} for passage in one.passages
                ],
            }
            for one in verified.quoted
        ],
    }


def _stretch(one: Difference) -> dict[str, Any]:
    return {"locators": list(one.locators), "line": one.line, "text": one.text}
