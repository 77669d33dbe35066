"""The commands of `jindu`: each reads its options, calls one stage and prints the result."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__, pipeline
from generator.cli.caller import Caller
from generator.cli.progress import following
from generator.cli.reporting import show_info, show_json, show_list, show_problems
from generator.cli.speaking import Speaking, SpeakingGroup
from generator.errors import DataRejected
from generator.project import Project
from generator.words import Words

__all__ = ["main", "said", "shared"]

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def shared(command: Command) -> Command:
    """Give a command the options that all of them have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, expose_value=True),
        click.option("--quiet", "-q", is_flag=True),
        click.option("--lang", metavar="CODE", default="", is_eager=True),
    ):
        command = option(command)
    return command


def said(ctx: click.Context, lang: str, as_json: bool) -> tuple[Project, Words]:
    """Return project and words of the caller, whose wish for JSON is remembered for errors."""
    caller = ctx.find_object(Caller)
    assert caller is not None  # noqa: S101 - made by the group
    caller.wanted = lang or caller.wanted
    ctx.find_root().meta["json"] = as_json
    caller.settle()
    return caller.project, caller.words


@click.group(cls=SpeakingGroup, context_settings=HELP)
@click.version_option(__version__, prog_name="jindu")
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    is_eager=True,
    envvar="JINDU_PROJECT",
)
@click.option("--lang", metavar="CODE", default="", is_eager=True)
@click.pass_context
def main(ctx: click.Context, project: Path, lang: str) -> None:
    """Check, build and serve a plan's data."""
    ctx.obj = Caller(project.resolve(), lang)


@main.command(cls=Speaking)
@click.option("--strict/--no-strict", default=False)
@shared
@click.pass_context
def check(ctx: click.Context, *, strict: bool, lang: str, quiet: bool, as_json: bool) -> None:
    """Show every problem in the data."""
    project, words = said(ctx, lang, as_json)
    report = pipeline.run_check(project)
    show_problems(report, words, as_json=as_json, quiet=quiet)
    pipeline.refuse(report, strict=strict)


@main.command(cls=Speaking)
@shared
@click.pass_context
def build(ctx: click.Context, *, lang: str, quiet: bool, as_json: bool) -> None:
    """Build site, database and downloads."""
    project, words = said(ctx, lang, as_json)
    _build(project, words, quiet=quiet, as_json=as_json)


def _build(project: Project, words: Words, *, quiet: bool, as_json: bool) -> None:
    try:
        with following(words, quiet=quiet or as_json) as on_stage:
            built = pipeline.build(project, on_stage)
    except DataRejected as error:
        show_list(error.problems, words, as_json=as_json)
        raise
    pages = dict(built.pages)
    if as_json:
        show_json({"pages": pages, "files": built.files, "release": built.known.plan.release.id})
    elif not quiet:
        total = str(sum(pages.values()))
        click.echo(
            words(
                "cli.build.done",
                pages=total,
                files=str(built.files),
                site=project.relative(project.site),
                database=project.relative(project.database),
            )
        )


@main.command(cls=Speaking)
@click.option("--site-port", type=click.IntRange(0, 65535), default=None, metavar="PORT")
@click.option("--api-port", type=click.IntRange(0, 65535), default=None, metavar="PORT")
@click.option("--no-build", is_flag=True)
@shared
@click.pass_context
def serve(
    ctx: click.Context,
    *,
    site_port: int | None,
    api_port: int | None,
    no_build: bool,
    lang: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Build, then serve site and interface on this machine."""
    project, words = said(ctx, lang, as_json)
    if not no_build:
        _build(project, words, quiet=quiet or as_json, as_json=False)

    def ready(site: str, api: str) -> None:
        if as_json:
            show_json({"site": site, "api": api})
        else:
            click.echo(words("cli.serve.ready", site=site, api=api))

    pipeline.serve(project, site_port, api_port, ready)
    if not quiet and not as_json:
        click.echo(words("cli.serve.stopped"))


@main.command("format", cls=Speaking)
@click.option("--check", "only_check", is_flag=True)
@shared
@click.pass_context
def format_(ctx: click.Context, *, only_check: bool, lang: str, quiet: bool, as_json: bool) -> None:
    """Bring tables into canonical form."""
    project, words = said(ctx, lang, as_json)
    changed = pipeline.format_tables(project, write=not only_check)
    if as_json:
        show_json({"changed": list(changed)})
    elif not quiet:
        for path in changed:
            click.echo(path)
        key = "would" if only_check else "did"
        click.echo(words(f"cli.format.{key}", n=len(changed)))
    if only_check and changed:
        ctx.exit(3)


@main.group(cls=SpeakingGroup)
def new() -> None:
    """Begin an indicator or a task."""


@new.command("indicator", cls=Speaking)
@click.argument("name", metavar="ID")
@shared
@click.pass_context
def new_indicator(ctx: click.Context, name: str, *, lang: str, quiet: bool, as_json: bool) -> None:
    """Begin an indicator: its descriptor and its table."""
    project, words = said(ctx, lang, as_json)
    _show_new(pipeline.begin_indicator(project, name), words, quiet=quiet, as_json=as_json)


@new.command("task", cls=Speaking)
@click.argument("section", metavar="SECTION")
@shared
@click.pass_context
def new_task(ctx: click.Context, section: str, *, lang: str, quiet: bool, as_json: bool) -> None:
    """Add a task's row to its section."""
    project, words = said(ctx, lang, as_json)
    _show_new((pipeline.begin_task(project, section),), words, quiet=quiet, as_json=as_json)


def _show_new(names: tuple[str, ...], words: Words, *, quiet: bool, as_json: bool) -> None:
    if as_json:
        show_json({"new": list(names)})
    elif not quiet:
        for name in names:
            click.echo(name)
        click.echo(words("cli.new.next"))


@main.command(cls=Speaking)
@shared
@click.pass_context
def info(ctx: click.Context, *, lang: str, quiet: bool, as_json: bool) -> None:
    """Say what the project holds and what can be said of it."""
    project, words = said(ctx, lang, as_json)
    facts = pipeline.describe(project)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        show_info(facts, words, quiet=quiet)
