"""Plugins of the interface's server; Datasette loads every file of this folder by itself."""
