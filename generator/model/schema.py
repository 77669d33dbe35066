"""Version of what programs read: tables, columns and keys of JSON.

It stands in the database (`PRAGMA user_version`, table `catalogue`), in `datapackage.json`
and in the description of the interface. What is promised of it is said on the site
(`content/<language>/interface.md`); `tests/contract` holds every key to it.
"""

__all__ = ["CONTRACT", "SCHEMA_VERSION"]

CONTRACT = 1  # in addresses (v1): raised only by what breaks programs
SCHEMA_VERSION = 4  # raise it with every change of a table, column or key, and say so in CHANGELOG
