"""Code on an indicator's page that comes to its verdicts from the published rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.exports.snippets import OBSERVATIONS, Snippets, snippets_of
from generator.model.measures import Indicator, Target
from generator.model.verdict import Verdict
from generator.pages.live import DATABASE, interface_address
from generator.pages.view import View

__all__ = ["Reproduced", "reproduced"]

OPEN = "sql"  # the profile of the interface that takes any query


@dataclass(frozen=True, slots=True)
class Reproduced:
    """The code for one target, with what it gives and where it can be run.

    Attributes:
        online: whether the code names the file by its full address.
        file: address of the file of all values, from the page.
        query: address that runs the SQL, "" where no interface takes it.
    """

    target: Target
    verdict: Verdict
    code: Snippets
    online: bool
    file: str
    query: str


def reproduced(view: View, indicator: Indicator) -> Iterator[Reproduced]:
    """Yield the code for each judged target of an indicator; `view` is the page's own."""
    for target in indicator.targets:
        code = snippets_of(target, view.plan, view.project)
        if code:
            yield Reproduced(
                target,
                view.assessment.verdicts[target.id],
                code,
                bool(view.project.identity.site_url),
                view.download(OBSERVATIONS),
                _query(view, code.sql),
            )


def _query(view: View, sql: str) -> str:
    address = interface_address(view, f"{DATABASE}?{urlencode({'sql': sql})}")
    return address if view.project.api_profile == OPEN else ""
