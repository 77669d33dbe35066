"""The order of the work: check, assemble, assess, draw, write, put in place.

Each stage is one call. Nothing here prints; a caller may follow the stages through
`on_stage`. A failed stage leaves what was built before as it was.

A name is loaded when it is first asked for: a build sets others to work before it loads
what it needs itself, and a server needs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pipeline.assuming import ASSUMED, is_assumed
    from generator.pipeline.building import STAGES, Built, build
    from generator.pipeline.explaining import Explained, Input, Turn, explain_verdict
    from generator.pipeline.judging import Judged, Question, judge, method_names
    from generator.pipeline.knowing import Known, know, refuse, run_check
    from generator.pipeline.making import write_database
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

_ROOMS = {
    "assuming": ("ASSUMED", "is_assumed"),
    "building": ("STAGES", "Built", "build"),
    "explaining": ("Explained", "Input", "Turn", "explain_verdict"),
    "judging": ("Judged", "Question", "judge", "method_names"),
    "knowing": ("Known", "know", "refuse", "run_check"),
    "making": ("write_database",),
    "recording": ("record",),
    "tools": (
        *("begin_indicator", "begin_task", "describe", "format_tables"),
        *("serve", "serve_api"),
    ),
    "verifying": ("Quoted", "Verified", "make_hashes", "verify_plan"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Return a name of `__all__` from its module.

    Raises:
        AttributeError: there is no such name.
    """
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
