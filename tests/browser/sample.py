"""A small made-up site in two languages: every part the theme has, and words that tempt the search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.charts import load_palette
from generator.model.site import FootLine, NavigationEntry, Page, SearchEntry, SiteFrame
from generator.site import LayOut, build_site
from generator.trees import Tree, held_in
from generator.words import load_words

__all__ = ["ROUTES", "STATUSES", "build", "files", "frame", "pages"]

ROOT = Path(__file__).resolve().parents[2]

STATUSES = (
    *("achieved", "not_achieved", "awaiting_final", "no_data", "cannot_assess", "open_met"),
    *("open_not_met", "at_target", "short_of_target", "before_plan_only", "none", "on_track"),
    *("close", "behind", "wrong_way", "met", "met_slipping"),
)

_CHART = """<figure class="chart"><svg viewBox="0 0 420 160" role="img" aria-labelledby="c-t c-d">
<title id="c-t">{title}</title><desc id="c-d">{text}</desc>
<g stroke="var(--jindu-grid, #ccd)"><path d="M30 20H410M30 70H410M30 120H410"/></g>
<path d="M30 118L120 96L210 84L300 52L390 38" fill="none" stroke="var(--jindu-series, #0b5cad)" stroke-width="3"/>
<path d="M30 46H410" stroke="var(--jindu-target, #a3420a)" stroke-dasharray="6 4" stroke-width="2"/>
<g fill="var(--jindu-muted, #5b6675)" font-size="11"><text x="30" y="140">2019</text><text x="370" y="140">2023</text></g>
</svg><figcaption>{text}</figcaption></figure>"""

_TABLE = """<div class="scroll" role="region" aria-label="{title}" tabindex="0"><table class="data">
<caption>{title}</caption><thead><tr><th scope="col">{a}</th><th scope="col" class="number">{b}</th>
<th scope="col">{c}</th><th scope="col">{d}</th></tr></thead><tbody>
<tr><th scope="row">2021</th><td class="number">1,024.50</td><td><a href="../">{e}</a></td><td class="text">{f}</td></tr>
<tr><th scope="row">2022</th><td class="number">1,131.07</td><td><a href="../">{e}</a></td><td class="text">{f}</td></tr>
</tbody></table></div>"""

_WORDS: dict[str, Any] = {
    "zh": {
        "home": "行动计划进展如何",
        "lead": "二十三项到期目标中，本站没有一项的目标年数值；按最近数值，四项满足目标，三项尚未满足。",
        "counts": (("4", "最近数值满足目标"), ("3", "最近数值未满足"), ("16", "没有可用数值")),
        "table": "历年数值",
        "cells": {
            "a": "年份",
            "b": "数值（公里）",
            "c": "来源",
            "d": "说明",
            "e": "统计公报",
            "f": "与目标同一口径，为全市范围内的数值",
        },
        "facts": (
            ("目标", "到2025年达到 320 公里"),
            ("口径", "全市，不含在建"),
            ("下次更新", "未知"),
        ),
        "notice": "本站尚未收录目标年数值，不表示工作没有开展。",
        "details": "为什么这样判断",
        "button": "下载数据",
        "titles": {
            "indicators/": "指标一览",
            "indicators/roads/": "高速公路里程",
            "indicators/pm25/": "细颗粒物（PM2.5）年均浓度",
            "indicators/rnd/": "全社会研发（R&D）经费投入强度",
            "tasks/": "任务清单",
            "tasks/t05-1/": "公交道路优化与便民服务",
            "tasks/quiet/": "场所共用与办公",
        },
    },
    "en": {
        "home": "How the action plan is doing",
        "lead": "Of 23 targets that have fallen due this site holds no figure for the target year; by the latest reading four meet the target and three fall short.",
        "counts": (
            ("4", "meet the target by the latest reading"),
            ("3", "fall short"),
            ("16", "have no usable figure"),
        ),
        "table": "Values by year",
        "cells": {
            "a": "Year",
            "b": "Value (km)",
            "c": "Source",
            "d": "Remark",
            "e": "Statistical communiqué",
            "f": "On the same basis as the target, for the whole city",
        },
        "facts": (
            ("Target", "320 km by 2025"),
            ("Scope", "whole city, not under construction"),
            ("Next update", "not known"),
        ),
        "notice": "No figure for the target year is held here; that does not mean that nothing was done.",
        "details": "Why this verdict",
        "button": "Download the data",
        "titles": {
            "indicators/": "All indicators",
            "indicators/roads/": "Length of expressways",
            "indicators/pm25/": "Annual mean of fine particles (PM2.5)",
            "indicators/rnd/": "R&D intensity of the whole society",
            "tasks/": "Register of tasks",
            "tasks/t05-1/": "Better bus roads and services on the G60 corridor",
            "tasks/quiet/": "Sharing of office space",
        },
    },
}

ROUTES = ("", *_WORDS["en"]["titles"])


def _statuses() -> str:
    chips = "".join(
        f'<li><span class="status status--{name}{extra}">{name.replace("_", " ")}</span></li>'
        for name in STATUSES
        for extra in ("", " status--hollow")
    )
    return f'<ul class="plain" lang="en">{chips}</ul>'


def _home(words: dict[str, Any]) -> str:
    counts = "".join(f"<div><dt>{word}</dt><dd>{n}</dd></div>" for n, word in words["counts"])
    cards = "".join(
        f'<li><h3><a href="{route}">{title.replace("&", "&amp;")}</a></h3>'
        f'<p>{words["notice"]}</p><span class="status status--{status}">{words["counts"][0][1]}</span></li>'
        for (route, title), status in zip(words["titles"].items(), STATUSES, strict=False)
    )
    return (
        f'<h1>{words["home"]}</h1><p class="lead">{words["lead"]}</p>'
        f'<dl class="counts">{counts}</dl><h2>{words["titles"]["indicators/"]}</h2>'
        f'<ul class="cards">{cards}</ul>'
    )


def _indicator(title: str, words: dict[str, Any]) -> str:
    shown = title.replace("&", "&amp;")
    facts = "".join(f"<div><dt>{a}</dt><dd>{b}</dd></div>" for a, b in words["facts"])
    return (
        f'<h1>{shown}</h1><p><span class="status status--awaiting_final">{words["counts"][2][1]}</span></p>'
        f'<p class="lead">{words["lead"]}</p>'
        + _CHART.format(title=shown, text=words["notice"])
        + f'<h2 id="values">{words["table"]}</h2>'
        + _TABLE.format(title=words["table"], **words["cells"])
        + f'<div class="notice"><p>{words["notice"]}</p></div><dl class="facts">{facts}</dl>'
        + f"<details><summary>{words['details']}</summary><p>{words['lead']}</p></details>"
        + f'<ul class="actions"><li><a class="button" href="../../{{root}}data/roads.csv">{words["button"]}</a></li></ul>'
        + _statuses()
    )


def _page(language: str, route: str) -> Page:
    words = _WORDS[language]
    titles: dict[str, str] = words["titles"]
    title = titles.get(route) or str(words["home"])
    section = route.split("/")[0]
    root = "" if language == "zh" else "../"
    body = _home(words) if not route else _indicator(title, words).replace("{root}", root)
    entries = [SearchEntry(route, title, str(words["notice"]) if route else "", 1.0)]
    if route == "tasks/t05-1/":
        parts = {"zh": ("开通跨省公交", "便民服务一卡通用"), "en": ("Open bus lines", "One card")}
        first, text = parts[language]
        entries.append(SearchEntry(f"{route}#T05.1.02", first, text, hidden="巴士 coach"))
        body += f'<h2 id="T05.1.02">{first}</h2><p>{text}</p>'
    crumbs: tuple[tuple[str, str], ...] = (
        ((str(words["home"]), ""),) if route.count("/") == 1 else ()
    )
    if route.count("/") == 2:
        crumbs = ((str(words["home"]), ""), (titles[f"{section}/"], f"{section}/"))
    return Page(
        route=route,
        title=title,
        body=body,
        description=str(words["lead"]),
        section=section,
        indexed=route != "tasks/quiet/",
        search=tuple(entries),
        crumbs=crumbs,
    )


def pages() -> dict[str, list[Page]]:
    """All pages by language."""
    return {language: [_page(language, route) for route in ROUTES] for language in _WORDS}


def files() -> dict[str, bytes]:
    """A file to download."""
    return {"data/roads.csv": b"year,value\n2021,1024.50\n"}


def frame(**changes: Any) -> SiteFrame:
    """The frame with the project's own words and theme."""
    words = {code: load_words(ROOT / "site_config" / "languages", code) for code in ("zh", "en")}
    palette = load_palette(ROOT / "site_config" / "palette.yaml")
    navigation = {
        "zh": ("首页", "指标", "任务"),
        "en": ("Home", "Indicators", "Tasks"),
    }
    settings: dict[str, Any] = {
        "names": {"zh": "样例市行动计划进度", "en": "Sample City Plan Progress"},
        "tags": {"zh": "zh-Hans", "en": "en"},
        "words": {
            code: {
                key.removeprefix("frame."): phrase
                for key, phrase in one.phrases.items()
                if key.startswith("frame.")
            }
            for code, one in words.items()
        },
        "navigation": {
            code: tuple(
                NavigationEntry(id_, title, route)
                for id_, title, route in zip(
                    ("home", "indicators", "tasks"),
                    titles,
                    ("", "indicators/", "tasks/"),
                    strict=True,
                )
            )
            for code, titles in navigation.items()
        },
        "theme": ROOT / "site_config" / "theme",
        "release_id": "2026-11",
        "release_date": "2026-11-22",
        "release_label": {"zh": "2026年11月22日", "en": "22 November 2026"},
        "palette": {
            "light": {name: one.light for name, one in palette.variables.items()},
            "dark": {name: one.dark for name, one in palette.variables.items()},
        },
        "tones": {code: f"jindu-tone-{name}" for (_, code), name in palette.codes.items()},
        "feedback": "mailto:office@example.org",
        "footer": {
            "zh": (FootLine("主办单位：样例市"),),
            "en": (FootLine("Published by Sample City"),),
        },
    }
    return SiteFrame(**settings | changes)


def build(folder: Path, *, few: LayOut | None = None, **changes: Any) -> Path:
    """Build the sample in `folder`/site over what stands there; return where.

    Args:
        folder: may hold an earlier site.
        few: from `build_site`.
        changes: other `pages`, `files` or `frame`.
    """
    site = Tree(
        folder / "site", held_in(folder / "site") if folder.joinpath("site").exists() else {}
    )
    made: dict[str, Any] = {"pages": pages(), "files": files(), "frame": frame()} | changes
    build_site(**made, site=site, work=folder / "work", few=few)
    site.finish()
    return site.folder
