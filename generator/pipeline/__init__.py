"""The order of the work: check, assemble, assess, draw, write, put in place.

Each stage is one call. Nothing here prints; a caller may follow the stages through
`on_stage`. A failed stage leaves what was built before as it was.
"""

from generator.pipeline.building import STAGES, Built, build, write_database
from generator.pipeline.knowing import Known, know, refuse, run_check
from generator.pipeline.recording import record
from generator.pipeline.tools import (
    begin_indicator,
    begin_task,
    describe,
    format_tables,
    serve,
)

__all__ = [
    "STAGES",
    "Built",
    "Known",
    "begin_indicator",
    "begin_task",
    "build",
    "describe",
    "format_tables",
    "know",
    "record",
    "refuse",
    "run_check",
    "serve",
    "write_database",
]
