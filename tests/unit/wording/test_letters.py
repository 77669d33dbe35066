"""What counts when two copies of a sentence are compared, and what does not."""

from __future__ import annotations

import hashlib

import pytest

from generator.wording import digest, stream_of

PLAIN = "By 2020 the town repairs 12.5 km, or 60% of it."
HAN = "到2025年,城镇化率达到73%。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(PLAIN, PLAIN.replace(" ", ""), id="no spaces"),
        pytest.param(PLAIN, PLAIN.replace(" ", "\u00a0\u200b"), id="spaces of a word processor"),
        pytest.param(PLAIN, PLAIN.replace(" ", "\r\n"), id="line breaks"),
        pytest.param(PLAIN, "\ufeff" + PLAIN, id="a mark of byte order"),
        pytest.param(PLAIN, "\u201c" + PLAIN + "\u201d", id="quotation marks"),
        pytest.param(HAN, "到２０２５年，城镇化率达到７３％。", id="full width"),
        pytest.param(HAN, "到2025年、“城镇化率”达到73%", id="other punctuation"),
        pytest.param("2016–2030", "2016-2030", id="another dash"),
        pytest.param("2016 — 2030", "2016\u22122030".replace("\u2212", "-"), id="a spaced dash"),
        pytest.param("file", "\ufb01le", id="a ligature"),
        pytest.param("caf\u00e9", "cafe\u0301", id="an accent set apart"),
        pytest.param("长", "长\ufe00", id="a variation selector"),
        pytest.param("end |", "end", id="the edge of a table"),
        pytest.param("• one", "one", id="a bullet"),
        pytest.param("1 200 km", "1200 km", id="thousands set apart"),
    ],
)
def test_these_are_the_same(first: str, second: str) -> None:
    assert digest(first) == digest(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(HAN, HAN.replace("73", "74"), id="another digit"),
        pytest.param(HAN, HAN.replace("率", "度"), id="another letter"),
        pytest.param(HAN, HAN.replace("%", ""), id="a percent sign less"),
        pytest.param(PLAIN, PLAIN.replace("12.5", "125"), id="a decimal point less"),
        pytest.param("1.61:1", "1.611", id="a ratio"),
        pytest.param("2016-2030", "2016.2030", id="a dash is no point"),
        pytest.param("> 10 ha", "10 ha", id="a sign of comparison less"),
        pytest.param("5 €", "5 $", id="another currency"),
        pytest.param("Town", "town", id="another case"),
    ],
)
def test_these_differ(first: str, second: str) -> None:
    assert digest(first) != digest(second)


def test_the_hash_is_the_sha_256_of_what_is_left() -> None:
    assert stream_of(PLAIN).letters == "By2020thetownrepairs12.5kmor60%ofit"
    assert digest(PLAIN) == hashlib.sha256(b"By2020thetownrepairs12.5kmor60%ofit").hexdigest()


def test_every_letter_knows_its_place() -> None:
    stream = stream_of("a \u2460 b")
    assert [
        (one, stream.raw[place]) for one, place in zip(stream.letters, stream.places, strict=True)
    ] == [
        ("a", "a"),
        ("1", "\u2460"),
        ("b", "b"),
    ]
