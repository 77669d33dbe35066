"""Commands whose help and errors are words of the caller's language."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.errors import DataRejected, JinduError, UsageProblem
from generator.project import Project, load_project
from generator.words import Words

__all__ = ["Caller", "Speaking", "SpeakingGroup", "caller_of", "report_error"]

LANGUAGE_VARIABLES = ("JINDU_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Caller:
    """Who called, from where: the project folder, the language, how much to say."""

    def __init__(self, root: Path, language: str = "") -> None:
        self.root = root
        self.wanted = language
        self._project: Project | None = None

    @property
    def project(self) -> Project:
        """The project in the folder named.

        Raises:
            UsageProblem: there is none, or it cannot be used.
        """
        if self._project is None:
            self._project = load_project(self.root)
        return self._project

    @property
    def words(self) -> Words:
        """Words of the language asked for, else of the system, else the project's first."""
        words = self.project.words
        for name in (self.wanted, *(os.environ.get(one, "") for one in LANGUAGE_VARIABLES)):
            code = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
            if code in words:
                return words[code]
        return words[self.project.default_language]


def caller_of(ctx: click.Context) -> Caller:
    """Return the caller of a context, also before its options were read."""
    root = ctx.find_root()
    if not isinstance(root.obj, Caller):
        root.obj = Caller(Path(str(root.params.get("project") or ".")), "")
    caller: Caller = root.obj
    wanted = ctx.params.get("lang") or root.params.get("lang")
    if wanted:
        caller.wanted = str(wanted)
    return caller


def _phrase(ctx: click.Context, key: str) -> str:
    """Return a phrase of the command line; its key where no words can be had."""
    try:
        words = caller_of(ctx).words
    except JinduError:
        return ""
    return words(key) if words.has(key) else ""


class _Spoken:
    """Looks up help by the command's place: `cli.new.task.help`, `.example`, `.options.<name>`."""

    name: str | None

    def key(self, ctx: click.Context) -> str:
        """Return the key of this command's words."""
        parts: list[str] = []
        at: click.Context | None = ctx
        while at is not None and at.parent is not None:  # the program itself may have any name
            parts.insert(0, str(at.info_name))
            at = at.parent
        return ".".join(["cli", *parts]) if parts else "cli.main"

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_phrase(ctx, f"{self.key(ctx)}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their words."""
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]  # mixed into commands
            if isinstance(parameter, click.Option):
                parameter.help = _phrase(ctx, f"cli.options.{parameter.name}") or parameter.help
        super().format_options(ctx, formatter)  # type: ignore[misc]  # mixed into commands

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples and exit codes."""
        for part in ("examples", "exits"):
            text = _phrase(ctx, f"{self.key(ctx)}.{part}") or (
                _phrase(ctx, f"cli.{part}") if part == "exits" else ""
            )
            if text:
                formatter.write_paragraph()
                formatter.write(text.rstrip("\n") + "\n")


class Speaking(_Spoken, click.Command):
    """A command that speaks the caller's language."""


class SpeakingGroup(_Spoken, click.Group):
    """A group that speaks the caller's language and turns our errors into exit codes."""

    command_class = Speaking

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with its short help."""
        rows = [
            (name, _phrase(ctx, f"{self._below(ctx)}.{name}.short"))
            for name in self.list_commands(ctx)
        ]
        with formatter.section(_phrase(ctx, "cli.commands") or "Commands"):
            formatter.write_dl(rows)

    def _below(self, ctx: click.Context) -> str:
        key = self.key(ctx)
        return "cli" if key == "cli.main" else key

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        _Spoken.format_options(self, ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; one of our errors ends it with a message and its exit code."""
        try:
            return super().invoke(ctx)
        except JinduError as error:
            report_error(ctx, error)
            ctx.exit(error.exit_code)


def report_error(ctx: click.Context, error: JinduError) -> None:
    """Show an error in the caller's language, or as JSON where that was asked for."""
    text = _error_text(ctx, error)
    if _wants_json(ctx) and not isinstance(error, DataRejected):
        click.echo(json.dumps({"error": error.key, "text": text}, ensure_ascii=False))
    else:
        click.secho(text, err=True, fg="red")


def _wants_json(ctx: click.Context) -> bool:
    given: Mapping[str, Any] = ctx.find_root().meta
    return bool(given.get("json"))


def _error_text(ctx: click.Context, error: JinduError) -> str:
    try:
        return caller_of(ctx).words(f"errors.{error.key}", **error.facts)
    except UsageProblem as trouble:
        # No words to be had: what little can be said without them.
        return f"{trouble.key}: {trouble.facts.get('text', '')}"
