"""From checked tables to a frozen `Plan`.

Runs only on data that passed the check, so nothing here looks for faults.
"""

from generator.assemble.plan import assemble

__all__ = ["assemble"]
