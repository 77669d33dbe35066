"""MkDocs itself: a configuration and a process of its own for each language."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.errors import BuildFailed
from generator.model.site import SiteFrame

__all__ = ["run_builds", "write_config"]

_HOOK = Path(__file__).with_name("hook.py")
_LINES = 20  # of a failed build's own words


def write_config(folder: Path, language: str, site: Path, frame: SiteFrame) -> Path:
    """Write `folder`/<language>.yml, on top of the project's mkdocs.yml, and return it.

    The project's file is looked for beside `site_config`; without one, what it
    would settle is settled here.
    """
    import yaml

    (folder / "docs").mkdir(exist_ok=True)
    path = folder / f"{language}.yml"
    settings = _settings(folder, language, site, frame)
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return path


def _settings(folder: Path, language: str, site: Path, frame: SiteFrame) -> dict[str, Any]:
    parent = frame.theme.resolve().parent.parent / "mkdocs.yml"
    inherited: dict[str, Any] = {"INHERIT": str(parent)} if parent.is_file() else {"plugins": []}
    return {
        **inherited,
        "site_name": frame.names[language],
        "docs_dir": str((folder / "docs").resolve()),
        "site_dir": str(site.resolve()),
        "hooks": [str(_HOOK)],
        "theme": {
            "name": "material",
            "custom_dir": str(frame.theme.resolve()),
            "language": frame.tags[language].split("-")[0],
            "font": False,
        },
        "extra": {"handover": str(folder.resolve()), "language": language},
    }


def run_builds(configs: Iterable[Path]) -> None:
    """Run the builds in parallel processes; if one fails, end the others.

    What MkDocs says goes to a file beside each configuration.

    Raises:
        BuildFailed: with the last lines of what MkDocs said.
    """
    running = [(_log(config), _start(config)) for config in configs]
    try:
        for log, process in running:
            if process.wait():
                raise BuildFailed("build_failed", text=_last_lines(log))
    finally:
        for _, process in running:
            process.kill()
            process.wait()


def _log(config: Path) -> Path:
    return config.with_suffix(".log")


def _start(config: Path) -> subprocess.Popen[bytes]:
    command: Sequence[str] = [
        *(sys.executable, "-m", "mkdocs", "build", "--strict"),
        *("--config-file", str(config)),
    ]
    # The theme's notice about its own future is for us, not for each build.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    with _log(config).open("wb") as log:
        return subprocess.Popen(
            command, cwd=config.parent, env=environment, stdout=log, stderr=subprocess.STDOUT
        )


def _last_lines(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8").splitlines()[-_LINES:])
