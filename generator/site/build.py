"""The order of the work: check, write down, run MkDocs once per language, put in place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from generator.errors import BuildFailed
from generator.model.site import Page, SiteFrame
from generator.site.assets import Assets, collect_assets
from generator.site.feeds import feed_files
from generator.site.handover import language_handover
from generator.site.links import directory
from generator.site.reuse import Shelf, look_of, shelf
from generator.site.runs import made, parent_config, running, write_config
from generator.site.search import search_index
from generator.site.sitemap import robots, sitemap
from generator.trees import Tree, held_in

__all__ = ["Apart", "LayOut", "begin_site", "build_site"]

LayOut = Callable[[list[Path]], Callable[[], bool]]
# Begins a piece of work beside this one and returns how to wait for what it makes.
Apart = Callable[[Callable[[], Shelf]], Callable[[], Shelf]]
_FILES = "files"
FEW = 200  # pages; more are worth a process for each language


def build_site(
    pages: Mapping[str, Sequence[Page]],
    files: Mapping[str, bytes],
    frame: SiteFrame,
    site: Tree,
    work: Path,
    few: LayOut | None = None,
) -> None:
    """Begin a site and finish it: see `begin_site`."""
    begin_site(pages, files, frame, site, work, few=few)()


def begin_site(
    pages: Mapping[str, Sequence[Page]],
    files: Mapping[str, bytes],
    frame: SiteFrame,
    site: Tree,
    work: Path,
    cache: Path | None = None,
    few: LayOut | None = None,
    searches: Mapping[str, bytes] | None = None,
    apart: Apart | None = None,
) -> Callable[[], None]:
    """Put the whole site into a folder that others may put more into.

    Args:
        pages: finished pages by language, the same routes in each.
        files: further files by address relative to the root of the site.
        frame: what stands around every page.
        site: the folder; who opened it finishes it.
        work: folder for what the builds are given, kept for `mkdocs build` by
            hand; `mkdocs.yml` expects it at build/work. On the file system of the site.
        cache: folder of finished pages that a build may take again; by default in `work`.
        few: begins to lay few pages out, where MkDocs is already at hand, and returns
            how to wait for it; see `lay_out`.
        searches: finished search indexes by language; those wanting are made here.
        apart: does the work on each language beside that on the others.

    Returns:
        what waits for the work on each language and puts the pages in place.

    Raises:
        BuildFailed: pages do not fit one another, or MkDocs failed.
    """
    _check_pages(pages, frame)
    assets, asset_files = collect_assets(frame, cache and cache.parent / "styles")
    everything = {**files, **asset_files, **_indexes(pages, frame, searches or {})}
    _check_files(everything, pages, frame)
    folder = _fresh(work / "site")
    shelves = _shelves(pages, frame, assets, folder, cache or work / "pages", apart)
    _put_files(everything, folder / _FILES, frame, site)
    return partial(_put_pages, folder, shelves, frame, site, few)


def _shelves(
    pages: Mapping[str, Sequence[Page]],
    frame: SiteFrame,
    assets: Assets,
    folder: Path,
    cache: Path,
    apart: Apart | None,
) -> dict[str, Callable[[], Shelf]]:
    """Begin to write down everything for MkDocs; each language's shelf can be waited for."""
    look = look_of(frame.theme, parent_config(frame))
    _write(folder / "languages.json", json.dumps(list(frame.languages)).encode())
    begin = apart or (lambda work: work)
    return {
        language: begin(
            partial(_filled, language, pages[language], frame, assets, look, folder, cache)
        )
        for language in frame.languages
    }


def _filled(
    language: str,
    pages: Sequence[Page],
    frame: SiteFrame,
    assets: Assets,
    look: str,
    folder: Path,
    cache: Path,
) -> Shelf:
    """Write a language's pages down, for builds by hand; return its shelf with those wanting."""
    full = shelf(cache / language, language_handover(language, pages, frame, assets), look)
    _write(folder / f"{language}.json", full.handover(full.texts).encode())
    return full.of(full.wanting())


