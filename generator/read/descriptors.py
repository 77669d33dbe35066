"""YAML as the person who wrote it means it.

Plain YAML rewrites what it reads: `3.20` becomes 3.2, `no` becomes false, `010`
becomes 8, a date becomes an object, and a key given twice loses its first value.
Here numbers with a point and dates stay text, only `true` and `false` are flags,
and a repeated key is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

__all__ = ["Unreadable", "load_mapping"]

DEEPEST = 12  # levels of nesting; an alias that contains itself goes deeper than any


class Unreadable(Exception):
    """A YAML file cannot be taken as a mapping.

    Attributes:
        reason: missing | encoding | syntax | repeated_key | not_a_mapping.
        line: counted from 1; 0 where it is not known. detail: key or text at fault.
    """

    def __init__(self, reason: str, line: int = 0, detail: str = "") -> None:
        self.reason, self.line, self.detail = reason, line, detail
        super().__init__(f"{reason} (line {line}): {detail}")


def load_mapping(path: Path) -> Mapping[str, Any]:
    """Return the mapping in a YAML file, its scalars as written.

    Raises:
        Unreadable: no such file, no UTF-8, no YAML, a key given twice, no mapping.
    """
    import yaml

    try:
        text = path.read_bytes().decode("utf-8")
        tree = yaml.load(text, Loader=_loader())  # noqa: S506 - knows only plain values
    except OSError as error:
        raise Unreadable("missing", detail=path.name) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unreadable("encoding", line) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _unreadable(error) from error
    if not isinstance(tree, Mapping) or not _is_plain(tree):
        raise Unreadable("not_a_mapping")
    return tree


def _unreadable(error: Exception) -> Unreadable:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 0
    detail = str(getattr(error, "problem", None) or "")
    if detail.startswith("repeated key: "):
        return Unreadable("repeated_key", line, detail.removeprefix("repeated key: "))
    return Unreadable("syntax", line, detail)


def _is_plain(tree: object, depth: int = 0) -> bool:
    if depth > DEEPEST:
        return False
    if isinstance(tree, Mapping):
        return all(isinstance(key, str) and _is_plain(tree[key], depth + 1) for key in tree)
    if isinstance(tree, list):
        return all(_is_plain(branch, depth + 1) for branch in tree)
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
    Loader.add_constructor(f"{tag}seq", lambda loader, node: loader.construct_sequence(node, True))
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


def _mapping(loader: Any, node: Any) -> dict[str, Any]:
    from yaml.constructor import ConstructorError

    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in built:
            raise ConstructorError(None, None, f"repeated key: {key}", key_node.start_mark)
        built[key] = loader.construct_object(value_node, deep=True)
    return built
