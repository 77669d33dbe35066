"""The database, its metadata for Datasette, and the servers: the door to datasette.

`build_database` writes the file, `render_metadata` what Datasette says about it,
`openapi_files` describe the stable subset for programs,
`serve` starts site and interface on this machine, `serve_api` the interface alone for a proxy.
"""

from generator.api.database import add_claims, build_database
from generator.api.metadata import render_metadata
from generator.api.newer import newer_files
from generator.api.openapi import Statics, openapi_files
from generator.api.server import serve, serve_api
from generator.api.shape import PageLinks
from generator.api.tables import SCHEMA_VERSION
from generator.api.titles import Fields, fields_by_kind

__all__ = [
    "SCHEMA_VERSION",
    "Fields",
    "PageLinks",
    "Statics",
    "add_claims",
    "build_database",
    "fields_by_kind",
    "newer_files",
    "openapi_files",
    "render_metadata",
    "serve",
    "serve_api",
]
