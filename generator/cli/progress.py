"""A bar over the stages of a build, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from generator.pipeline import STAGES
from generator.words import Words

__all__ = ["following"]


@contextmanager
def following(words: Words, *, quiet: bool) -> Iterator[Callable[[str, int], None] | None]:
    """Yield what the pipeline tells its stages to; None where nobody is to see them."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(
        length=len(STAGES), file=sys.stderr, show_eta=False, item_show_func=_shown
    ) as bar:

        def tell(stage: str, step: int) -> None:
            bar.update(step - bar.pos, words(f"cli.stages.{stage}"))

        yield tell
        bar.update(len(STAGES) - bar.pos)


def _shown(item: str | None) -> str | None:
    return item
