"""`jindu serve-api`: the interface alone, as a service behind a proxy."""

from __future__ import annotations

import re

import click

from generator import pipeline
from generator.cli.commands import said, shared
from generator.cli.reporting import show_json
from generator.cli.speaking import Speaking
from generator.errors import UsageProblem
from generator.project import NONE, PROFILES, Project

__all__ = ["serve_api"]

_PLACE = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")  # a path with slashes at both ends


@click.command("serve-api", cls=Speaking)
@click.option("--port", type=click.IntRange(0, 65535), default=8101, metavar="PORT")
@click.option("--profile", type=click.Choice(["canned", "sql"]), default=None)
@click.option("--under", default="/", metavar="PATH")
@shared
@click.pass_context
def serve_api(
    ctx: click.Context,
    *,
    port: int,
    profile: str | None,
    under: str,
    lang: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Serve the interface alone until a signal."""
    project, words = said(ctx, lang, as_json)
    if not _PLACE.fullmatch(under):
        raise UsageProblem("bad_path_prefix", text=under)

    def ready(api: str) -> None:
        if as_json:
            show_json({"api": api})
        elif not quiet:
            click.echo(words("cli.serve-api.ready", api=api))

    pipeline.serve_api(project, port, _allowed(project, profile), under, ready)


def _allowed(project: Project, wanted: str | None) -> str:
    """Return the profile to serve: a call may close the interface further, never open it."""
    most = project.api_profile
    profile = wanted or most
    if most == NONE or PROFILES.index(profile) > PROFILES.index(most):
        raise UsageProblem("profile_closed", text=profile, allowed=most)
    return profile
