"""The finished site over HTTP, as a plain web server would give it. For this machine only."""

from __future__ import annotations

import os
import shutil
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from generator.model.formats import FORMATS

__all__ = ["HOST", "content_type", "serving"]

HOST = "127.0.0.1"
MISSING = "404.html"
# Files to download are called what the catalogue calls them; the encoding is added below.
TYPES = {
    f".{ending.rpartition('.')[2]}": one.media_type.partition(";")[0]
    for ending, one in FORMATS.items()
    if "." in ending
} | {
    ".jsonl": "application/jsonl",
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".map": "application/json",
    ".md": "text/markdown",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
}


def content_type(name: str) -> str:
    """Return the value of Content-Type for a file name; text is always UTF-8."""
    if Path(name).name in FORMATS:  # known by its whole name
        return FORMATS[Path(name).name].media_type
    guessed = _Site.guess(Path(name).suffix.lower())
    is_text = guessed.startswith("text/") or guessed in {"application/xml", "application/yaml"}
    return f"{guessed}; charset=utf-8" if is_text else guessed


class _Site(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "jindu"
    sys_version = ""
    timeout = 30  # seconds an open connection may say nothing
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    @classmethod
    def guess(cls, suffix: str) -> str:
        import mimetypes

        known = cls.extensions_map.get(suffix)
        return known or mimetypes.types_map.get(suffix) or "application/octet-stream"

    def send_head(self) -> BytesIO | BinaryIO | None:
        route = urlsplit(self.path).path
        path = self._inside(route)
        if path is not None and path.is_dir():
            if not route.endswith("/"):
                self._moved()
                return None
            path = path / "index.html"
        elif route.endswith("/"):
            path = None
        if path is None or not path.is_file():
            return self._missing()
        return self._file(path, HTTPStatus.OK)

    def _inside(self, route: str) -> Path | None:
        """Return the file or folder that the route names below the root, None for none."""
        root = Path(self.directory).resolve()
        try:
            found = Path(self.translate_path(route)).resolve()
            return found if found.is_relative_to(root) and found.exists() else None
        except (OSError, ValueError):  # a null byte, or a name too long for the system
            return None

    def _moved(self) -> None:
        parts = urlsplit(self.path)
        query = f"?{parts.query}" if parts.query else ""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        # One slash in front: two would send the reader to another host.
        self.send_header("Location", f"/{parts.path.lstrip('/')}/{query}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _missing(self) -> BytesIO | BinaryIO | None:
        first = urlsplit(self.path).path.strip("/").partition("/")[0]
        root = Path(self.directory)
        for page in (self._inside(f"/{first}/{MISSING}"), root / MISSING):
            if page is not None and page.is_file():
                return self._file(page, HTTPStatus.NOT_FOUND)
        return self._bytes(b"404", HTTPStatus.NOT_FOUND)

    def _bytes(self, body: bytes, status: HTTPStatus) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _file(self, path: Path, status: HTTPStatus) -> BinaryIO:
        twin = path.with_name(f"{path.name}.gz")
        packed = twin.is_file() and "gzip" in self.headers.get("Accept-Encoding", "")
        file = (twin if packed else path).open("rb")
        about = os.fstat(file.fileno())
        self.send_response(status)
        self.send_header("Content-Type", content_type(path.name))
        self.send_header("Content-Length", str(about.st_size))
        self.send_header("Last-Modified", self.date_time_string(int(about.st_mtime)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return file

    def copyfile(self, source: Any, outputfile: Any) -> None:
        shutil.copyfileobj(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the command line speaks for itself."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of readers who left before the end."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve the files of `folder` and yield the address; stop on the way out.

    Args:
        folder: root of the finished site.
        port: port on this machine, 0 for any free one.

    Raises:
        OSError: the port is taken.
    """
    server: socketserver.TCPServer = _Server((HOST, port), partial(_Site, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
