from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.deploy.proxy import Proxy

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"


def test_site_and_interface_are_one_host(front: Proxy) -> None:
    assert '<html lang="zh-Hans"' in front.ask("/").body
    assert '<html lang="en"' in front.ask("/en/").body
    rows = front.ask("/api/jindu/releases.json?_shape=array").json
    assert [row["id"] for row in rows] == ["R1"]


def test_it_answers_under_ipv6(front: Proxy) -> None:
    assert front.ask("/", host="[::1]").status == 200
    assert front.ask("/api/jindu/releases.json", host="[::1]").status == 200


@pytest.mark.parametrize(
    "path", ["/", "/en/tasks/", "/api/", "/api/jindu/tasks.json?_size=1", "/api/v1/tasks.csv"]
)
def test_every_answer_carries_the_headers_of_a_careful_host(front: Proxy, path: str) -> None:
    headers = front.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors" in headers["content-security-policy"]
    assert headers["server"] == "nginx"


def test_pages_may_not_run_scripts_written_into_them(front: Proxy) -> None:
    policy = front.ask("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_files_to_download_and_answers_may_be_read_by_other_sites(front: Proxy) -> None:
    for path in ("/api/v1/tasks.csv", "/api/jindu/tasks.json?_size=1"):
        assert front.ask(path).headers["access-control-allow-origin"] == "*"


def test_assets_named_by_their_content_are_kept_for_a_year(front: Proxy) -> None:
    page = front.ask("/").body
    name = page.partition('rel="stylesheet" href="')[2].partition('"')[0].removeprefix("./")
    assert "immutable" in front.ask(f"/{name}").headers["cache-control"]
    assert "max-age=300" in front.ask("/").headers["cache-control"]


def test_links_of_the_interface_stay_below_its_path(front: Proxy) -> None:
    page = front.ask("/api/jindu/tasks?_size=2").body
    assert "/api/api/" not in page
    assert front.ask("/jindu/tasks.json?_size=1").status == 200  # sent on to /api/jindu/...


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/-/databases.json", 404),
        ("/api/-/plugins", 404),
        ("/api/-/versions.json", 404),
        ("//api//-/threads.json", 404),
        ("/api/%2D/plugins.json", 404),
        ("/nothing", 404),
        ("/api/jindu/nothing.json", 404),
        ("/../../etc/passwd", 400),
        ("/site/../nginx.conf", 404),
        ("/api/v1/..%2f..%2f..%2fnginx.err", 400),
    ],
)
def test_nothing_about_the_machine_is_shown(front: Proxy, path: str, status: int) -> None:
    assert front.ask(path).status == status


def test_an_answer_for_another_host_is_kept_for_that_host_alone(front: Proxy) -> None:
    """Addresses in an answer are those of the host that was asked for."""
    path = "/api/jindu/tasks.json?_size=3&_shape=objects"
    for host in ("evil.example", "127.0.0.1"):
        assert f"//{host}" in front.ask(path, headers={"Host": host}).json["next_url"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/api/jindu/tasks.json"])
def test_only_reading_is_answered(front: Proxy, path: str, method: str) -> None:
    assert front.ask(path, method).status == 405


def test_a_missing_page_of_the_site_is_the_sites_own(front: Proxy) -> None:
    assert "<main" in front.ask("/indicators/nothing/").body


def test_fixed_pages_answer_while_readers_queries_take_all_their_time(front: Proxy) -> None:
    """Without the second pool the answers to fixed pages stop altogether."""
    stop, seen = threading.Event(), Counter[int]()

    def attack() -> None:
        while not stop.is_set():
            seen[front.ask(f"/api/jindu.json?sql={quote(ENDLESS)}").status] += 1

    attackers = [threading.Thread(target=attack) for _ in range(6)]
    for one in attackers:
        one.start()
    try:
        answers = [front.ask(f"/api/jindu/tasks.json?_size={n}").status for n in range(1, 40)]
    finally:
        stop.set()
        for one in attackers:
            one.join()
    assert answers == [200] * 39
    assert seen[429], seen  # two at a time, the others are asked to come again
    assert set(seen) <= {400, 429}


def test_a_refusal_is_json_in_both_languages(front: Proxy) -> None:
    answers = [front.ask(f"/api/jindu.json?sql=select+{number}") for number in range(40)]
    refused = [one for one in answers if one.status == 429]
    assert refused
    assert refused[0].json["ok"] is False
    assert "请稍后再试" in refused[0].json["error"]
    assert "try again" in refused[0].json["error"]
    assert refused[0].headers["retry-after"]


def test_the_unit_starts_what_the_front_expects() -> None:
    unit = Path("deploy/jindu-api@.service").read_text(encoding="utf-8")
    config = Path("deploy/nginx.conf").read_text(encoding="utf-8")
    assert "serve-api --port %i --under /api/" in unit
    assert config.count("server 127.0.0.1:81") == 2
