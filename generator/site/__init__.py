"""The site: finished pages in, a folder for a web server out. The one door to MkDocs."""

from generator.site.build import build_site
from generator.site.frame import site_frame

__all__ = ["build_site", "site_frame"]
