"""Serve a folder as a web server on the open internet would: packed, files with a hash kept."""

from __future__ import annotations

import gzip
import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

__all__ = ["delivering"]

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")
_HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


class _Packing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        is_text = path.suffix in _TEXT
        body = _packed(path) if is_text else path.read_bytes()
        self.send_response(HTTPStatus.OK)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        kept = "max-age=31536000, immutable" if _HASHED.search(path.name) else "no-cache"
        self.send_header("Cache-Control", kept)
        self.end_headers()
        return io.BytesIO(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@contextmanager
def delivering(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port of this machine; yield the address of its root."""
    server = _Server(("127.0.0.1", 0), partial(_Packing, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
