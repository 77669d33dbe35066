"""What is kept of Material's style sheet."""

from __future__ import annotations

import pytest

from generator.site.sheet import needed

CASES = {
    "a rule for an element stays": ("a{color:red}", "a{color:red}"),
    "a rule for a class of ours stays": (".mine p{top:0}", ".mine p{top:0}"),
    "a rule for another class goes": (".mine .theirs{top:0}", ""),
    "of several selectors only those that can match stay": (
        ".theirs,.mine a:is(b,i),p.theirs{top:0}",
        ".mine a:is(b,i){top:0}",
    ),
    "a media rule keeps what stays in it": (
        "@media print{.theirs{top:0}p{top:0}}",
        "@media print{p{top:0}}",
    ),
    "an empty media rule goes": ("@media print{.theirs{top:0}}p{top:0}", "p{top:0}"),
    "movements and fonts go": ("@keyframes a{0%{top:0}to{top:1px}}p{top:0}", "p{top:0}"),
    "schemes of the other theme go": ("[data-md-color-scheme=slate]{--x:1}p{top:0}", "p{top:0}"),
    "braces and commas in quotes cut nothing": (
        'p{content:"},{;"}.theirs{top:0}',
        'p{content:"},{;"}',
    ),
    "a property nobody asks for goes": (":root{--a:url(x;y);--b:1}p{top:0}", "p{top:0}"),
    "a property asked for by one that stays": (
        ":root{--a:var(--b);--b:1;--c:2}p{top:var(--a)}",
        ":root{--a:var(--b);--b:1}p{top:var(--a)}",
    ),
    "an escaped brace in a name cuts nothing": ("p:hover\\{x{top:0}", "p:hover\\{x{top:0}"),
}


@pytest.mark.parametrize(("sheet", "left"), CASES.values(), ids=CASES)
def test_only_what_can_matter_is_left(sheet: str, left: str) -> None:
    assert needed(sheet, "", {"mine"}) == left


def test_properties_that_our_own_styles_ask_for_stay() -> None:
    assert needed(":root{--a:1;--b:2}", "p{top:var(--b)}", set()) == ":root{--b:2}"
