"""The hook by which MkDocs gets finished pages. MkDocs loads this file; nobody imports it.

It takes what `generator.site.build` wrote down: no Markdown pass, no navigation of
single pages, no search plugin. Run by hand at the root of the project, MkDocs builds
the site anew from what the last build wrote to build/work.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

# Only MkDocs loads this module, so it is there already.
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

__all__ = [
    "ReadyPage",
    "on_config",
    "on_env",
    "on_files",
    "on_page_context",
    "on_post_build",
    "on_template_context",
]

_REMEDY = "Nothing to build from in {folder}. Run first: python3 run.py build"


class ReadyPage(Page):
    """A page whose HTML is finished: nothing to read, nothing to convert."""

    view: dict[str, Any]

    def read_source(self, config: MkDocsConfig) -> None:
        """Take no source."""
        self.markdown = ""
        self.meta = {"template": "embed.html"} if self.view["bare"] else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished HTML."""
        self.content = self.view["body"]
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read what was handed over for this language."""
    folder = _folder(config)
    languages = folder / "languages.json"
    if not languages.is_file():
        raise Abort(_REMEDY.format(folder=folder))
    order: list[str] = json.loads(languages.read_text(encoding="utf-8"))
    language = str(config.extra.get("language") or order[0])
    name = config.extra.get("part") or f"{language}.json"
    handed = json.loads((folder / name).read_text(encoding="utf-8"))
    config.site_name = handed["site"]["name"]
    config.extra |= {
        "handed": handed,
        "by_hand": [] if config.extra.get("language") else order[1:],
        "files": str(folder / "files" / language),
    }
    # All templates are ours; to look through the theme's folder of icons takes longer than few pages.
    config.theme.dirs = [str(config.theme.custom_dir)]
    # The map of the site is ours: MkDocs would stamp it with the day of the build.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace all files, those of the theme too, by one page for each handed over."""
    ready = Files([])
    for view in config.extra["handed"]["pages"]:
        source = f"{view['route']}index.md"
        file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        ReadyPage(view["title"], file, config).view = view
        ready.append(file)
    return ready


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what templates print, and give them what all pages share."""
    env.autoescape = True
    env.undefined = StrictUndefined  # a missing word ends the build instead of leaving a gap
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    if compiled := config.extra.get("compiled"):
        env.bytecode_cache = FileSystemBytecodeCache(compiled)
    env.globals["site"] = config.extra["handed"]["site"]
    return env


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template what belongs to this page."""
    assert isinstance(page, ReadyPage)  # noqa: S101 -- for the type; all pages are ours
    return {**context, "view": page.view}


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the page for missing addresses its texts."""
    return {**context, "view": config.extra["handed"]["missing"]}


def on_post_build(*, config: MkDocsConfig) -> None:
    """By hand, add the files that wait for this language and build the other languages."""
    if config.extra.get("part"):
        return
    shutil.copytree(config.extra["files"], config.site_dir, dirs_exist_ok=True)
    for language in config.extra["by_hand"]:
        path = _folder(config) / f"{language}.yml"
        build(load_config(str(path), site_dir=str(Path(config.site_dir) / language)))


def _folder(config: MkDocsConfig) -> Path:
    """Return the folder handed over; a relative one counts from the configuration file."""
    return Path(config.config_file_path).parent / str(config.extra["handover"])
