"""Names that the HTML standard and WAI-ARIA 1.2 know, as far as a page of figures needs them.

A name that is missing here is a fault: add it only after looking it up in the standard.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "ARIA",
    "ATTRIBUTES",
    "BLOCKS",
    "CHILDREN",
    "FIELDS",
    "GLOBAL",
    "INTERACTIVE",
    "NAMELESS",
    "PARENTS",
    "PHRASING",
    "REFERENCES",
    "ROLES",
]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


GLOBAL = _names(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id"
    " inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot"
    " spellcheck tabindex title translate"
)

_FORM = "disabled form name"
# Element -> attributes of its own, beside the global ones, `aria-*` and `data-*`.
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    **{
        tag: frozenset()
        for tag in _names(
            "abbr address article aside b bdi bdo body br caption cite code dd dfn div dl dt em"
            " figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr i kbd main mark"
            " menu nav noscript p picture pre rp rt ruby s samp search section small span strong"
            " sub summary sup tbody tfoot thead title tr u ul var wbr"
        )
    },
    "a": _names("download href hreflang ping referrerpolicy rel target type"),
    "audio": _names("autoplay controls crossorigin loop muted preload src"),
    "base": _names("href target"),
    "blockquote": _names("cite"),
    "button": _names(f"{_FORM} command commandfor formaction formmethod popovertarget type value"),
    "canvas": _names("height width"),
    "col": _names("span"),
    "colgroup": _names("span"),
    "data": _names("value"),
    "datalist": frozenset(),
    "del": _names("cite datetime"),
    "details": _names("name open"),
    "dialog": _names("open"),
    "fieldset": _names(_FORM),
    "form": _names("accept-charset action autocomplete enctype method name novalidate rel target"),
    "html": frozenset(),
    "iframe": _names("allow allowfullscreen height loading name referrerpolicy sandbox src width"),
    "img": _names("alt decoding fetchpriority height loading sizes src srcset usemap width"),
    "input": _names(
        f"{_FORM} accept alt autocomplete checked dirname height list max maxlength min minlength"
        " multiple pattern placeholder readonly required size src step type value width"
    ),
    "ins": _names("cite datetime"),
    "label": _names("for"),
    "legend": frozenset(),
    "li": _names("value"),
    "link": _names(
        "as color crossorigin disabled fetchpriority href hreflang imagesizes imagesrcset integrity"
        " media referrerpolicy rel sizes type"
    ),
    "math": _names("display xmlns"),
    "meta": _names("charset content http-equiv media name property"),
    "meter": _names("high low max min optimum value"),
    "ol": _names("reversed start type"),
    "optgroup": _names("disabled label"),
    "option": _names("disabled label selected value"),
    "output": _names("for form name"),
    "progress": _names("max value"),
    "q": _names("cite"),
    "script": _names("async crossorigin defer fetchpriority integrity nomodule src type"),
    "select": _names(f"{_FORM} autocomplete multiple required size"),
    "source": _names("height media sizes src srcset type width"),
    "style": _names("media"),
    "svg": frozenset(),
    "table": frozenset(),
    "td": _names("colspan headers rowspan"),
    "template": frozenset(),
    "textarea": _names(
        f"{_FORM} autocomplete cols dirname maxlength minlength placeholder readonly required rows"
        " wrap"
    ),
    "th": _names("abbr colspan headers rowspan scope"),
    "time": _names("datetime"),
    "track": _names("default kind label src srclang"),
    "video": _names("autoplay controls height loop muted playsinline poster preload src width"),
}

ARIA = frozenset(
    f"aria-{name}"
    for name in [
        "activedescendant",
        "atomic",
        "autocomplete",
        "busy",
        "checked",
        "colcount",
        "colindex",
        "colspan",
        "controls",
        "current",
        "describedby",
        "description",
        "details",
        "disabled",
        "errormessage",
        "expanded",
        "flowto",
        "haspopup",
        "hidden",
        "invalid",
        "keyshortcuts",
        "label",
        "labelledby",
        "level",
        "live",
        "modal",
        "multiline",
        "multiselectable",
        "orientation",
        "owns",
        "placeholder",
        "posinset",
        "pressed",
        "readonly",
        "relevant",
        "required",
        "roledescription",
        "rowcount",
        "rowindex",
        "rowspan",
        "selected",
        "setsize",
        "sort",
        "valuemax",
        "valuemin",
        "valuenow",
        "valuetext",
    ]
)

ROLES = _names(
    "alert alertdialog application article banner blockquote button caption cell checkbox code"
    " columnheader combobox complementary contentinfo definition deletion dialog document emphasis"
    " feed figure form generic grid gridcell group heading img insertion link list listbox listitem"
    " log main math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note"
    " option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader"
    " scrollbar search searchbox separator slider spinbutton status strong subscript superscript"
    " switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid"
    " treeitem"
)

# Attributes whose value names the ids of other elements.
REFERENCES = _names(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage"
    " aria-flowto aria-labelledby aria-owns commandfor for form headers list popovertarget"
)

# Elements with no role of their own may not be given a name without one.
NAMELESS = _names(
    "abbr b bdi bdo body br caption cite code data del dfn div em i ins kbd legend mark p pre q rp"
    " rt ruby s samp small span strong sub sup time u var wbr"
)

FIELDS = _names("input select textarea meter output progress")
INTERACTIVE = _names("a audio button details embed iframe input label select textarea video")

BLOCKS = _names(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul li dt dd tr td th"
    " thead tbody tfoot caption figcaption summary legend"
)
# Elements that hold words and what stands among words, and no block.
PHRASING = _names(
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter"
    " output p pre progress q rb rt ruby s samp small span strong sub sup time u var"
)

_HEAD = _names("base link meta noscript script style template title")
# Element -> elements it may hold.
CHILDREN: Mapping[str, frozenset[str]] = {
    "": _names("html"),
    "html": _names("head body"),
    "head": _HEAD,
    "ul": _names("li script template"),
    "ol": _names("li script template"),
    "menu": _names("li script template"),
    "dl": _names("dt dd div script template"),
    "table": _names("caption colgroup thead tbody tfoot tr script template"),
    "colgroup": _names("col template"),
    "thead": _names("tr script template"),
    "tbody": _names("tr script template"),
    "tfoot": _names("tr script template"),
    "tr": _names("td th script template"),
    "select": _names("option optgroup hr"),
    "optgroup": _names("option"),
    "datalist": _names("option"),
    "option": frozenset(),
    "textarea": frozenset(),
    "title": frozenset(),
    "picture": _names("source img"),
}
# Element -> elements it may stand in.
PARENTS: Mapping[str, frozenset[str]] = {
    "li": _names("ul ol menu"),
    "dt": _names("dl div"),
    "dd": _names("dl div"),
    "caption": _names("table"),
    "tr": _names("thead tbody tfoot table"),
    "td": _names("tr"),
    "th": _names("tr"),
    "thead": _names("table"),
    "tbody": _names("table"),
    "tfoot": _names("table"),
    "option": _names("select optgroup datalist"),
    "summary": _names("details"),
    "figcaption": _names("figure"),
    "legend": _names("fieldset"),
    "title": _names("head"),
    "style": _names("head"),
    "base": _names("head"),
    "main": _names("body div form"),
}
