"""The registry: every rule a function, in three tuples by what it looks at.

To add a rule, write a generator of problems in the module of its theme, give its
code a line in `catalogue.py` and sentences in every words file, and name it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.errors import Problem
from generator.read import Table
from generator.validate.agreement import AGREEMENT_RULES
from generator.validate.changes import CHANGE_RULES
from generator.validate.clock import CLOCK_RULES
from generator.validate.companions import COMPANION_RULES
from generator.validate.computations import COMPUTATION_RULES
from generator.validate.configuration import CONFIGURATION_RULES
from generator.validate.disagreement import disagreements
from generator.validate.figures import FIGURE_RULES, shares
from generator.validate.lexical import LEXICAL_RULES, addresses_in_descriptors
from generator.validate.measures import availability, dimensions, measured, rows_expected
from generator.validate.periods import dates, periods
from generator.validate.plantext import PLAN_TEXT_RULES
from generator.validate.publishing import PUBLISHING_RULES
from generator.validate.questions import QUESTION_RULES
from generator.validate.references import REFERENCE_RULES
from generator.validate.registers import REGISTER_RULES, locators
from generator.validate.shapes import descriptor_keys, frame, indicator_keys
from generator.validate.site import SITE_RULES
from generator.validate.targets import TARGET_RULES
from generator.validate.translations import translated_cells, translated_keys
from generator.validate.work import WORK_RULES
from generator.validate.world import World

__all__ = ["CELL_RULES", "DATASET_RULES", "DESCRIPTOR_RULES", "TableRule"]

TableRule = Callable[[Table, tuple[str, ...]], Iterator[Problem]]


def _alone(rule: Callable[[Table], Iterator[Problem]]) -> TableRule:
    """Return a rule that does not ask for the languages as one that is given them."""

    def with_languages(table: Table, languages: tuple[str, ...]) -> Iterator[Problem]:
        del languages
        return rule(table)

    return with_languages


# What one descriptor says, whatever its CSV holds.
DESCRIPTOR_RULES: tuple[TableRule, ...] = (
    _alone(frame),
    descriptor_keys,
    indicator_keys,
    translated_keys,
    _alone(addresses_in_descriptors),
    *map(_alone, TARGET_RULES),
    *map(_alone, FIGURE_RULES),
)
# What the cells of one table say; only asked of a table with the columns of its schema.
CELL_RULES: tuple[TableRule, ...] = (
    *map(_alone, LEXICAL_RULES),
    *map(_alone, (rows_expected, availability, dimensions, measured, shares)),
    *map(_alone, (periods, dates, locators)),
    translated_cells,
    *map(_alone, WORK_RULES),
)
# What only all tables together can say.
DATASET_RULES: tuple[Callable[[World], Iterator[Problem]], ...] = (
    *REFERENCE_RULES,
    *COMPUTATION_RULES,
    *REGISTER_RULES,
    *CLOCK_RULES,
    *QUESTION_RULES,
    disagreements,
    *CONFIGURATION_RULES,
    *SITE_RULES,
    *COMPANION_RULES,
    *PUBLISHING_RULES,
    *PLAN_TEXT_RULES,
    *AGREEMENT_RULES,
    *CHANGE_RULES,
)
