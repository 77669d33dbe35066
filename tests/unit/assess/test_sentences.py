"""One plain sentence a verdict, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.assess.sentences import goal_phrase, sentence, target_phrase, value_phrase
from generator.assess.verdicts import Known
from generator.model.measures import Baseline, Horizon, Observation, Operator, Target
from generator.model.text import Text
from generator.model.verdict import Verdict
from generator.project import Project
from generator.words import Words
from tests.unit.assess.samples import CLOCK, indicator, judged, plan, row, series, target
from tests.unit.assess.test_decisions import DEADLINES, FIGURES

TREND = series({2021: 110, 2022: 108, 2023: 106, 2024: 104})


class Heard(Mapping[str, Any]):
    """Phrases that remember which of them were used."""

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        self.phrases = phrases
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.used.add(key)
        return self.phrases[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.phrases)

    def __len__(self) -> int:
        return len(self.phrases)


def sizes() -> Iterator[tuple[Target, tuple[Observation, ...], str]]:
    """Yield a size of a programme with every operator."""
    for operator in Operator:
        yield target(10, operator.value, strength="scope"), (), "level"


def cases() -> Iterator[tuple[Target, tuple[Observation, ...], str]]:
    """Yield every cell of the decision table, every operator and every remark."""
    for goal, _ in DEADLINES.values():
        for rows in FIGURES.values():
            yield goal, rows, "level"
    for operator in Operator:
        for horizon in Horizon:
            yield target(100, operator.value, horizon=horizon), series({2024: 100}), "level"
    unsaid = Baseline("not_stated", rule=Text({"en": "From when is not said"}))
    yield (
        target(accepts=("port",), baseline=unsaid),
        (
            row(
                "2024",
                1,
                area="port",
                quality="third_party",
                status="U",
                origin="derived",
                basis_check="unconfirmed",
            ),
        ),
        "level",
    )
    for status in "PEVD":
        yield target(), (row("2024", 1, status=status),), "level"
    yield target(strength="basic"), (), "level"
    yield from sizes()
    yield target(period="2030"), series({2024: 110}), "running_total"
    yield target(), (row("2026", 1),), "level"
    yield target(period="2020-01-01/P5Y"), (row("2020-01-01/P5Y", 1),), "level"
    yield target(period="2025-12-31"), (row("2025-12-31", 1),), "stock"
    doubtful = row("2025", 101, status="P", basis="new")
    yield target(), (doubtful, row("2025", 99, basis="old", current=False)), "level"
    yield target(), (replace(row("2025", 101), key="trees|2025|town|assumed"),), "level"
    for quality in ("official_direct", "official_via_third_party", "third_party", ""):
        for origin in ("published", "derived"):
            yield target(), (row("2024", 1, quality=quality, origin=origin),), "level"


def remarked() -> Iterator[tuple[Target, Verdict]]:
    """Yield verdicts with remarks that only other rows or staff can bring."""
    rows = (row("2024", 1),)
    conflicts = Known(conflicts=frozenset({rows[0].key}))
    yield target(), judged(target(), rows, known=conflicts)
    yield target(), judged(target(), rows, doubts=("period_uncertain", "definition_not_stated"))


def test_every_phrase_of_the_section_is_said_in_every_language(project: Project) -> None:
    for code, words in project.words.items():
        heard = Heard(words.phrases)
        speaking = replace(words, phrases=heard)
        judgements = [(goal, judged(goal, rows, measure=how)) for goal, rows, how in cases()]
        for goal, found in (*judgements, *remarked()):
            text = sentence(found, goal, plan([goal], languages=(code,)), {code: speaking}).in_(
                code
            )
            assert text.strip()
            assert "{" not in text, text
            assert "None" not in text, text
            theirs = replace(found, method="statcan_open_sdg")
            assert sentence(theirs, goal, plan([goal], languages=(code,)), {code: speaking})
        assert target_phrase(target(0, "="), replace(indicator(), direction="down"), speaking)
        section = {key for key in words.phrases if key.startswith("verdicts.")}
        assert section - heard.used == set()


def said(words: Words, goal: Target, rows: tuple[Observation, ...]) -> str:
    found = judged(goal, rows)
    return sentence(found, goal, plan([goal]), {"en": words}).in_("en")


@pytest.mark.parametrize(
    ("goal", "rows", "parts"),
    [
        pytest.param(
            target(),
            series({2024: 90}),
            ["2025", "90 trees", "2024", "at least 100 trees", "Town", "official source"],
            id="awaiting",
        ),
        pytest.param(
            target(100, ">"), series({2025: 100}), ["100 trees", "more than 100 trees"], id="strict"
        ),
        pytest.param(
            target(accepts=("port",)), (row("2024", 90, area="port"),), ["Port"], id="another place"
        ),
        pytest.param(
            target(), (row("2024", "90.10"),), ["90.10 trees"], id="published digits are kept"
        ),
        pytest.param(
            target(),
            (row("2024", "90.1000", origin="derived"),),
            ["90.1 trees"],
            id="computed ones rounded",
        ),
        pytest.param(
            target(1000), series({2024: 12345}), ["12,345", "1,000"], id="thousands are set apart"
        ),
        pytest.param(
            target(horizon=Horizon.EACH_YEAR),
            series({2024: 90, 2022: 1}),
            ["2 of 6", "2024"],
            id="years known",
        ),
    ],
)
def test_a_sentence_names_value_period_and_goal(
    project: Project, goal: Target, rows: tuple[Observation, ...], parts: list[str]
) -> None:
    text = said(project.words["en"], goal, rows)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("held", [name for name in FIGURES if not name.startswith("trend")])
@pytest.mark.parametrize("operator", [one for one in Operator if one is not Operator.ABOUT])
def test_without_a_trend_a_target_ahead_is_said_to_have_none(
    project: Project, held: str, operator: Operator
) -> None:
    goal = target(100, operator.value, period="2030")
    measure = "running_total" if held.startswith("running_total") else "level"
    found = judged(goal, FIGURES[held], measure=measure)
    text = sentence(found, goal, plan([goal]), {"en": project.words["en"]}).in_("en")
    reason = {"too_few_points", "pace_only"} & {*found.reasons}
    assert bool(reason) == (found.verdict in ("met", "cannot_assess"))
    for code in reason:
        assert project.words["en"](f"verdicts.remark.{code}") in text
        assert "recent trend" not in text


def test_doubts_about_a_figure_older_than_the_plan_are_not_told(project: Project) -> None:
    rows = (row("2015", 90, status="U"),)
    plain = said(project.words["en"], target(), series({2015: 90}))
    assert said(project.words["en"], target(), rows) == plain


def test_a_yearly_target_without_a_full_year_still_has_a_sentence(project: Project) -> None:
    goal = target(horizon=Horizon.EACH_YEAR)
    clock = replace(CLOCK, release=CLOCK.issued.replace(year=2020))
    found = judged(goal, series({2019: 150}), clock=clock)
    text = sentence(found, goal, plan([goal]), {"en": project.words["en"]}).in_("en")
    assert "0 of the 0" in text


@pytest.mark.parametrize("quality", ["official_direct", "official_via_third_party"])
def test_a_computed_value_is_not_called_an_official_figure(project: Project, quality: str) -> None:
    text = said(project.words["en"], target(), (row("2024", 1, quality=quality, origin="derived"),))
    assert "computed by this site from official" in text
    assert "Town, official" not in text


def test_another_scope_is_named_beside_that_of_the_target(project: Project) -> None:
    text = said(project.words["en"], target(accepts=("port",)), (row("2024", 90, area="port"),))
    assert "The target is for Town, that figure for Port" in text


def test_a_value_tried_out_is_called_one(project: Project) -> None:
    for name in ("trees|2025|town|assumed", "trees|2025|town|derived|new"):
        tried = replace(row("2025", 101, quality=""), key=name, inputs=("trees|2025|town|assumed",))
        text = said(project.words["en"], target(), (tried,))
        assert "assumed" in text
        assert "not known" not in text


def test_phrases_for_pages_and_charts_say_the_same(project: Project) -> None:
    words, one = project.words["en"], indicator()
    assert target_phrase(target(5, "<"), one, words) == "less than 5 trees"
    assert goal_phrase(target(5, "<"), one, words) == "less than 5 trees by 2025"
    assert goal_phrase(target(5, period="2025-12-31"), one, words).endswith("by 31 December 2025")
    total = target(5, period="2021-01-01/P5Y")
    assert " by " not in goal_phrase(total, one, words)
    assert value_phrase(row("2024", "2.50"), one, words) == "2.50 trees"
    assert value_phrase(row("2024", None), one, words) == ""


@pytest.mark.parametrize(
    ("goal", "direction", "phrase"),
    [
        pytest.param(target(21, "=", strength="scope"), "up", "21棵", id="a size is no target"),
        pytest.param(target(21, "="), "reach", "达到21棵", id="a target is reached"),
        pytest.param(target(0, "="), "down", "降至0棵", id="one below is fallen to"),
    ],
)
def test_sizes_are_not_worded_as_targets_reached(
    project: Project, goal: Target, direction: str, phrase: str
) -> None:
    series_ = replace(indicator(), direction=direction, unit=Text({"zh": "棵"}))
    assert target_phrase(goal, series_, project.words["zh"]) == phrase
