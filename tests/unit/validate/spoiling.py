"""One thing done wrong to the sample project, in a word each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Spoil = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """A sentence, the code it must lead to, and the deed."""

    sentence: str
    code: str
    spoil: Spoil
    address: str = ""  # of the cell, where the problem has one


def swap(name: str, old: str, new: str) -> Spoil:
    """Replace text that stands in the file once."""

    def spoil(root: Path) -> None:
        path = root / name
        text = path.read_bytes().decode("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_bytes(text.replace(old, new).encode("utf-8"))

    return spoil


def data(table: str, old: str, new: str) -> Spoil:
    """Replace text in the CSV of a table."""
    return swap(f"datasets/{table}.csv", old, new)


def row(table: str, line: str) -> Spoil:
    """Add a row to the CSV of a table."""

    def spoil(root: Path) -> None:
        path = root / f"datasets/{table}.csv"
        path.write_bytes(path.read_bytes() + f"{line}\n".encode())

    return spoil


def recoded(table: str, encoding: str) -> Spoil:
    """Save the CSV of a table in another encoding, with letters that show it."""

    def spoil(root: Path) -> None:
        path = root / f"datasets/{table}.csv"
        text = path.read_text(encoding="utf-8").replace("Streets", "\u8857\u9053\u9053\u8def")
        path.write_bytes(text.encode(encoding))

    return spoil


def raw(table: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Change the bytes of the CSV of a table."""

    def spoil(root: Path) -> None:
        path = root / f"datasets/{table}.csv"
        path.write_bytes(change(path.read_bytes()))

    return spoil


def put(name: str, content: bytes) -> Spoil:
    """Write a file."""

    def spoil(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)

    return spoil


def drop(*names: str) -> Spoil:
    """Delete files."""

    def spoil(root: Path) -> None:
        for name in names:
            (root / name).unlink()

    return spoil


def keys(name: str, *path: str | int, to: object) -> Spoil:
    """Set a key of a YAML file; the path goes down through mappings and lists."""

    def spoil(root: Path) -> None:
        file = root / name
        tree: Any = yaml.safe_load(file.read_bytes())
        entry = tree
        for step in path[:-1]:
            entry = entry[step]
        entry[path[-1]] = to
        file.write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")

    return spoil


def indicator(id_: str, *path: str | int, to: object) -> Spoil:
    """Set one of our keys in the descriptor of an indicator."""
    return keys(f"datasets/indicators/{id_}.yaml", "jindu", *path, to=to)


def target(key: str, to: object) -> Spoil:
    """Set a key of the sample's first target."""
    return indicator("length", "targets", 0, key, to=to)


def both(*spoils: Spoil) -> Spoil:
    """Do several things that together are one mistake."""

    def spoil(root: Path) -> None:
        for one in spoils:
            one(root)

    return spoil


def second_target(**changes: object) -> Spoil:
    """Add a second target to the sample's indicator, the first one changed here and there."""

    def spoil(root: Path) -> None:
        file = root / "datasets/indicators/length.yaml"
        tree: dict[str, Any] = yaml.safe_load(file.read_bytes())
        targets = tree["jindu"]["targets"]
        new: Mapping[str, object] = {**deepcopy(targets[0]), "id": "length.2", **changes}
        targets.append(new)
        file.write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")

    return spoil


def repeat_field(file: Path) -> None:
    """List the last column of a schema twice."""
    tree: dict[str, Any] = yaml.safe_load(file.read_bytes())
    tree["fields"].append(deepcopy(tree["fields"][-1]))
    file.write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")


def folder(name: str) -> Spoil:
    """Make a folder where a file belongs."""

    def spoil(root: Path) -> None:
        (root / name).mkdir()

    return spoil


def link(name: str, to: str) -> Spoil:
    """Make a link, mostly to nowhere."""

    def spoil(root: Path) -> None:
        (root / name).symlink_to(to)

    return spoil


def rename(name: str, new: str) -> Spoil:
    """Give a file another name in its folder."""

    def spoil(root: Path) -> None:
        (root / name).rename((root / name).with_name(new))

    return spoil


def several_units(root: Path) -> None:
    """Turn the breakdown of the sample's walkers into units, with a target in none of them."""
    for name in ("indicators/walkers.csv", "schemas/observations-sex.yaml"):
        path = root / "datasets" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?<!codes: )\bsex\b(?!:)", "unit", text), encoding="utf-8")
    indicator("walkers", "dimensions", to=["unit"])(root)
    indicator("walkers", "targets", 0, "where", to={})(root)


def bases_apart(root: Path) -> None:
    """Put the parts of the sample's surface on bases that differ."""
    for name, basis in (("length", "old"), ("width", "new")):
        path = root / f"datasets/indicators/{name}.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        place = head.split(",").index("basis")
        cells = [row.split(",") for row in rows]
        based = [",".join([*one[:place], basis, *one[place + 1 :]]) for one in cells]
        path.write_text("\n".join([head, *based]) + "\n", encoding="utf-8")
