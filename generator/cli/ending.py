"""How a run ends: the exit code, and a sentence for what click or the system says is wrong."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from generator.cli.caller import Caller
from generator.errors import JinduError, system_code
from generator.words import Words

__all__ = ["ended", "given", "place_of", "reason_phrase"]

FAILED = 1  # exit code
EXTRA = re.compile(r"\((.*)\)")  # click names arguments that are too many in its message only


def given(arguments: Sequence[str], name: str) -> str:
    """Return the last value of an option as it was typed, "" for none."""
    found = ""
    for one, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if one == name and following:
            found = following
        elif one.startswith(f"{name}="):
            found = one.partition("=")[2]
    return found


def ended(
    run: Callable[[], Any],
    tell: Callable[[JinduError], None],
    caller: Caller,
    typed: Sequence[str],
) -> int:
    """Run a command to its end and return its exit code.

    A pipe that the reader has closed ends it with 0: the reader has what was wanted.

    Args:
        run: the command; what it returns is its exit code, None for 0.
        tell: shows one of our errors.
        caller: whose words say what click says.
        typed: the words of the call.
    """
    out = sys.stdout
    try:
        code = _ran(run, tell, caller, typed)
        sys.stdout.flush()
    except OSError as error:
        return _unwritten(error, tell)
    except SystemExit:
        if sys.stdout is out:
            raise
        return _unwritten(BrokenPipeError(), tell)  # click has put another in its place
    return code


def _ran(
    run: Callable[[], Any],
    tell: Callable[[JinduError], None],
    caller: Caller,
    typed: Sequence[str],
) -> int:
    try:
        return int(run() or 0)
    except click.UsageError as error:
        _show_wrong(error, tell, caller, typed)
        return error.exit_code
    except click.Abort:
        tell(JinduError("aborted"))
    return FAILED


def _words(caller: Caller) -> Words | None:
    try:
        return caller.words
    except JinduError:
        return None


def _unwritten(error: OSError, tell: Callable[[JinduError], None]) -> int:
    """Tell of a file, or of the output; what waits to be put out goes nowhere."""
    if error.filename is not None:
        tell(JinduError("file_trouble", text=str(error.filename), errno=system_code(error)))
        return FAILED
    with suppress(OSError, ValueError):  # a stream of a test has no number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return 0
    tell(JinduError("output_trouble", errno=system_code(error)))
    return FAILED


def reason_phrase(code: str, words: Words) -> str:
    """Return what a system's name of an error means."""
    key = f"errors.reasons.{code}"
    return words(key) if code and words.has(key) else words("errors.reasons.unnamed", code=code)


def _show_wrong(
    error: click.UsageError,
    tell: Callable[[JinduError], None],
    caller: Caller,
    typed: Sequence[str],
) -> None:
    """Show what click found wrong in a call, after the usage of the command."""
    words = _words(caller)
    if words is None or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    if error.ctx is not None:
        error.ctx.find_root().obj = caller  # its language stands in the call, which was not read
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(words("cli.try_help", command=error.ctx.command_path) + "\n", err=True)
    tell(JinduError("wrong_call", text=_wrong_phrase(error, words, typed)))


def _wrong_phrase(error: click.UsageError, words: Words, typed: Sequence[str]) -> str:
    kind, facts = _wrong(error, typed)
    parts = [words(f"cli.wrong.{kind}", **facts)]
    if near := getattr(error, "possibilities", None):
        parts.append(words("cli.wrong.near", near=", ".join(near)))
    if isinstance(error, click.BadParameter) and error.param is not None:
        key = f"cli.wrong.wanted.{type(error.param.type).__name__}"
        if kind == "bad_value" and words.has(key):
            parts.append(words(key, **_allowed(error.param.type)))
    return words("cli.wrong.separator").join(parts)


def _wrong(error: click.UsageError, typed: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """Return the key of the phrase for an error of click's, and its facts."""
    option, command = getattr(error, "option_name", ""), getattr(error, "command_name", "")
    if isinstance(error, click.NoSuchOption):
        return "no_such_option", {"text": option}
    if command:
        return "no_such_command", {"text": command}
    if isinstance(error, click.BadOptionUsage):
        filled = any(one.startswith(f"{option}=") for one in typed)
        return "takes_no_value" if filled else "needs_value", {"text": option}
    if isinstance(error, click.BadParameter):
        kind = "missing" if isinstance(error, click.MissingParameter) else "bad_value"
        return kind, {"text": _name(error.param)}
    if isinstance(error.cmd, click.Group):
        return "no_command", {}
    extra = EXTRA.search(error.message)
    return ("extra", {"text": extra[1]}) if extra else ("other", {})


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name


def _allowed(kind: object) -> dict[str, str]:
    if isinstance(kind, click.Choice):
        return {"choices": ", ".join(map(str, kind.choices))}
    if isinstance(kind, click.IntRange):
        return {"least": str(kind.min), "most": str(kind.max)}
    return {}


def place_of(arguments: Sequence[str]) -> Path:
    """Return the project folder as a call names it, before it was read by click."""
    return Path(given(arguments, "--project") or os.environ.get("JINDU_PROJECT") or ".").resolve()
