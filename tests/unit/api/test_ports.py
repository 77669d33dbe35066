from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from generator.api.ports import choose
from generator.errors import ServeFailed

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, 0)) as server:
        yield int(server.getsockname()[1])


def test_a_port_asked_for_and_taken_is_an_error_that_names_it(taken: int) -> None:
    with pytest.raises(ServeFailed) as caught:
        choose(HOST, taken, 1)
    assert (caught.value.key, caught.value.facts) == ("port_taken", {"port": str(taken)})


def test_a_port_spoken_for_by_the_other_server_is_taken_too() -> None:
    free = choose(HOST, 0, 1)
    with pytest.raises(ServeFailed):
        choose(HOST, free, 1, taken=free)


def test_the_usual_port_moves_on_when_it_is_taken(taken: int) -> None:
    assert choose(HOST, None, taken) > taken


def test_the_usual_port_moves_past_the_other_server() -> None:
    free = choose(HOST, 0, 1)
    assert choose(HOST, None, free, taken=free) != free


def test_zero_is_any_free_port(taken: int) -> None:
    assert choose(HOST, 0, taken) not in (0, taken)


def test_a_free_port_asked_for_is_given() -> None:
    free = choose(HOST, 0, 1)
    assert choose(HOST, free, 1) == free
