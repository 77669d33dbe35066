"""YAML as the person who wrote it means it.

Plain YAML rewrites what it reads: `3.20` becomes 3.2, `no` becomes false, `010`
becomes 8, a date becomes an object, and a key given twice loses its first value.
Here numbers with a point and dates stay text, only `true` and `false` are flags,
and a repeated key is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.parsed import Parsed

if TYPE_CHECKING:
    import yaml

__all__ = ["Unreadable", "load_mapping", "load_tree"]

DEEPEST = 12  # levels of nesting; an alias that contains itself goes deeper than any
MOST = 100_000  # values in one file, aliases counted as often as they are used
# Why a file is no YAML, by what a person may have typed; the first that is found is told.
CAUSES = tuple(
    (reason, re.compile(form, re.MULTILINE))
    for reason, form in (
        ("conflict", r"^(?:<{7} |={7}$|>{7} )"),
        ("tab", r"^ *\t"),
        ("wide_colon", rf"^ *(?:- )?[\w.-]+ *{chr(0xFF1A)}"),
    )
)


class Unreadable(Exception):
    """A YAML file cannot be taken as a mapping.

    Attributes:
        reason: missing | encoding | conflict | tab | wide_colon | inner_colon | syntax
            | alias | repeated_key | not_a_mapping.
        line: counted from 1; 0 where it is not known. detail: key or text at fault.
    """

    def __init__(self, reason: str, line: int = 0, detail: str = "") -> None:
        self.reason, self.line, self.detail = reason, line, detail
        super().__init__(f"{reason} (line {line}): {detail}")


def load_mapping(
    path: Path, *, aliases: bool = False, parsed: Parsed | None = None
) -> Mapping[str, Any]:
    """Return the mapping in a YAML file, its scalars as written.

    Args:
        path: the file.
        aliases: whether a value may stand for another one further up.
        parsed: keeps what was read before.

    Raises:
        Unreadable: no such file, no UTF-8, no YAML, a key given twice, an alias, no mapping.
    """
    tree = load_tree(path, aliases=aliases, parsed=parsed)
    if not isinstance(tree, Mapping):
        raise Unreadable("not_a_mapping")
    return tree


def load_tree(path: Path, *, aliases: bool = False, parsed: Parsed | None = None) -> object:
    """Return whatever a YAML file holds, as `load_mapping` does.

    Raises:
        Unreadable: as in `load_mapping`, but for the last reason.
    """
    text = ""
    try:
        text = path.read_bytes().decode("utf-8")
        tree, alias, plain = (parsed or Parsed()).tree(_reader(), text, _tree)
    except OSError as error:
        raise Unreadable("missing", detail=path.name) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable("encoding", line) from error
    except _faults() as error:
        raise _unreadable(error, text) from error
    if alias and not aliases:
        raise Unreadable("alias", alias)
    if not plain:
        raise Unreadable("not_a_mapping")
    return tree


def _faults() -> tuple[type[Exception], ...]:
    import yaml

    return yaml.YAMLError, RecursionError


@cache
def _reader() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _tree(text: str) -> list[Any]:
    """Return the tree, the line of the first alias in it, 0 for none, and whether it is plain."""
    loader: Any = _loader()(text)
    loader.seen, loader.alias = set(), 0
    try:
        tree = loader.get_single_data()
    finally:
        loader.dispose()
    plain = _is_plain(tree, [MOST])
    return [tree if plain else None, loader.alias, plain]


def _unreadable(error: Exception, text: str) -> Unreadable:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 0
    detail = str(getattr(error, "problem", None) or "")
    if detail.startswith("repeated key: "):
        return Unreadable("repeated_key", line, detail.removeprefix("repeated key: "))
    for reason, form in CAUSES:
        if match := form.search(text):
            return Unreadable(reason, text[: match.start()].count("\n") + 1, detail)
    reason = "inner_colon" if detail.startswith("mapping values") else "syntax"
    return Unreadable(reason, line, detail)


def _is_plain(tree: object, left: list[int], depth: int = 0) -> bool:
    left[0] -= 1  # aliases of aliases are few in the file and endless here
    if depth > DEEPEST or left[0] < 0:
        return False
    if isinstance(tree, Mapping):
        return all(isinstance(key, str) and _is_plain(tree[key], left, depth + 1) for key in tree)
    if isinstance(tree, list):
        return all(_is_plain(branch, left, depth + 1) for branch in tree)
    return True


@cache
def _loader() -> type[yaml.SafeLoader]:
    """Return the loader, in C where the library has it."""
    import yaml

    base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[valid-type, misc]  # the base is chosen at run time
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - the name is PyYAML's
        yaml_constructors: dict[str, Any] = {}  # noqa: RUF012 - so is this one

    tag = "tag:yaml.org,2002:"
    Loader.add_implicit_resolver(f"{tag}null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])
    Loader.add_implicit_resolver(f"{tag}bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])
    Loader.add_implicit_resolver(
        f"{tag}int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789")
    )
    Loader.add_constructor(f"{tag}null", _null)
    Loader.add_constructor(f"{tag}bool", _flag)
    Loader.add_constructor(f"{tag}int", _whole)
    Loader.add_constructor(f"{tag}str", lambda loader, node: loader.construct_scalar(node))
    Loader.add_constructor(f"{tag}seq", _sequence)
    Loader.add_constructor(f"{tag}map", _mapping)
    Loader.add_constructor(None, yaml.constructor.SafeConstructor.construct_undefined)
    return Loader


def _null(loader: Any, node: Any) -> None:
    loader.construct_scalar(node)


def _flag(loader: Any, node: Any) -> bool:
    return str(loader.construct_scalar(node)) == "true"


def _whole(loader: Any, node: Any) -> int | str:
    text = str(loader.construct_scalar(node))
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() else text


def _sequence(loader: Any, node: Any) -> list[Any]:
    for one in node.value:
        _see(loader, one, node)
    return list(loader.construct_sequence(node, deep=True))


def _see(loader: Any, node: Any, near: Any) -> None:
    # The parser in C tells of no alias: the same node stands in two places.
    if id(node) in loader.seen and not loader.alias:
        loader.alias = near.start_mark.line + 1
    loader.seen.add(id(node))


def _mapping(loader: Any, node: Any) -> dict[str, Any]:
    from yaml.constructor import ConstructorError

    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in built:
            raise ConstructorError(None, None, f"repeated key: {key}", key_node.start_mark)
        _see(loader, value_node, key_node)
        built[key] = loader.construct_object(value_node, deep=True)
    return built
