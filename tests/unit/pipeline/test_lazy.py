"""What `generator.pipeline` offers is there, and loading it loads next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator import pipeline


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_name_is_found_in_its_room(name: str) -> None:
    assert getattr(pipeline, name) is not None


def test_nothing_else_is_found() -> None:
    with pytest.raises(AttributeError, match="nowhere"):
        pipeline.__getattr__("nowhere")


def test_the_command_line_begins_without_what_a_build_needs() -> None:
    code = (
        "import sys, generator.cli, generator.pipeline.building\n"
        "heavy = ('validate', 'assess', 'pages', 'charts', 'exports', 'site', 'api')\n"
        "print([one for one in heavy if f'generator.{one}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
