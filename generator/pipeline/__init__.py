"""The order of the work: check, assemble, assess, draw, write, put in place.

Each stage is one call. Nothing here prints; a caller may follow the stages through
`on_stage`. A failed stage leaves what was built before as it was.
"""

from generator.pipeline.assuming import ASSUMED, is_assumed
from generator.pipeline.building import STAGES, Built, build, write_database
from generator.pipeline.explaining import Explained, Input, Turn
from generator.pipeline.explaining import explain as explain_verdict
from generator.pipeline.judging import Judged, Question, judge, method_names
from generator.pipeline.knowing import Known, know, refuse, run_check
from generator.pipeline.recording import record
from generator.pipeline.tools import (
    begin_indicator,
    begin_task,
    describe,
    format_tables,
    serve,
    serve_api,
)
from generator.pipeline.verifying import Quoted, Verified, make_hashes, verify_plan

__all__ = [
    "ASSUMED",
    "STAGES",
    "Built",
    "Explained",
    "Input",
    "Judged",
    "Known",
    "Question",
    "Quoted",
    "Turn",
    "Verified",
    "begin_indicator",
    "begin_task",
    "build",
    "describe",
    "explain_verdict",
    "format_tables",
    "is_assumed",
    "judge",
    "know",
    "make_hashes",
    "method_names",
    "record",
    "refuse",
    "run_check",
    "serve",
    "serve_api",
    "verify_plan",
    "write_database",
]
