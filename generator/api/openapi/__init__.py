"""The description of the stable subset for programs: OpenAPI 3.1, a document a language.

It is written from the same tables, fixed queries and words as the database and its
metadata, so it cannot say anything else than they do.
"""

from generator.api.openapi.document import openapi_files
from generator.api.openapi.statics import Statics

__all__ = ["Statics", "openapi_files"]
