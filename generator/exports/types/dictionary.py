"""`dictionary`: what each column of each table means, in every language; for people to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.frames import SERIES, Frame, FrameColumn, frames
from generator.exports.material import Exported, Material, as_csv
from generator.model.text import Text

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `dictionary.csv`: a row a column, tables in the order of the Data Package.

    It stands outside the Data Package, which says the same to programs. The tables of single
    indicators are much alike, so those after the first only say what is different: their unit.
    """
    codes = material.project.languages
    header = ["file", "column", "type", "required", "codes"]
    header += [f"{name}_{code}" for name in ("title", "description", "unit") for code in codes]
    words = material.project.words
    yield Exported(
        path="dictionary.csv",
        content=as_csv(header, _rows(material)),
        title=Text({code: one("exports.dictionary") for code, one in words.items()}),
    )


def _rows(material: Material) -> Iterator[list[str]]:
    said = set()
    for frame in frames(material):
        for column in frame.columns:
            row = _row(frame, column, material.project.languages)
            alike = (frame.path.startswith(SERIES), *row[1:])
            if alike not in said or not alike[0]:
                yield row
            said.add(alike)


def _row(frame: Frame, column: FrameColumn, languages: tuple[str, ...]) -> list[str]:
    told = (column.title, column.description, column.unit)
    return [
        frame.path,
        column.name,
        "list" if column.is_list else column.type,
        str(column.required).lower(),
        column.codes,
        *(text.by_language.get(code, "") for text in told for code in languages),
    ]
