"""A rule written for pandas: five lines that read the file of all values."""

from __future__ import annotations

import json

from generator.exports.snippets.rule import Condition, Question, Rule
from generator.model.measures import Operator

__all__ = ["pandas_snippet"]

COMPARED = {Operator.EQUAL_TO: "=="}
YES = {
    "nothing": "d.empty",
    "unread": "new.empty",
    "not_due": "not new.due.all()",
    "no_year": 'not (new.year > "").any()',
    "met": "new.value.max() {asks}",
    "slips": "new.value.max() {asks} and pd.notna(end) and not end {stays}",
    "no_trend": "pd.isna(end)",
    "arrives": "{miss} < {on_track} * {left}",
    "nearly": "{miss} <= {close} * {left}",
    "slowly": "{miss} <= {left}",
    "not_yet": '"{begins}" > "{release}"',
    "ended": '"{ended}" < "{release}"',
}
# A target met "exactly" may be missed on both sides, so its miss is a share.
SHARES = {
    "arrives": "{miss} / {left} < {on_track}",
    "nearly": "{miss} / {left} <= {close}",
    "slowly": "{miss} / {left} <= 1",
}


def pandas_snippet(rule: Rule, address: str) -> str:
    """Return five lines of Python that print verdict and last reading.

    Args:
        rule: how the target is judged.
        address: where the file of all values is, a URL or a path.
    """
    chosen = f'pd.read_csv({json.dumps(address, ensure_ascii=False)}).dropna(subset="value")'
    lines = [
        "import pandas as pd",
        f'd = {chosen}.query("{_conditions(rule)}")',
        f"new = {_newest(rule)}.tail(1)",
        f"end = {_trend(rule)}"
        if rule.deadline is not None
        else f"reading = {_answer(rule, rule.readings)}",
    ]
    reading = _answer(rule, rule.readings) if rule.deadline is not None else "reading"
    verdict = _answer(rule, rule.verdicts)
    lines.append(f'print({{"verdict": {verdict}, "last_reading": {reading}}})')
    return "\n".join(lines)


def _conditions(rule: Rule) -> str:
    slice_ = (Condition("dimensions", "=", rule.slice_),) if rule.slice_ else ()
    return " and ".join(_condition(one) for one in (*rule.conditions, *slice_))


def _condition(one: Condition) -> str:
    match one.operator:
        case "set":
            return one.column
        case "in":
            return f"{one.column} in {list(one.value)}"
        case "=":
            return f"{one.column} == '{one.value}'"
    return f"{one.column} != '{one.value}'"


def _newest(rule: Rule) -> str:
    """Return the rows since the plan, those that come first in the rule at the end."""
    made = {
        "due": f'd.period_end == "{rule.due}"' if rule.due else "",
        "year": 'd.period_end.where(d.period_end.between("{}", "{}"), "")'.format(*rule.years)
        if rule.years[0]
        else "",
        "own": f'd.area == "{rule.own}"' if rule.own else "",
    }
    keys = {name: text for name, text in made.items() if text}
    given = ", ".join(f"{name}={text}" for name, text in keys.items())
    return (
        f'd{f".assign({given})" if keys else ""}[d.period_end > "{rule.issued}"]'
        f".sort_values({json.dumps([*keys, *rule.order])})"
    )


def _trend(rule: Rule) -> str:
    """Return where the last values lead at the deadline; not a number where they are too few."""
    rules, alike = rule.rules, json.dumps(list(rule.alike))
    oldest = f"decimal_year >= @new.decimal_year.max() - {rules.trend_years}"
    origin = "" if rule.filled else "value_origin == 'published' and "
    points = (
        f'd.merge(new[{alike}]).query("{origin}{oldest}")'
        f'.sort_values("period_end").tail({rules.trend_values})'
    )
    slope = "t.value.diff().mean() / t.decimal_year.diff().mean()"
    led = f"t.value.iloc[-1] + {slope} * ({rule.deadline} - t.decimal_year.iloc[-1])"
    return f'{points}.pipe(lambda t: {led} if len(t) >= {rules.trend_least} else float("nan"))'


def _answer(rule: Rule, questions: tuple[Question, ...]) -> str:
    *asked, (_, last) = questions
    chain = "".join(f'"{code}" if {_yes(rule, name)} else ' for name, code in asked)
    return f'{chain}"{last}"'


def _yes(rule: Rule, question: str) -> str:
    target, rules = rule.target, rule.rules
    wanted = format(target.value, "f")
    sign = COMPARED.get(target.operator, target.operator.value)
    exact = target.operator is Operator.EQUAL_TO
    rises = exact or target.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    pair = (wanted, "{}") if rises else ("{}", wanted)
    miss, left = (f"({' - '.join(pair)})".format(name) for name in ("end", "new.value.max()"))
    return (SHARES.get(question, YES[question]) if exact else YES[question]).format(
        asks=f"{sign} {wanted}",
        stays=f"{COMPARED.get(rule.stays, rule.stays.value)} {wanted}",
        miss=miss,
        left=left,
        on_track=rules.on_track_below,
        close=rules.close_below,
        ended=rule.ended,
        begins=rule.begins,
        release=rule.release,
    )
