"""Questions: what nobody knows yet, who would publish it, where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.claim import Counted, claims_of
from generator.model.plan import Plan
from generator.model.register import Question
from generator.model.site import Page, SearchEntry
from generator.model.text import Text
from generator.pages.matrix import part_order
from generator.pages.register_rows import Register
from generator.pages.render import make_page
from generator.pages.responsible import responsible, responsible_entry
from generator.pages.view import View

__all__ = [
    "asked_of",
    "by_publisher",
    "has_shared",
    "on_what",
    "open_questions",
    "pages",
    "since",
    "without_publisher",
]

OPEN, GROUP, OTHER = "open", "group", "other"
# Between the publishers of one answer: a semicolon, also the one of full width.
_BETWEEN = re.compile(r"\s*[;\uff1b]\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """The open questions to one publisher; `who` is empty where it is not known.

    Attributes:
        place: the first question that names it, and which of that question's publishers it is.
        elsewhere: ids of those that stand in full under another publisher before it.
    """

    who: Text
    questions: tuple[Question, ...]
    place: str = ""
    elsewhere: frozenset[str] = frozenset()

    @property
    def of_groups(self) -> tuple[Question, ...]:
        """Those about the tasks of a group, in the order of the register."""
        return tuple(one for one in self.questions if one.about == GROUP)

    @property
    def others(self) -> tuple[Question, ...]:
        """Those about a target or a single task that stand here in full."""
        return tuple(
            one for one in self.questions if one.about != GROUP and one.id not in self.elsewhere
        )

    @property
    def shared(self) -> tuple[Question, ...]:
        """Those that stand in full under another publisher."""
        return tuple(one for one in self.questions if one.id in self.elsewhere)


def pages(view: View) -> Iterator[Page]:
    """Yield the page of all questions."""
    asked = open_questions(view.plan)
    closed = [one for one in view.plan.questions.values() if one.status != OPEN]
    title = view.words("pages.questions.title")
    description = summary(view, asked)
    entries = [SearchEntry("questions/", title, description)]
    entries += [
        *responsible_entry(view),
        *(_entry(view, one) for one in view.plan.questions.values()),
    ]
    yield make_page(
        view,
        route="questions/",
        template="questions.html",
        title=title,
        description=description,
        section="questions",
        search=tuple(entries),
        facts={
            "r": Register(view),
            "lead": description,
            "since": since(view),
            "responsible": responsible(view),
            "groups": by_publisher(view, asked),
            "shared": has_shared(view),
            "closed": closed,
            "history": view.assessment.asked if view.plan.questions else (),
            "asked_of": asked_of,
            "parts_of": parts_of,
        },
    )


def open_questions(plan: Plan) -> tuple[Question, ...]:
    """Return the questions without an answer, in the order of the register."""
    return tuple(one for one in plan.questions.values() if one.status == OPEN)


def summary(view: View, asked: tuple[Question, ...]) -> str:
    """Return how many questions are open and for how many a publisher is known."""
    if not asked:
        return view.words("pages.questions.none")
    every = view.n(len(asked), "questions", open=True)
    parts = [view.words("pages.questions.open", n=every), *_split(view, asked)]
    if said := without_publisher(view, asked):
        parts.append(said)
    return view.about(view.words("lists.sentences").join(parts), *claims_of(*parts))


def without_publisher(view: View, asked: tuple[Question, ...]) -> str:
    """Return for how many open questions nobody is known who would publish; "" for none."""
    unknown = sum(not one.who_publishes for one in asked)
    named = view.n(unknown, "questions", open=True, unknown=True)
    return view.words("pages.questions.unknown", n=named) if unknown else ""


def asked_of(view: View, group: Asked, about: str = "") -> Counted:
    """Return how many open questions one publisher could answer, of all or about one kind."""
    others = tuple(one for one in group.questions if one.about != GROUP)
    parts = {"": group.questions, GROUP: group.of_groups, OTHER: others}
    who: dict[str, object] = {"who": group.place} if group.who else {"unknown": True}
    kind: dict[str, object] = {f"on_{about}": True} if about else {}
    return view.n(len(parts[about]), "questions", open=True, **who, **kind)


def _split(view: View, asked: tuple[Question, ...]) -> Iterator[str]:
    """Yield how many questions are on targets and on groups of tasks, where there are both."""
    groups = sum(one.about == GROUP for one in asked)
    targets = sum(bool(one.target) for one in asked)
    if groups and targets:
        yield view.words(
            "pages.questions.split",
            targets=view.count(view.n(targets, "questions", open=True, on_target=True)),
            groups=view.count(view.n(groups, "questions", open=True, on_group=True)),
        )


def since(view: View) -> str:
    """Return since when questions are asked and how many are answered; "" for no question."""
    counts = [one for one in view.assessment.asked if one.asked]
    if not counts:
        return ""
    answered = view.n(view.assessment.asked[-1].closed, "questions", answered=True)
    return view.words("pages.questions.since", n=answered, date=view.date(counts[0].date, "day"))


def on_what(view: View) -> str:
    """Return what the open questions ask about, as a sentence; "" where there is one kind only."""
    parts = tuple(_split(view, open_questions(view.plan)))
    return view.about("".join(parts), *claims_of(*parts)) if parts else ""


def by_publisher(view: View, asked: tuple[Question, ...]) -> tuple[Asked, ...]:
    """Return the questions by who would publish the answer, the unknown last.

    A question of several publishers counts for each and stands in full under the first.
    """
    groups: dict[str, list[tuple[Question, Text, int]]] = {}
    for one in asked:
        for at, who in enumerate(_publishers(one.who_publishes)):
            groups.setdefault(view.plain(who), []).append((one, who, at))
    ordered = sorted(groups.items(), key=lambda item: (not item[0], -len(item[1])))
    shown: set[str] = set()
    found = []
    for _, entries in ordered:
        first, who, at = entries[0]
        questions = tuple(one for one, *_ in entries)
        ids = {one.id for one in questions}
        found.append(Asked(who, questions, f"{first.id}/{at}", frozenset(ids & shown)))
        shown |= ids
    return tuple(found)


def parts_of(view: View, group: Asked) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the questions on groups of tasks by the part of the register, in its order."""
    parts: dict[str, list[Question]] = {one: [] for one in part_order(view)}
    in_part = {task: part for part, ids in view.plan.task_groups.items() for task in ids}
    for one in group.of_groups:
        tasks = view.index.tasks_in.get(one.section, ())
        part = next((in_part[task.id] for task in tasks if task.id in in_part), one.section)
        parts.setdefault(part, []).append(one)
    return tuple((part, tuple(questions)) for part, questions in parts.items() if questions)


def has_shared(view: View) -> bool:
    """Tell whether an open question counts for several publishers."""
    return any(len(_publishers(one.who_publishes)) > 1 for one in open_questions(view.plan))


def _publishers(who: Text) -> tuple[Text, ...]:
    """Return each publisher of a text that names several, where every language names as many.

    >>> [one.in_("en") for one in _publishers(Text({"en": "Works; Parks"}))]
    ['Works', 'Parks']
    """
    names = {code: _BETWEEN.split(text) for code, text in who.by_language.items() if text}
    if len({len(one) for one in names.values()}) != 1:
        return (who,)
    number = len(next(iter(names.values())))
    return tuple(Text({code: parts[at] for code, parts in names.items()}) for at in range(number))


def _entry(view: View, question: Question) -> SearchEntry:
    target = view.plan.targets.get(question.target)
    about = view.plan.indicators[target.indicator].title if target else Text()
    return SearchEntry(
        f"questions/#{question.id}", view.plain(question.question), view.plain(about), 0.6
    )
