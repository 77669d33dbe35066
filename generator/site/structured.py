"""What a page says of itself to machines: JSON-LD in the words of schema.org.

Addresses are full ones or none: a search engine does not know where a page lies.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model.site import Download, Page, PublishedData, SiteFrame
from generator.site.links import absolute, rooted

__all__ = ["structured"]

_CONTEXT = "https://schema.org"
Thing = dict[str, Any]


def structured(frame: SiteFrame, language: str, page: Page) -> str:
    """Return the JSON for a script element of a page, "" where there is nothing to say."""
    things = list(_things(frame, language, page))
    if not things:
        return ""
    body: Thing = things[0] if len(things) == 1 else {"@graph": things}
    text = json.dumps({"@context": _CONTEXT} | body, ensure_ascii=False, separators=(",", ":"))
    # No tag can begin or end inside, whatever a row says.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _things(frame: SiteFrame, language: str, page: Page) -> Iterator[Thing]:
    if not page.route:
        yield _site(frame, language)
    if page.crumbs:
        yield _crumbs(frame, language, page)
    if page.data:
        yield _dataset(frame, language, page, page.data)


def _site(frame: SiteFrame, language: str) -> Thing:
    return _filled(
        {
            "@type": "WebSite",
            "name": frame.names[language],
            "description": frame.taglines.get(language, ""),
            "url": absolute(frame, language, ""),
            "inLanguage": frame.tags[language],
            "dateModified": frame.release_date,
            "publisher": _publisher(frame, language),
        }
    )


def _publisher(frame: SiteFrame, language: str) -> Thing:
    return {"@type": "Organization", "name": frame.publishers.get(language, "")}


def _crumbs(frame: SiteFrame, language: str, page: Page) -> Thing:
    trail = [*page.crumbs, (page.title, page.route)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _filled(
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": str(title),
                    "item": absolute(frame, language, route),
                }
            )
            for position, (title, route) in enumerate(trail, start=1)
        ],
    }


def _dataset(frame: SiteFrame, language: str, page: Page, data: PublishedData) -> Thing:
    return _filled(
        {
            "@type": "Dataset",
            "name": data.name,
            "description": data.description,
            "identifier": data.id,
            "url": absolute(frame, language, page.route),
            "inLanguage": frame.tags[language],
            "keywords": list(data.keywords),
            "license": frame.licence_url,
            "creator": _publisher(frame, language),
            "isAccessibleForFree": True,
            "dateModified": frame.release_date,
            "version": frame.release_id,
            "temporalCoverage": "/".join(data.period),
            "spatialCoverage": [{"@type": "Place", "name": one} for one in data.places],
            "variableMeasured": [
                _filled({"@type": "PropertyValue", "name": name, "unitText": unit})
                for name, unit in data.measured
            ],
            "distribution": [_download(frame, one) for one in data.downloads],
            "includedInDataCatalog": {"@type": "DataCatalog", "name": frame.names[language]},
        }
    )


def _download(frame: SiteFrame, file: Download) -> Thing:
    return _filled(
        {
            "@type": "DataDownload",
            "name": file.name,
            "encodingFormat": file.media,
            "contentUrl": rooted(frame, file.address),
        }
    )


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", [])}
