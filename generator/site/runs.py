"""MkDocs itself: a configuration and a process of its own for each language."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.errors import BuildFailed
from generator.model.site import SiteFrame

__all__ = ["lay_out", "made", "parent_config", "running", "start_mkdocs", "write_config"]

_HOOK = Path(__file__).with_name("hook.py")
_LINES = 20  # of a failed build's own words
# The theme's notice about its own future is for us, not for each build.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def made(folder: Path, language: str) -> Path:
    """Return where MkDocs puts the pages of a language."""
    return folder / f"{language}.made"


def write_config(folder: Path, language: str, frame: SiteFrame) -> Path:
    """Write `folder`/<language>.yml and, on top of it, <language>.part.yml; return the latter.

    The one makes every page, by hand; the other those in <language>.part.json. The
    project's own mkdocs.yml is looked for beside `site_config`; without one, what it
    would settle is settled here.
    """
    (folder / "docs").mkdir(exist_ok=True)
    _compiled(folder).mkdir(exist_ok=True)
    _write(folder / f"{language}.yml", _settings(folder, language, frame))
    part = {"INHERIT": f"{language}.yml", "extra": {"part": f"{language}.part.json"}}
    return _write(folder / f"{language}.part.yml", part)


def _write(path: Path, settings: dict[str, Any]) -> Path:
    import yaml

    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return path


def parent_config(frame: SiteFrame) -> Path:
    """Return where the project's own mkdocs.yml lies, if it has one."""
    return frame.theme.resolve().parent.parent / "mkdocs.yml"


def _settings(folder: Path, language: str, frame: SiteFrame) -> dict[str, Any]:
    parent = parent_config(frame)
    inherited: dict[str, Any] = {"INHERIT": str(parent)} if parent.is_file() else {"plugins": []}
    return {
        **inherited,
        "site_name": frame.names[language],
        "docs_dir": str((folder / "docs").resolve()),
        "site_dir": str(made(folder, language).resolve()),
        "hooks": [str(_HOOK)],
        "theme": {
            "name": "material",
            "custom_dir": str(frame.theme.resolve()),
            "language": frame.tags[language].split("-")[0],
            "font": False,
        },
        "extra": {
            "handover": str(folder.resolve()),
            "language": language,
            "compiled": str(_compiled(folder).resolve()),
        },
    }


def _compiled(folder: Path) -> Path:
    """Return where compiled templates are kept, beside what each build writes anew."""
    return folder.with_name("compiled")


def start_mkdocs() -> None:
    """Load MkDocs, which takes longer than a few pages."""
    os.environ.update(_ENVIRONMENT)
    import mkdocs.commands.build
    import mkdocs.config.defaults
    import mkdocs.structure.pages  # noqa: F401 - all for `lay_out`


def lay_out(configs: Sequence[Path]) -> bool:
    """Run builds of a few pages one after another in this process.

    Returns:
        whether all went well; what went wrong is told by `running` in its own words.
    """
    start_mkdocs()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").propagate = False
    try:
        for config in configs:
            build(load_config(str(config), strict=True))
    except Exception:  # noqa: BLE001 - whatever it is, the proper run meets it again
        return False
    return True


@contextmanager
def running(configs: Iterable[Path]) -> Iterator[None]:
    """Run builds in parallel processes beside the body; if anything fails, end them.

    What MkDocs says goes to a file beside each configuration.

    Raises:
        BuildFailed: with the last lines of what MkDocs said.
    """
    started = [(_log(config), _start(config)) for config in configs]
    try:
        yield
        for log, process in started:
            if process.wait():
                raise BuildFailed("build_failed", text=_last_lines(log))
    finally:
        for _, process in started:
            process.kill()
            process.wait()


def _log(config: Path) -> Path:
    return config.with_suffix(".log")


def _start(config: Path) -> subprocess.Popen[bytes]:
    command: Sequence[str] = [
        *(sys.executable, "-m", "mkdocs", "build", "--strict"),
        *("--config-file", str(config)),
    ]
    environment = {**os.environ, **_ENVIRONMENT}
    with _log(config).open("wb") as log:
        return subprocess.Popen(
            command, cwd=config.parent, env=environment, stdout=log, stderr=subprocess.STDOUT
        )


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8").splitlines()[-_LINES:])
