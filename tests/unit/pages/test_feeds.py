"""What feeds say of facts and releases."""

from __future__ import annotations

from dataclasses import replace

from generator.model.plan import Plan
from generator.model.register import Release
from generator.model.site import Feed
from generator.pages.feeds import LIMIT, feeds
from tests.unit.pages.work_samples import make_plan, make_view, text


def feed(name: str, plan: Plan | None = None) -> Feed:
    view = make_view(plan=plan)
    found = feeds(view.plan, view.project)
    assert set(found) == {"en", "fr"}
    return next(one for one in found["en"] if one.name == name)


def test_facts_come_newest_first_with_what_was_reported() -> None:
    entries = {one.id: one for one in feed("updates").entries}
    assert list(entries)[-2:] == ["u2", "u1"] or "u1" in entries
    first = entries["u1"]
    assert first.title == "March 2022: Works of the month"
    assert first.date == "2026-01-31"
    assert first.route == "tasks/a1.1/"
    assert any(line.startswith("Task: ") and "under_way label" in line for line in first.lines)
    assert "Remark: Half of it" in first.lines


def test_what_is_internal_never_enters_a_feed() -> None:
    said = str(feed("updates"))
    assert "Mud" not in said
    assert "More mud" not in said


def test_a_withdrawn_fact_keeps_its_entry_and_says_why() -> None:
    plan = make_plan()
    gone = replace(
        plan.updates["u1"], state="withdrawn", withdrawn_reason=text("Wrong lock"), successor="u2"
    )
    later = replace(plan.updates["u2"], release="R2")
    releases = dict(plan.releases) | {
        "R2": Release("R2", "2026-05-01", "", text("Second"), text(""))
    }
    changed = replace(
        plan, updates=dict(plan.updates) | {"u1": gone, "u2": later}, releases=releases
    )
    entry = next(one for one in feed("updates", changed).entries if one.id == "u1")
    assert entry.title == "Withdrawn: March 2022: Works of the month"
    assert entry.lines[0] == "Reason for the withdrawal: Wrong lock"
    assert entry.date == "2026-05-01"


def test_releases_lead_to_their_place_on_the_page() -> None:
    (entry,) = feed("releases").entries
    assert (entry.id, entry.route) == ("R1", "releases/#R1")
    assert entry.title == "First (data release R1, 31 January 2026)"


def test_a_long_register_gives_a_feed_of_bounded_length() -> None:
    plan = make_plan()
    many = {f"m{n}": replace(plan.updates["u1"], id=f"m{n}") for n in range(LIMIT + 20)}
    assert len(feed("updates", replace(plan, updates=many)).entries) == LIMIT
