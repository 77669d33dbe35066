"""What an indicator can be at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.assess.samples import indicator


@pytest.mark.parametrize(
    ("measure", "unit", "value", "possible"),
    [
        pytest.param("ratio", "PT", "105.7", False, id="no share is above its whole"),
        pytest.param("ratio", "PT", "-1", False, id="none is below nothing"),
        pytest.param("ratio", "PT", "100", True, id="a share may be the whole"),
        pytest.param("rate", "PT", "105.7", True, id="a rate may be more"),
        pytest.param("ratio", "tree", "105.7", True, id="so may a ratio of things"),
    ],
)
def test_a_share_stays_within_its_range(
    measure: str, unit: str, value: str, *, possible: bool
) -> None:
    one = replace(indicator(measure=measure), unit_code=unit)
    assert one.can_be(Decimal(value)) is possible
