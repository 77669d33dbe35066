from __future__ import annotations

import gzip
import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from generator.api.static import content_type, serving
from generator.model.formats import FORMATS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    (folder / "secret.txt").write_text("outside")
    site = folder / "site"
    (site / "en" / "empty").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "en" / "index.html").write_text("home in English")
    (site / "404.html").write_text("missing")
    (site / "en" / "404.html").write_text("missing in English")
    (site / "data.json").write_text("[1]")
    (site / "data.json.gz").write_bytes(gzip.compress(b"[1]", mtime=0))
    (site / "路.csv").write_text("a", encoding="utf-8")
    (site / "link.txt").symlink_to(folder / "secret.txt")
    with serving(site, 0) as found:
        yield found


def _ask(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    opened = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        opened.request(method, path, headers=headers)
        answer = opened.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        pytest.param("/", 200, b"home", id="the home page"),
        pytest.param("/en/?q=1", 200, b"home in English", id="a folder's page, with a query"),
        pytest.param("/%E8%B7%AF.csv", 200, b"a", id="a name in Han letters"),
        pytest.param("/nothing", 404, b"missing", id="a missing page has the site's own page"),
        pytest.param("/en/nothing/", 404, b"missing in English", id="in the language of its path"),
        pytest.param("/en/empty/", 404, b"missing in English", id="a folder is never listed"),
        pytest.param("/data.json/", 404, b"missing", id="a file is no folder"),
        pytest.param("/../secret.txt", 404, b"missing", id="no way up"),
        pytest.param("/%2e%2e/secret.txt", 404, b"missing", id="no way up, encoded"),
        pytest.param(
            "/en/..%2f..%2fsecret.txt", 404, b"missing in English", id="no way up from below"
        ),
        pytest.param("/link.txt", 404, b"missing", id="no link out of the site"),
        pytest.param("/a%00b", 404, b"missing", id="a null byte"),
        pytest.param("/" + "x" * 5000, 404, b"missing", id="a name too long"),
    ],
)
def test_a_request(address: str, path: str, status: int, body: bytes) -> None:
    found, _, content = _ask(address, path)
    assert (found, content) == (status, body)


def test_a_folder_without_its_slash_is_sent_on_inside_the_site(address: str) -> None:
    status, headers, _ = _ask(address, "/en?q=1")
    assert (status, headers["Location"]) == (301, "/en/?q=1")
    assert not _ask(address, "//en")[1].get("Location", "/").startswith("//")


def test_head_says_the_same_without_the_body(address: str) -> None:
    status, headers, body = _ask(address, "/data.json", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, "3", b"")


def test_a_packed_twin_is_sent_to_who_can_unpack_it(address: str) -> None:
    _, headers, body = _ask(address, "/data.json", **{"Accept-Encoding": "gzip"})
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", b"[1]")
    assert headers["Content-Type"] == "application/json"
    assert "Content-Encoding" not in _ask(address, "/data.json")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_written(address: str, method: str) -> None:
    assert _ask(address, "/", method)[0] == 501


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.CSV", "text/csv; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml"),
        ("a.parquet", "application/vnd.apache.parquet"),
        ("a.woff2", "font/woff2"),
        ("a.unknown", "application/octet-stream"),
        ("b/SHA256SUMS", "text/plain; charset=utf-8"),
        *(
            (f"a{ending}", one.media_type)
            for ending, one in FORMATS.items()
            if ending.startswith(".")
        ),
    ],
)
def test_files_say_what_they_are(name: str, expected: str) -> None:
    assert content_type(name) == expected


def test_the_version_is_nobodys_business(address: str) -> None:
    assert _ask(address, "/")[1]["Server"].strip() == "jindu"
