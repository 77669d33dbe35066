"""Build the database of a project alone, to be measured."""

from __future__ import annotations

import sys
from pathlib import Path

from generator import pipeline
from generator.project import load_project

if __name__ == "__main__":
    here = load_project(Path(sys.argv[1]))
    pipeline.write_database(pipeline.know(here), here, here.database)
