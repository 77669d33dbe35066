"""What changed: nothing before the first release, each kind counted, corrections with their reason."""

from __future__ import annotations

from dataclasses import replace

from generator.model.plan import Plan
from generator.model.text import Text
from generator.pages import changed, releases
from generator.pages.view import View
from tests.unit.pages.figure_samples import faults, make_view, texts, view_of
from tests.unit.plan_samples import make_assessment, make_plan


def second_release(*, correction: bool = False) -> Plan:
    """Return the plan a release later: a report taken back, another in its place, a question."""
    plan = make_plan()
    kind = "correction" if correction else "scheduled"
    later = replace(plan.releases["R1"], id="R2", date="2027-01-31", kind=kind)
    reason = Text({"en": "It was another lock.", "fr": "Une autre écluse."})
    gone = replace(plan.updates["u1"], state="withdrawn", successor="u9", withdrawn_reason=reason)
    said = Text({"en": "The small lock opens", "fr": "La petite écluse ouvre"})
    new = replace(plan.updates["u1"], id="u9", release="R2", what=said)
    asked = replace(plan.questions["q1"], id="q2", asked_in="R2")
    return replace(
        plan,
        releases={**plan.releases, "R2": later},
        updates={**plan.updates, "u1": gone, "u9": new},
        questions={**plan.questions, "q2": asked},
    )


def viewed(plan: Plan) -> View:
    return view_of(plan, make_assessment(plan))


def test_the_first_release_changed_nothing() -> None:
    view = make_view()
    assert changed.changes_of(view, view.plan.releases["R1"]) == ()
    assert changed.withdrawals(view) == ()


def test_a_later_release_counts_what_it_brought_by_kind() -> None:
    view = viewed(second_release())
    found = {one.key: one.count for one in changed.changes_of(view, view.plan.releases["R2"])}
    assert found == {"updates": 1, "withdrawn": 1, "asked": 1}


def test_a_correction_says_when_what_why_and_what_stands_instead() -> None:
    view = viewed(second_release())
    (page,) = releases.pages(view)
    assert faults(view, [page]) == []
    said = dict(
        zip(texts(page, "#correction-u1 dt"), texts(page, "#correction-u1 dd"), strict=True)
    )
    assert said["Corrected on"] == "31 January 2027"
    assert said["Reason"] == "It was another lock."
    assert said["In its place"] == "The small lock opens"
    assert "no report was withdrawn" not in page.body


def test_while_nothing_was_corrected_one_sentence_says_so() -> None:
    (page,) = releases.pages(make_view())
    assert texts(page, "#corrections + p + p") == [
        "Up to this release no report was withdrawn and no published figure corrected."
    ]


def test_a_release_made_to_correct_is_listed_among_the_corrections() -> None:
    (page,) = releases.pages(viewed(second_release(correction=True)))
    assert "Releases made to correct errors" in texts(page, "h3")


def test_revisions_by_the_publisher_are_counted_apart_from_corrections() -> None:
    view = make_view()
    rows = [
        one
        for one in view.assessment.observations
        if one.vintage == "revised" and one.origin == "published"
    ]
    assert {one.id: int(n) for one, n in changed.revised(view)} == {"canal": len(rows)}
