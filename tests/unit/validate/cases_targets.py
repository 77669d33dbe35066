"""D2, X: targets, what they are measured from and computed by."""

from __future__ import annotations

from tests.unit.validate.spoiling import (
    Case,
    bases_apart,
    both,
    indicator,
    keys,
    row,
    second_target,
    several_units,
    target,
)

ENDLESS = "9" * 400

TARGETS = (
    Case("a target value in words", "D221", target("value", "ten")),
    Case("a target value in thousands", "D221", target("value", "1,000")),
    Case("an operator nobody knows", "D222", target("operator", "=>")),
    Case("an operator against the direction", "D223", target("operator", "<=")),
    Case("dated without a period", "D224", target("period", "")),
    Case("undated with a period", "D224", target("horizon", "undated")),
    Case("a target's period that is none", "D225", target("period", "by 2025")),
    Case(
        "a target of another indicator",
        "D226",
        indicator("walkers", "targets", 0, "id", to="walk.1"),
    ),
    Case("a slice the indicator does not have", "D227", target("where", {"sex": "F"})),
    Case(
        "a slice that is no code",
        "D228",
        indicator("walkers", "targets", 0, "where", to={"sex": "X"}),
    ),
    Case("two versions at a time", "D229", second_target(valid_from="2022-01-01")),
    Case(
        "two versions at a time, the later one strict",
        "D229",
        second_target(valid_from="2022-01-01", operator=">"),
    ),
    Case("an exact figure beside a floor", "D229", second_target(operator="=", value="20")),
    Case(
        "two exact figures for one thing",
        "D229",
        both(target("operator", "="), second_target(operator="=", value="20")),
    ),
    Case(
        "an exact figure below a firmer floor",
        "D239",
        both(
            keys("datasets/indicators/length.yaml", "jindu", "targets", 0, "strength", to="aim"),
            row("codes", "strength,aim,Aim,But"),
            second_target(operator="=", value="1", strength="firm"),
        ),
    ),
    Case("a deadline before the target was set", "X536", target("valid_from", "2026-01-01")),
    Case(
        "a deadline before the plan was issued",
        "X536",
        both(
            target("baseline", {"kind": "not_stated"}),
            target("period", "2018"),
            target("valid_from", "2017-01-01"),
        ),
    ),
    Case("a target in none of several units", "D238", several_units),
    Case(
        "a range whose floor lies above its ceiling",
        "D239",
        both(
            indicator("length", "direction", to="reach"),
            second_target(operator="<=", value="1"),
        ),
    ),
    Case(
        "a word that does not say whether a basis is shared",
        "D240",
        indicator("surface", "computation", "same_basis", to="Required"),
    ),
    Case(
        "a unit that does not follow from the parts", "X518", indicator("width", "unit_mult", to=3)
    ),
    Case("parts that share no basis", "X519", bases_apart),
    Case("an end before the start", "D230", target("valid_until", "2019-01-01")),
    Case("a baseline in words", "D242", target("baseline", {"kind": "value", "value": "abc"})),
    Case(
        "a baseline in thousands", "D242", target("baseline", {"kind": "value", "value": "1,000"})
    ),
    Case(
        "a baseline in words that its kind does not ask for",
        "D242",
        target("baseline", {"kind": "not_stated", "value": "abc"}),
    ),
    Case(
        "a multiplier in words",
        "D242",
        indicator("surface", "computation", "multiplier", to="lots"),
    ),
    Case("a target value of four hundred digits", "D243", target("value", ENDLESS)),
    Case(
        "a baseline of four hundred digits",
        "D243",
        target("baseline", {"kind": "value", "value": ENDLESS}),
    ),
    Case(
        "a multiplier of four hundred digits",
        "D243",
        indicator("surface", "computation", "multiplier", to=f"0.{ENDLESS}"),
    ),
    Case("a power of ten beyond all digits", "D243", indicator("depth", "unit_mult", to=9**9)),
    Case("a multiplier of zero", "D244", indicator("surface", "computation", "multiplier", to=0)),
    Case("a baseline of zero", "D245", target("baseline", {"kind": "value", "value": "0.0"})),
    Case(
        "a baseline's period that is none",
        "D246",
        target("baseline", {"kind": "period", "period": "abc"}),
    ),
    Case(
        "a base period that is none",
        "D246",
        indicator("surface", "computation", "base_period", to="x"),
    ),
    Case(
        "a baseline in the target's own year",
        "D247",
        target("baseline", {"kind": "period", "period": "2025"}),
    ),
    Case("a baseline that does not say", "D231", target("baseline", {"kind": "value"})),
    Case(
        "a part that is no series",
        "D232",
        indicator("surface", "computation", "denominator", to="girth"),
    ),
    Case(
        "a part that is a grade",
        "D233",
        indicator("surface", "computation", "denominator", to="state"),
    ),
    Case(
        "a computation from itself",
        "D234",
        indicator("surface", "computation", "numerator", to="surface"),
    ),
    Case("found after all", "D235", indicator("width", "availability", to="not_found")),
    Case("a dimension without a column", "D236", indicator("width", "dimensions", to=["age"])),
    Case("a dimension twice", "D237", indicator("walkers", "dimensions", to=["sex", "sex"])),
    Case(
        "a dimension whose codes nobody names",
        "D241",
        indicator("walkers", "dimensions", to=["sex", "note_en"]),
    ),
)
