"""Meta tags that government sites are asked to carry, by where they belong.

They are names of a published standard, and the same in every language.
"""

from __future__ import annotations

__all__ = ["ARTICLE_TAGS", "COLUMN_TAGS", "FACTS", "SITE_CODE", "SITE_TAGS"]

SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_TAGS = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE_TAGS = (
    *("ArticleTitle", "PubDate", "ContentSource", "Keywords", "Author", "Description"),
    *("Image", "Url"),
)
SITE_CODE = "SiteIDCode"
# What a value may hold between braces.
FACTS = (
    *("title", "description", "section", "section_description", "date"),
    *("site", "publisher", "domain", "address"),
)
