"""The site: finished pages in, a folder for a web server out. The one door to MkDocs."""

from generator.site.build import LayOut, begin_site, build_site
from generator.site.frame import site_frame
from generator.site.runs import lay_out, start_mkdocs
from generator.site.search import search_index

__all__ = [
    "LayOut",
    "begin_site",
    "build_site",
    "lay_out",
    "search_index",
    "site_frame",
    "start_mkdocs",
]
