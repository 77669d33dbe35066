"""Is the data right? Every rule a function, every problem at once, nothing raised.

`check` reads the whole project and returns a `Report`; `explain` and `locate` say
a problem in the words of a language; `CATALOGUE` lists every code.
"""

from generator.validate.catalogue import AFTER_ASSESSING, CATALOGUE, fault
from generator.validate.checking import Apart, Report, check
from generator.validate.examine import judge_files, prepare
from generator.validate.explain import codes_page, explain, locate

__all__ = [
    "AFTER_ASSESSING",
    "CATALOGUE",
    "Apart",
    "Report",
    "check",
    "codes_page",
    "explain",
    "fault",
    "judge_files",
    "locate",
    "prepare",
]
