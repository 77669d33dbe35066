"""jindu: from a plan's tables to a public site, a database and an interface.

This package speaks no language and knows no city: words live in `site_config/`,
facts in `datasets/`. The layers are listed in `generator/README.md`.
"""

__version__ = "0.1.0"
