"""Is the data right? Every rule a function, every problem at once, nothing raised.

`check` reads the whole project and returns a `Report`; `explain` and `locate` say
a problem in the words of a language; `CATALOGUE` lists every code.
"""

from generator.validate.catalogue import AFTER_ASSESSING, CATALOGUE, fault
from generator.validate.checking import Progress, Report, check
from generator.validate.explain import codes_page, explain, locate

__all__ = [
    "AFTER_ASSESSING",
    "CATALOGUE",
    "Progress",
    "Report",
    "check",
    "codes_page",
    "explain",
    "fault",
    "locate",
]
