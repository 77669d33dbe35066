"""A rule written as SQL: five lines that ask the database."""

# ruff: noqa: S608 - shown to readers and never run here; every name is one of ours

from __future__ import annotations

from generator.exports.snippets.rule import Condition, Question, Rule
from generator.model.measures import Operator

__all__ = ["sql_snippet"]

YES = {
    "nothing": "NOT EXISTS (SELECT * FROM d)",
    "unread": "value IS NULL",
    "not_due": "NOT due",
    "no_year": "coalesce(year, '') = ''",
    "met": "value {asks}",
    "slips": "value {asks} AND NOT projected {stays}",
    "no_trend": "projected IS NULL",
    "arrives": "{miss} < {on_track} * {left}",
    "nearly": "{miss} <= {close} * {left}",
    "slowly": "{miss} <= {left}",
    "not_yet": "'{begins}' > '{release}'",
    "ended": "'{ended}' < '{release}'",
}
# A target met "exactly" may be missed on both sides, so its miss is a share.
SHARES = {
    "arrives": "{miss} / {left} < {on_track}",
    "nearly": "{miss} / {left} <= {close}",
    "slowly": "{miss} / {left} <= 1",
}


def sql_snippet(rule: Rule) -> str:
    """Return five lines of SQL that give verdict and last reading as one row."""
    head = [
        f"WITH d AS (SELECT * FROM observations WHERE {_conditions(rule)}),",
        f"new AS (SELECT * FROM {_newest(rule)} LIMIT 1){',' if rule.deadline is not None else ''}",
    ]
    verdict, reading = _answer(rule, rule.verdicts), _answer(rule, rule.readings)
    if rule.deadline is None:
        asked = [f"SELECT {verdict} AS verdict,", f"{reading} AS last_reading"]
        return "\n".join([*head, *asked, "FROM (SELECT 1) LEFT JOIN new"])
    asked = [
        f"SELECT {verdict} AS verdict, {reading} AS last_reading"
        " FROM (SELECT 1) LEFT JOIN new LEFT JOIN p"
    ]
    return "\n".join([*head, *_trend(rule, rule.deadline), *asked])


def _conditions(rule: Rule) -> str:
    slice_ = (Condition("slice", "=", rule.slice_),) if rule.slice_ else ()
    found = [_condition(one) for one in (*rule.conditions, *slice_)]
    return " AND ".join([*found, "value IS NOT NULL"])


def _condition(one: Condition) -> str:
    match one.operator:
        case "set":
            return one.column
        case "in":
            return f"{one.column} IN ({', '.join(map(_text, one.value))})"
    return f"{one.column} {one.operator} {_text(str(one.value))}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _newest(rule: Rule) -> str:
    """Return the rows since the plan, those that come first in the rule first."""
    made = {
        "due": f"period_end = '{rule.due}'" if rule.due else "",
        "year": "CASE WHEN period_end BETWEEN '{}' AND '{}' THEN period_end ELSE '' END".format(
            *rule.years
        )
        if rule.years[0]
        else "",
    }
    keys = {name: text for name, text in made.items() if text}
    order = [f"{name} DESC" for name in keys]
    order += [f"area = '{rule.own}' DESC"] if rule.own else []
    given = "".join(f", {text} AS {name}" for name, text in keys.items())
    source = f"(SELECT *{given} FROM d)" if given else "d"
    since = f"WHERE period_end > '{rule.issued}'"
    order += [f"{name} DESC" for name in rule.order]
    return f"{source} {since} ORDER BY {', '.join(order)}"


def _trend(rule: Rule, deadline: float) -> list[str]:
    """Return the last values and where they lead at the deadline; no row where they are too few."""
    rules = rule.rules
    oldest = f"d.decimal_year >= new.decimal_year - {rules.trend_years}"
    origin = "" if rule.filled else "d.value_origin = 'published' AND "
    points = (
        f"t AS (SELECT d.* FROM d JOIN new USING ({', '.join(rule.alike)})"
        f" WHERE {origin}{oldest}"
        f" ORDER BY d.period_end DESC LIMIT {rules.trend_values}),"
    )
    led = f"z.value + (z.value - a.value) / (z.y - a.y) * ({deadline} - z.y)"
    ends = (
        "(SELECT value, min(decimal_year) AS y FROM t) AS a,"
        " (SELECT value, max(decimal_year) AS y, count(*) AS n FROM t) AS z"
    )
    return [points, f"p AS (SELECT {led} AS projected FROM {ends} WHERE n >= {rules.trend_least})"]


def _answer(rule: Rule, questions: tuple[Question, ...]) -> str:
    *asked, (_, last) = questions
    if not asked:
        return f"'{last}'"
    chain = " ".join(f"WHEN {_yes(rule, name)} THEN '{code}'" for name, code in asked)
    return f"CASE {chain} ELSE '{last}' END"


def _yes(rule: Rule, question: str) -> str:
    target, rules = rule.target, rule.rules
    wanted = format(target.value, "f")
    exact = target.operator is Operator.EQUAL_TO
    rises = exact or target.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    pair = (wanted, "{}") if rises else ("{}", wanted)
    miss, left = (f"({' - '.join(pair)})".format(name) for name in ("projected", "value"))
    return (SHARES.get(question, YES[question]) if exact else YES[question]).format(
        asks=f"{target.operator.value} {wanted}",
        stays=f"{rule.stays.value} {wanted}",
        miss=miss,
        left=left,
        on_track=rules.on_track_below,
        close=rules.close_below,
        ended=rule.ended,
        begins=rule.begins,
        release=rule.release,
    )
