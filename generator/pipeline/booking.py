"""Workbooks and Parquet files, made beside other work where a build has to make any."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.pipeline.beside import Beside, Piece

if TYPE_CHECKING:
    from generator.exports import Material

__all__ = ["begin_books"]


def begin_books(beside: Beside, material: Material) -> Piece[int]:
    """Begin to make what is not at hand; wait for the result before files are exported."""
    from generator.exports.books import missing, write

    wanted = missing(material)
    work = partial(write, material, wanted)
    return beside.start(work) if wanted else Piece(work)
