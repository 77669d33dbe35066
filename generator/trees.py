"""A folder that is brought up to date instead of being made anew.

What a build publishes are links to files that are kept elsewhere and never written again. So
whether a file stands in its place already is told by its number in the file system, unread; and
a folder of thousands of files costs only what differs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Held", "Tree", "begin_with", "held_in", "link"]

Held = dict[str, int]  # number of a file in the file system, by its address in a folder


@dataclass(slots=True)
class Tree:
    """A folder that is to hold what is put into it and, when finished, nothing else.

    Attributes:
        folder: where it lies; made where there is none.
        held: what stood in it before and has not been put there again yet.
    """

    folder: Path
    held: Held = field(default_factory=dict)
    _device: int = field(init=False)
    _folders: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look at the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._device = self.folder.stat().st_dev
        self._folders = _folders_of(self.held)

    def put(self, address: str, source: str | Path) -> None:
        """Let a file stand under an address, which is relative and has slashes.

        Raises:
            OSError: there is no such file, or it cannot be put there.
        """
        kept, stood = os.stat(source), self.held.pop(address, None)
        if stood == kept.st_ino and kept.st_dev == self._device:
            return
        place = self._place(address)
        if stood is not None:
            os.unlink(place)
        else:
            self._make_way(address)
        link(source, place)

    def write(self, address: str, content: bytes) -> None:
        """Let a file of this content stand under an address.

        Where another stood, other places of that one keep what they have.
        """
        place = Path(self._place(address))
        if self.held.pop(address, None) is None:
            self._make_way(address)
        elif place.is_file() and place.read_bytes() == content:
            return
        else:
            place.unlink()
        place.write_bytes(content)

    def finish(self) -> None:
        """Remove what stood in the folder and was not put there again."""
        for address in self.held:
            os.unlink(self._place(address))
        for folder in sorted(_folders_of(self.held), key=len, reverse=True):
            _remove_if_empty(self._place(folder))
        self.held.clear()

    def _place(self, address: str) -> str:
        return f"{self.folder}/{address}"

    def _make_way(self, address: str) -> None:
        """Make the folders of a file, over files of their names; remove one of its own name."""
        if address in self._folders:
            shutil.rmtree(self._place(address))
            below = f"{address}/"
            self._folders -= {one for one in self._folders if f"{one}/".startswith(below)}
            for one in [one for one in self.held if one.startswith(below)]:
                del self.held[one]
        new = [one for one in _above(address) if one not in self._folders]
        for folder in reversed(new):
            if self.held.pop(folder, None) is not None:
                os.unlink(self._place(folder))
            os.makedirs(self._place(folder), exist_ok=True)
        self._folders.update(new)


def begin_with(target: Path, aside: Path, live: Path) -> Held:
    """Give a folder to be brought up to date the likeliest contents; return what it holds.

    Args:
        target: the folder. Where it is there, as after a build that failed, it is taken as it is.
        aside: what was published before the last build; it is moved.
        live: what is published now; it is left alone, and its files are shared.
    """
    if not target.exists():
        if aside.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            aside.rename(target)
        elif live.exists():
            _share(live, target)
    return held_in(target) if target.exists() else {}


def held_in(folder: Path) -> Held:
    """Return what a folder holds; folders in it that hold nothing are removed."""
    found: Held = {}
    seen, waiting = [], [""]
    while waiting:
        inside = waiting.pop()
        seen.append(inside)
        with os.scandir(f"{folder}/{inside}") as entries:
            for one in entries:
                if one.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{one.name}/")
                else:
                    found[f"{inside}{one.name}"] = one.inode()
    filled = _folders_of(found)
    for inside in reversed(seen[1:]):
        if inside[:-1] not in filled:
            _remove_if_empty(f"{folder}/{inside}")
    return found


def link(source: str | Path, target: str | Path) -> None:
    """Give a file a second place; its bytes are copied only where the system has no links.

    What stands there is removed first: to copy over a link would write to the file it shares.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)
        link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)


def _share(live: Path, target: Path) -> None:
    try:
        shutil.copytree(live, target, copy_function=os.link)
    except OSError:  # no links here: copies would only have to be replaced
        shutil.rmtree(target, ignore_errors=True)


def _above(address: str) -> Iterator[str]:
    """Yield the folders of a file, the innermost first."""
    while folder := address.rpartition("/")[0]:
        yield folder
        address = folder


def _folders_of(addresses: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for address in addresses:
        for folder in _above(address):
            if folder in found:
                break
            found.add(folder)
    return found


def _remove_if_empty(folder: str) -> None:
    try:
        os.rmdir(folder)
    except OSError:
        return
