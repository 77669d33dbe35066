"""What a template may ask: the plan in one language, seen from one page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup, escape

from generator.assess import goal_phrase, target_phrase, value_phrase
from generator.model.claim import ATTRIBUTE, Claimed, Counted, claims_of
from generator.model.formats import DOWNLOADS
from generator.model.measures import Indicator, Observation, Target
from generator.model.period import parse_period
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.verdict import Assessment
from generator.pages.claims.ids import row_id, value_id
from generator.pages.claims.ledger import Ledger
from generator.pages.claims.markup import claim_attribute
from generator.pages.index import Index
from generator.pages.routes import relative
from generator.project import Project
from generator.wording import Wordings
from generator.words import Words

__all__ = ["View"]


@dataclass(frozen=True, slots=True)
class View:
    """One language's view of the plan; `here` is the route of the page being made.

    Attributes:
        charts: finished SVG by name, such as "trend/pm25".
        routes: route of every row with a page, by kind and id.
        ledger: which claim a text rests on, and what pages counted.
        wording: what the publishing body's own copy of the plan says; nothing without one.
    """

    plan: Plan
    assessment: Assessment
    project: Project
    index: Index
    words: Words
    charts: Mapping[str, str]
    routes: Mapping[str, Mapping[str, str]]
    here: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    wording: Wordings = field(default_factory=Wordings)

    @property
    def language(self) -> str:
        """Code of the language."""
        return self.words.language

    def at(self, route: str) -> View:
        """Return the view from another page."""
        return replace(self, here=route)

    # Addresses -------------------------------------------------------------------

    def to(self, route: str) -> str:
        """Return the address of a page of this language, with or without a fragment."""
        return relative(self.here, route)

    def url(self, kind: str, name: str) -> str:
        """Return the address of a row's page; "" where it has none."""
        found = self.routes.get(kind, {}).get(name)
        return "" if found is None else self.to(found)

    def file(self, path: str) -> str:
        """Return the address of a file that all languages share."""
        below = "" if self.language == self.project.default_language else "../"
        return relative(self.here, "").removeprefix("./") + below + path

    def download(self, path: str) -> str:
        """Return the address of a file to download, as seen from this page."""
        return self.file(f"{DOWNLOADS}{path}")

    def link(self, kind: str, name: str, title: Text) -> Markup:
        """Return a link to a row's page, or its bare name where it has none."""
        address = self.url(kind, name)
        shown = self.text(title)
        return Markup('<a href="%s">%s</a>') % (address, shown) if address else shown

    # Words -----------------------------------------------------------------------

    def text(self, text: Text) -> Markup:
        """Return a text, marked with its own language where it is not translated."""
        shown = escape(text.in_(self.language))
        spoken = text.language_of(self.language)
        if spoken != self.language and shown:
            html = self.project.words[spoken].html
            shown = Markup('<span lang="%s">%s</span>') % (html, shown)
        else:
            shown = self._marked(shown)
        return self._stated(text.in_(self.language), shown)

    def _stated(self, text: str, shown: Markup) -> Markup:
        """Return a text of a row with its claim where it holds a number."""
        id_ = self.ledger.said.get(text)
        return Markup('<span %s="%s">%s</span>') % (ATTRIBUTE, id_, shown) if id_ else shown

    def _marked(self, shown: Markup) -> Markup:
        """Return a text with the letters of other languages marked as theirs."""
        for code, words in self.project.words.items():
            if code != self.language and words.letters:
                around = rf'<span lang="{words.html}">\g<0></span>'
                shown = Markup(re.sub(words.letters, around, str(shown)))  # noqa: S704 - escaped before
        return shown

    def plain(self, text: Text) -> str:
        """Return a text without markup; with a number in it, it carries its claim."""
        return self.said(text.in_(self.language))

    def said(self, text: str) -> str:
        """Return what a row says, with its claim where it holds a number."""
        id_ = self.ledger.said.get(text)
        return Claimed(text, (id_,)) if id_ else text

    def label(self, list_: str, code: str) -> str:
        """Return the label of a code."""
        return self.plain(self.plan.label(list_, code))

    def definition(self, list_: str, code: str) -> str:
        """Return the one-sentence definition of a code; "" where it has none."""
        entry = self.plan.codes.get((list_, code))
        return self.plain(entry.definition) if entry else ""

    def chip(self, list_: str, code: str, *, hollow: bool = False) -> Markup:
        """Return a status as word, shape and colour; hollow for another scope."""
        extra = " status--hollow" if hollow else ""
        told = self.definition(list_, code)
        return Markup('<span class="status status--{}{}" title="{}"{}>{}</span>').format(
            code, extra, str(told), self.claim(told), self.label(list_, code)
        )

    # Claims ----------------------------------------------------------------------

    def claim(self, *things: object) -> Markup:
        """Return the attribute that says what the numbers of an element rest on.

        Needed only where numbers lose their claims: in attributes, in phrases made of
        bare numbers. Things are claimed texts or counts, or ids of claims.
        """
        return claim_attribute(*things)

    def of(self, table: str, *key: str) -> str:
        """Return the id of the claim of a row: all numbers that the row says."""
        return row_id(table, *key)

    def about(self, text: str, *things: object) -> str:
        """Return a text with claims: those of things, and ids of claims."""
        ids = (*claims_of(text, *things), *(one for one in things if type(one) is str))
        return Claimed(text, ids) if ids else text

    def n(self, number: int, what: str, **filters: object) -> Counted:
        """Return a number as a count with a name; see `claims/counting.py` for the names."""
        return self.ledger.counted(number, what, **filters)

    # Numbers and dates -----------------------------------------------------------

    def value(self, row: Observation) -> str:
        """Return a row's value with its unit, or the word of a grade."""
        indicator = self.plan.indicators[row.indicator]
        if row.category:
            return self.label("rating", row.category)
        return Claimed(value_phrase(row, indicator, self.words), (value_id(row.key),))

    def bare(self, row: Observation) -> str:
        """Return a row's value without its unit, which is that of `unit`."""
        indicator = self.plan.indicators[row.indicator]
        if row.value is None:
            return self.value(row)
        decimals = indicator.decimals if row.origin == "derived" else None
        shown = self._measure(row.value, indicator, row.dimensions, decimals)[0]
        return Claimed(shown, (value_id(row.key),))

    def unit(self, indicator: Indicator) -> str:
        """Return the unit in which this language shows an indicator."""
        return self.said(self._measure(Decimal(0), indicator, {}, None)[1])

    def _measure(
        self,
        value: Decimal,
        indicator: Indicator,
        slice_: Mapping[str, str],
        decimals: int | None,
    ) -> tuple[str, str]:
        unit = indicator.unit_of(slice_)
        return self.words.measure(
            value, unit.text.in_(self.language), unit.code, unit.power, decimals=decimals
        )

    def asks(self, target: Target) -> str:
        """Return what a target asks for, such as "at least 73%"."""
        shown = target_phrase(target, self.plan.indicators[target.indicator], self.words)
        return Claimed(shown, (row_id("targets", target.id),))

    def goal(self, target: Target) -> str:
        """Return what a target asks for and by when."""
        shown = goal_phrase(target, self.plan.indicators[target.indicator], self.words)
        return Claimed(shown, (row_id("targets", target.id),))

    def amount(self, value: Decimal, indicator: Indicator) -> str:
        """Return an amount in an indicator's unit, rounded to its decimals."""
        return self.words.quantity(
            value,
            indicator.unit.in_(self.language),
            indicator.unit_code,
            indicator.unit_mult,
            decimals=indicator.decimals,
        )

    def exact(self, value: Decimal, indicator: Indicator) -> str:
        """Return an amount in an indicator's unit with all its digits."""
        unit = indicator.unit
        return self.words.quantity(
            value, unit.in_(self.language), indicator.unit_code, indicator.unit_mult
        )

    def percent(self, share: Decimal) -> str:
        """Return a share as a whole percentage."""
        return self.words("formats.percent", value=self.words.number(share * 100, decimals=0))

    def rate(self, part: int, total: int) -> str:
        """Return what share of a count another one is, as a whole percentage."""
        names = [*claims_of(part), *claims_of(total)]
        share = Decimal(part) / Decimal(total)
        if len(names) != 2:
            return self.percent(share)
        whole = int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
        return Claimed(self.percent(share), (self.ledger.shared(whole, *names),))

    def count(self, number: int) -> str:
        """Return a count as readers write it, with its claim where it is a named one."""
        shown = self.words.number(Decimal(number))
        return Claimed(shown, number.claims) if isinstance(number, Counted) else shown

    def date(self, text: str, precision: str) -> str:
        """Return a date as far as it is known."""
        return self.words.date(text, precision)

    def period(self, text: str) -> str:
        """Return a period as readers write it."""
        return self.words.period(parse_period(text))

    def chart(self, name: str) -> Markup:
        """Return a finished chart; nothing where there is none."""
        return Markup(self.charts.get(name, ""))  # noqa: S704 - made by our own charts layer

    def json(self, value: object) -> Markup:
        """Return a value for a <script type="application/json"> element."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin in it
