"""`jindu assess`: verdicts to read, to check and to try out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator import pipeline
from generator.cli.commands import said, shared
from generator.cli.reporting import listing, show_json
from generator.cli.speaking import Speaking
from generator.errors import UsageProblem
from generator.project import Project
from generator.words import Words

if TYPE_CHECKING:
    from generator.pipeline import Question

__all__ = ["assess"]


@click.command(cls=Speaking)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--all", "every", is_flag=True)
@click.option("--explain", "explained", is_flag=True)
@click.option("--as-of", metavar="DATE", default=None)
@click.option("--method", metavar="NAME", default=None)
@click.option("--record", is_flag=True)
@click.option("--set", "values", metavar="ID[@AREA]:PERIOD=VALUE", multiple=True)
@shared
@click.pass_context
def assess(
    ctx: click.Context,
    ids: tuple[str, ...],
    *,
    every: bool,
    explained: bool,
    as_of: str | None,
    method: str | None,
    values: tuple[str, ...],
    record: bool,
    lang: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Say what can be said of targets."""
    project, words = said(ctx, lang, as_json)
    question = pipeline.Question(ids, _given(as_of), _given(method), values)
    if every and ids:
        raise UsageProblem("assess.all_or_some", text=" ".join(ids))
    if not record:
        _answer(project, question, words, explained=explained, quiet=quiet, as_json=as_json)
    elif explained or question != pipeline.Question():
        raise UsageProblem("assess.record_alone")
    else:
        _record(project, words, quiet=quiet, as_json=as_json)


def _given(text: str | None) -> str:
    """Return what an option names; a name without a letter is no name."""
    return "" if text is None else text.strip() or repr(text)


def _answer(
    project: Project,
    question: Question,
    words: Words,
    *,
    explained: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    # Loaded for this command alone: what a verdict is told with is most of the program.
    from generator.cli import assessed_json, explaining, verdicts

    with listing(words, as_json=as_json):
        judged = pipeline.judge(project, question)
    if as_json:
        show_json(assessed_json.as_json(judged, words, explained=explained))
        return
    verdicts.show_frame(judged, words)
    if explained:
        for name in judged.targets:
            explaining.show_explained(pipeline.explain_verdict(judged, name), judged, words)
    elif question.wanted:
        for name in judged.targets:
            verdicts.show_one(judged, name, words)
    else:
        verdicts.show_table(judged, words, quiet=quiet)


def _record(project: Project, words: Words, *, quiet: bool, as_json: bool) -> None:
    with listing(words, as_json=as_json):
        added = pipeline.record(project)
    if as_json:
        show_json({"recorded": added})
    elif not quiet:
        click.echo(words("cli.assess.recorded", n=added))
