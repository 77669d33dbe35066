"""Styles and scripts: small files of the theme folder in, few cacheable files out.

Of Material's own files two are used: what pages need of its style sheet, on which ours
builds, and its search worker. A name carries the hash of the content, so a server may let
browsers keep the file for ever.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Mapping
from pathlib import Path

from generator.errors import BuildFailed
from generator.model.site import SiteFrame
from generator.site.paper import furniture
from generator.site.sheet import needed_once

__all__ = ["Assets", "collect_assets"]

# name in the templates -> address relative to the site's root
Assets = Mapping[str, str]

_CREDIT = (
    "/* Material for MkDocs, (c) Martin Donath, MIT licence; then the styles of this site */\n"
)
# Of the styles, what a page without the frame of the site needs.
_BARE_STYLES = "^(10-colours|20-type|50-status|60-chart|65-embed|80-adapt)$"
_SOURCE_MAP = re.compile(r"(?:/\*|//)# sourceMappingURL=\S+(?:\s*\*/)?\s*$")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")


def collect_assets(frame: SiteFrame, cache: Path | None = None) -> tuple[Assets, dict[str, bytes]]:
    """Return addresses by name, and the files by address relative to the root.

    What takes long to work out is kept in the folder `cache`.
    """
    scripts = frame.theme / "scripts"
    material = _material()
    demanded = _demanded(scripts / "ondemand")
    waiting = dict(frame.libraries) | {name: address for name, (address, _) in demanded.items()}
    sources = {
        "style": ("site.css", _style(frame, _one(material, "stylesheets/main.*.css"), cache)),
        "embed": ("embed.css", _own_style(frame, _BARE_STYLES)),
        "early": ("early.js", _script(scripts / "early.js")),
        "script": ("site.js", _waiting(waiting) + "".join(map(_script, _later(scripts)))),
        "worker": ("search.js", _text(_one(material, "javascripts/workers/search.*.js"))),
    }
    named = {key: (_address(name, text), text) for key, (name, text) in sources.items()}
    files = {address: text.encode() for address, text in (*named.values(), *demanded.values())}
    addresses = {key: address for key, (address, _) in named.items()}
    for image in sorted((frame.theme / "images").glob("*")):
        addresses[image.stem] = f"assets/{image.name}"
        files[f"assets/{image.name}"] = image.read_bytes()
    return addresses, files


def _material() -> Path:
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise BuildFailed("build_failed", text="mkdocs-material is not installed")
    return Path(spec.origin).parent / "templates" / "assets"


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise BuildFailed("build_failed", text=f"mkdocs-material: one {pattern}, not {len(found)}")
    return found[0]


def _later(scripts: Path) -> list[Path]:
    return [path for path in sorted(scripts.glob("*.js")) if path.name != "early.js"]


def _demanded(folder: Path) -> dict[str, tuple[str, str]]:
    """Return address and text, by name, of each script that another one loads when needed."""
    texts = {path.stem: _script(path) for path in sorted(folder.glob("*.js"))}
    return {name: (_address(f"{name}.js", text), text) for name, text in texts.items()}


def _waiting(addresses: Mapping[str, str]) -> str:
    """Return the line that tells scripts where files lie that they may load."""
    return f"window.jinduFiles={json.dumps(addresses, sort_keys=True)};\n" if addresses else ""


def _text(path: Path) -> str:
    return _SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))


def _script(path: Path) -> str:
    """Return a script without its block comments and indentation; lines stay lines."""
    return _BLANK.sub("\n", _COMMENT.sub("", _text(path))).strip() + "\n"


def _style(frame: SiteFrame, base: Path, cache: Path | None) -> str:
    # A style sheet may name its encoding in its first bytes only.
    own = _own_style(frame)
    text = needed_once(_text(base).removeprefix('@charset "UTF-8";'), own, cache)
    return f'@charset "UTF-8";{_CREDIT}{text}\n{own}'


def _own_style(frame: SiteFrame, only: str = "") -> str:
    """Return the styles of this site, or those of them whose names fit, with its colours."""
    files = sorted(path for path in frame.theme.glob("styles/*.css") if re.search(only, path.stem))
    own = "\n".join(path.read_text(encoding="utf-8") for path in files)
    short = _BLANK.sub("\n", _COMMENT.sub("", own)).strip()
    return f"{short}\n{_palette(frame.palette)}{_tones(frame.tones)}{furniture(frame)}"


def _palette(palette: Mapping[str, Mapping[str, str]]) -> str:
    """Return the publishing body's colours, beside and over those in styles/10-colours.css."""
    light, dark = (_variables(palette.get(scheme, {})) for scheme in ("light", "dark"))
    if not light + dark:
        return ""
    return (
        f":root{{{light}}}@media screen{{:root[data-theme=dark]{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}}}\n"
    )


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def _tones(tones: Mapping[str, str]) -> str:
    """Return the rules that give status marks the colours of the charts."""
    rules = (f".status.status--{code}{{--tone:var(--{name})}}" for code, name in tones.items())
    return "".join(rule + "\n" for rule in rules)


def _address(name: str, text: str) -> str:
    stem, suffix = name.split(".")
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"assets/{stem}.{mark}.{suffix}"
