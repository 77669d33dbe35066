"""The real files to download, looked at from outside."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

from generator.exports import Material
from generator.exports.package import PROFILE
from generator.exports.schemas import DRAFT
from tests.unpacked import unpacked

ADDRESS = re.compile(rb"https?://[^\s\"',;<>\\]+")


def test_the_data_package_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    with warnings.catch_warnings():
        from frictionless import Package, system

    for path, content in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    with system.use_context(trusted=True):
        report = Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:10] == []
    assert report.valid


def test_every_address_is_one_that_may_be_linked(
    files: dict[str, bytes], material: Material
) -> None:
    identity = material.project.identity
    allowed = {one.url for one in material.plan.sources.values() if one.linkable}
    allowed |= {identity.data_licence_url, PROFILE, DRAFT}
    texts = [unpacked(path, content) for path, content in files.items()]
    found = {one.decode() for text in texts for one in ADDRESS.findall(text)}
    assert found - allowed == set()
    assert found & allowed


def test_linked_hosts_are_those_of_the_configuration(material: Material) -> None:
    hosts = {one.url.split("/")[2] for one in material.plan.sources.values() if one.url}
    assert hosts <= material.project.identity.link_hosts
    assert all(not one.url for one in material.plan.sources.values() if not one.linkable)


def test_files_are_plain_text_with_line_feeds(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith((".xlsx", ".parquet")):
            continue
        content.decode("utf-8")
        assert not content.startswith(b"\xef\xbb\xbf"), path
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
