"""Questions: what nobody knows yet, who would publish it, where to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.claim import Counted, claims_of
from generator.model.plan import Plan
from generator.model.register import Question
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.pages.render import make_page
from generator.pages.view import View

__all__ = ["asked_of", "by_publisher", "open_questions", "pages"]

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asked:
    """The open questions to one publisher; `who` is empty where it is not known."""

    who: Text
    questions: tuple[Question, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of all questions."""
    asked = open_questions(view.plan)
    closed = [one for one in view.plan.questions.values() if one.status != OPEN]
    title = view.words("pages.questions.title")
    description = summary(view, asked)
    entries = [SearchEntry("questions/", title, description)]
    entries += [_entry(view, one) for one in view.plan.questions.values()]
    yield make_page(
        view,
        route="questions/",
        template="questions.html",
        title=title,
        description=description,
        section="questions",
        search=tuple(entries),
        facts={
            "lead": description,
            "groups": by_publisher(view, asked),
            "closed": closed,
            "asked_of": asked_of,
        },
    )


def open_questions(plan: Plan) -> tuple[Question, ...]:
    """Return the questions without an answer, in the order of the register."""
    return tuple(one for one in plan.questions.values() if one.status == OPEN)


def summary(view: View, asked: tuple[Question, ...]) -> str:
    """Return how many questions are open and for how many a publisher is known."""
    if not asked:
        return view.words("pages.questions.none")
    unknown = sum(not one.who_publishes for one in asked)
    every = view.n(len(asked), "questions", open=True)
    parts = [view.words("pages.questions.open", n=every)]
    if unknown:
        named = view.n(unknown, "questions", open=True, unknown=True)
        parts.append(view.words("pages.questions.unknown", n=named))
    return view.about(view.words("lists.sentences").join(parts), *claims_of(*parts))


def asked_of(view: View, group: Asked) -> Counted:
    """Return how many open questions one publisher could answer."""
    number, first = len(group.questions), group.questions[0].id
    if not group.who:
        return view.n(number, "questions", open=True, unknown=True)
    return view.n(number, "questions", open=True, who=first)


def by_publisher(view: View, asked: tuple[Question, ...]) -> tuple[Asked, ...]:
    """Return the questions by who would publish the answer, the unknown last."""
    groups: dict[str, list[Question]] = {}
    for one in asked:
        groups.setdefault(view.plain(one.who_publishes), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (not item[0], -len(item[1])))
    return tuple(Asked(found[0].who_publishes, tuple(found)) for _, found in ordered)


def _entry(view: View, question: Question) -> SearchEntry:
    target = view.plan.targets.get(question.target)
    about = view.plan.indicators[target.indicator].title if target else Text()
    return SearchEntry(
        f"questions/#{question.id}", view.plain(question.question), view.plain(about), 0.6
    )
