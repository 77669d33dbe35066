"""What the server in front refuses by itself has the shape of every refusal."""

from __future__ import annotations

import pytest

from tests.deploy.proxy import Proxy


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/api/jindu/tasks.json"])
def test_another_method_is_refused_with_those_that_are_answered(
    front: Proxy, path: str, method: str
) -> None:
    answer = front.ask(path, method)
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert (answer.json["code"], answer.json["valid"]) == ("method", ["GET", "HEAD", "OPTIONS"])


def test_a_refusal_comes_through_as_the_interface_made_it(front: Proxy) -> None:
    answer = front.ask("/api/jindu/nosuch.json?_lang=en")
    assert (answer.status, answer.headers["content-language"]) == (404, "en")
    assert answer.json["code"] == "no_table"
