"""Files to download as nginx hands them out: types, compressed twins, how long they are kept."""

from __future__ import annotations

import gzip
import hashlib
import json
import urllib.request

import pytest

from generator.model.formats import FORMATS
from tests.deploy.proxy import Proxy

PATHS = {
    "spreadsheet": "observations.spreadsheet.csv",
    "csv": "observations.csv",
    "json": "catalogue.json",
    "xlsx": "observations.xlsx",
    "parquet": "observations.parquet",
    "notebook": "reproduce.en.ipynb",
    "database": "jindu.db",
    "zip": "datapackage.zip",
    "sums": "SHA256SUMS",
}
CASES = [pytest.param(one.media_type, PATHS[one.name], id=one.name) for one in FORMATS.values()]


def fetch(front: Proxy, path: str, **headers: str) -> tuple[dict[str, str], bytes]:
    address = f"{front.address}/api/v1/{path}"
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own address
    with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - as above
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


@pytest.mark.parametrize(("media_type", "path"), CASES)
def test_every_kind_of_file_is_called_what_the_catalogue_calls_it(
    front: Proxy, media_type: str, path: str
) -> None:
    said = fetch(front, path)[0]["content-type"]
    assert said.partition(";")[0] == media_type.partition(";")[0]
    assert "charset=utf-8" in said or not media_type.startswith("text/")


def test_a_file_named_by_its_content_is_kept_for_ever_and_others_for_minutes(front: Proxy) -> None:
    for one in json.loads(fetch(front, "catalogue.json")[1])["files"][::50]:
        fixed = one["immutable_address"].partition("api/v1/")[2]
        headers, content = fetch(front, fixed)
        assert "immutable" in headers["cache-control"], fixed
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        headers, content = fetch(front, one["path"])
        assert headers["cache-control"] == "public, max-age=300"
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        assert headers["access-control-allow-origin"] == "*"


def test_a_reader_who_takes_gzip_gets_the_twin_made_in_the_build(front: Proxy) -> None:
    listed = {one["path"]: one for one in json.loads(fetch(front, "catalogue.json")[1])["files"]}
    one = listed["observations.csv"]
    headers, content = fetch(front, "observations.csv", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert len(content) == one["compressed_bytes"] < one["bytes"]
    assert hashlib.sha256(gzip.decompress(content)).hexdigest() == one["sha256"]


def test_a_file_that_is_not_there_is_missing_and_never_asked_of_the_interface(
    front: Proxy,
) -> None:
    answer = front.ask("/api/v1/nothing.csv")
    assert answer.status == 404
    assert "datasette" not in answer.body.lower()
