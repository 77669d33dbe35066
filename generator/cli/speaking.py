"""Commands whose help and errors are words of the caller's language."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.caller import Caller
from generator.cli.ending import ended, given, place_of, reason_phrase
from generator.errors import DataRejected, JinduError, UsageProblem

__all__ = ["Speaking", "SpeakingGroup", "caller_of", "report_error"]

OWN = "_click_default_"  # before the names of options that click adds
OPTIONS, COMMANDS = "[OPTIONS]", "COMMAND [ARGS]..."  # as click writes them


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

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return options, arguments and commands as the usage names them."""
        own: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # mixed in
        named = {OPTIONS: "cli.metavars.options", COMMANDS: "cli.metavars.commands"}
        return [_phrase(ctx, named.get(one, "")) or one for one in own]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_phrase(ctx, "cli.usage") or None)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_phrase(ctx, f"{self.key(ctx)}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their words."""
        records = []
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]  # mixed into commands
            if isinstance(parameter, click.Option):
                name = str(parameter.name).removeprefix(OWN)
                parameter.help = _phrase(ctx, f"cli.options.{name}") or parameter.help
                records.append(parameter.get_help_record(ctx))
        with formatter.section(_phrase(ctx, "cli.options_heading") or "Options"):
            formatter.write_dl([one for one in records if one is not None])

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
        self.format_commands(ctx, formatter)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and leave with an exit code; nothing ends in a traceback."""

        def run() -> Any:
            return super(SpeakingGroup, self).main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )

        if not standalone_mode:
            return run()
        typed = sys.argv[1:] if args is None else args
        caller = Caller(place_of(typed), given(typed, "--lang"))
        sys.exit(
            ended(run, lambda error: tell(error, caller, as_json="--json" in typed), caller, typed)
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; one of our errors ends it with a message and its exit code."""
        try:
            return super().invoke(ctx)
        except JinduError as error:
            report_error(ctx, error)
            ctx.exit(error.exit_code)


def report_error(ctx: click.Context, error: JinduError) -> None:
    """Show an error in the caller's language, or as JSON where that was asked for."""
    meta: Mapping[str, Any] = ctx.find_root().meta
    tell(error, caller_of(ctx), as_json=bool(meta.get("json")))


def tell(error: JinduError, caller: Caller, *, as_json: bool) -> None:
    """Show an error in the language of a caller, or as JSON."""
    text = _error_text(error, caller)
    if as_json and not isinstance(error, DataRejected) and error.key != "output_trouble":
        click.echo(json.dumps({"error": error.key, "text": text}, ensure_ascii=False))
    else:
        click.secho(text, err=True, fg="red")


def _error_text(error: JinduError, caller: Caller) -> str:
    try:
        words = caller.words
        facts = error.facts
        if "errno" in facts:
            facts = {**facts, "reason": reason_phrase(facts["errno"], words)}
        return words(f"errors.{error.key}", **facts)
    except UsageProblem as trouble:
        # No words to be had: what little can be said without them.
        return f"{trouble.key}: {trouble.facts.get('text', '')}"
