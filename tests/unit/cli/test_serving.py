from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.project import Project


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the profiles that were served; nothing is started."""
    profiles: list[str] = []

    def serve(project: Project, port: int, profile: str, under: str, ready: object) -> None:
        profiles.append(profile)

    monkeypatch.setattr(pipeline, "serve_api", serve)
    return profiles


def _call(project: Path, allowed: str, *words: str) -> tuple[int, str]:
    path = project / "site_config" / "site.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8")) | {"api": {"profile": allowed}}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    called = ["--project", str(project), "--lang", "en", "serve-api", *words]
    answer = CliRunner().invoke(main, called)
    return answer.exit_code, answer.output


@pytest.mark.parametrize(
    ("allowed", "wanted", "profile"),
    [
        pytest.param("sql", "", "sql", id="as the site says"),
        pytest.param("canned", "", "canned", id="as a careful site says"),
        pytest.param("sql", "canned", "canned", id="closed further by the call"),
    ],
)
def test_a_process_is_as_open_as_the_site_allows(
    project: Path, served: list[str], allowed: str, wanted: str, profile: str
) -> None:
    code, said = _call(project, allowed, *(("--profile", wanted) if wanted else ()))
    assert (code, served) == (0, [profile]), said


@pytest.mark.parametrize(("allowed", "wanted"), [("canned", "sql"), ("none", "sql"), ("none", "")])
def test_a_call_cannot_open_what_the_site_closes(
    project: Path, served: list[str], allowed: str, wanted: str
) -> None:
    code, said = _call(project, allowed, *(("--profile", wanted) if wanted else ()))
    assert (code, served) == (2, [])
    assert "api.profile in site.yaml" in said
