"""The order of the work: check, assemble, assess, draw, write, put in place.

Each stage is one call. Nothing here prints; a caller may follow the stages through
`on_stage`. A failed stage leaves what was built before as it was.
"""

from generator.pipeline.building import STAGES, Built, build, write_database
from generator.pipeline.knowing import Known, know, refuse, run_check
from generator.pipeline.tools import (
    begin_indicator,
    begin_task,
    describe,
    format_tables,
    serve,
)
from generator.pipeline.verifying import Quoted, Verified, make_hashes, verify_plan

__all__ = [
    "STAGES",
    "Built",
    "Known",
    "Quoted",
    "Verified",
    "begin_indicator",
    "begin_task",
    "build",
    "describe",
    "format_tables",
    "know",
    "make_hashes",
    "refuse",
    "run_check",
    "serve",
    "verify_plan",
    "write_database",
]