def _check_pages(pages: Mapping[str, Sequence[Page]], frame: SiteFrame) -> None:
    """Refuse pages that are not the same in all languages, or not told apart by title."""
    if set(pages) != set(frame.languages):
        raise _failed(f"languages {sorted(pages)} but a frame for {sorted(frame.languages)}")
    first = _routes(pages[frame.languages[0]])
    for language in frame.languages:
        odd = sorted(first ^ _routes(pages[language]))
        if odd:
            raise _failed(f"{language}: pages not in every language: {', '.join(odd[:5])}")
        for name, values in (
            ("route", [page.route for page in pages[language]]),
            ("title", [page.title for page in pages[language]]),
        ):
            _check_unique(language, name, values)


def _routes(pages: Sequence[Page]) -> set[str]:
    return {page.route for page in pages}


def _check_unique(language: str, name: str, values: Sequence[str]) -> None:
    twice = (
        sorted({value for value in values if values.count(value) > 1})
        if len(set(values)) < len(values)
        else []
    )
    if twice:
        raise _failed(f"{language}: more than one page with the {name} {twice[0]!r}")


def _check_files(
    files: Mapping[str, bytes], pages: Mapping[str, Sequence[Page]], frame: SiteFrame
) -> None:
    """Refuse files outside the site and files where a page stands."""
    taken = {
        f"{directory(frame, language)}{page.route}index.html"
        for language in frame.languages
        for page in pages[language]
    }
    for address in files:
        path = PurePosixPath(address)
        if path.is_absolute() or ".." in path.parts or address in taken:
            raise _failed(f"no place in the site for the file {address!r}")


def _indexes(
    pages: Mapping[str, Sequence[Page]], frame: SiteFrame, searches: Mapping[str, bytes]
) -> dict[str, bytes]:
    found = {
        f"{directory(frame, language)}search/search_index.json": searches.get(language)
        or search_index(pages[language])
        for language in frame.languages
    }
    if frame.site_url:
        found["sitemap.xml"] = sitemap(pages, frame)
        found |= robots(frame)
    return found | feed_files(frame)


def _shelf(address: str, frame: SiteFrame) -> str:
    """Return where a file waits: with the language whose build puts it into the site."""
    first, *others = frame.languages
    inside = any(address.startswith(f"{language}/") for language in others)
    return address if inside else f"{first}/{address}"


def _fresh(folder: Path) -> Path:
    """Return `folder` without what the last build was given, but for files of the site."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_dir() and path.name != _FILES:
            shutil.rmtree(path)
        elif not path.is_dir():
            path.unlink()
    return folder


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _put_files(everything: Mapping[str, bytes], folder: Path, frame: SiteFrame, site: Tree) -> None:
    """Write down everything but pages, for builds by hand too, and put it into the site."""
    folder.mkdir(exist_ok=True)
    files = Tree(folder, held_in(folder))
    for address, content in sorted(everything.items()):
        place = _shelf(address, frame)
        files.write(place, content)
        site.put(address, folder / place)
    files.finish()


def _put_pages(
    folder: Path,
    ready: Mapping[str, Callable[[], Shelf]],
    frame: SiteFrame,
    site: Tree,
    few: LayOut | None,
) -> None:
    """Let MkDocs make the pages that are wanting, put the others in place meanwhile."""
    shelves = {one: wait() for one, wait in ready.items()}
    wanting = {one: shelf_.wanting() for one, shelf_ in shelves.items()}
    configs = {one: write_config(folder, one, frame) for one in shelves}
    for one, shelf_ in shelves.items():
        _write(folder / f"{one}.part.json", shelf_.handover(sorted(wanting[one])).encode())
    with _at_work([configs[one] for one in shelves if wanting[one]], wanting, few):
        for one, shelf_ in shelves.items():
            shelf_.give(site, directory(frame, one), sorted(shelf_.kept.keys() - wanting[one]))
    for one, shelf_ in shelves.items():
        shelf_.take(made(folder, one), sorted(wanting[one]))
        shelf_.give(site, directory(frame, one), sorted(wanting[one]))


@contextmanager
def _at_work(
    configs: list[Path], wanting: Mapping[str, frozenset[str]], few: LayOut | None
) -> Iterator[None]:
    """Have pages laid out beside the body: few of them by who stands by, many in new processes."""
    if not (few and configs and sum(map(len, wanting.values())) <= FEW):
        with running(configs):
            yield
        return
    went_well = few(configs)
    yield
    if not went_well():
        with running(configs):
            pass


def _failed(text: str) -> BuildFailed:
    return BuildFailed("build_failed", text=text)
