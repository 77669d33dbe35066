"""Another headline method in the second city: what follows it, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.assess import assess
from generator.assess.methods import METHODS
from generator.exports import Material
from generator.model.verdict import Verdict

FACTS = {"achieved", "not_achieved", "awaiting_final", "no_data", "ended", ""}


def _verdicts(material: Material, method: str) -> Mapping[str, Verdict]:
    rules = replace(material.project.assessing, method=method)
    return assess(material.plan, replace(material.project, assessing=rules)).verdicts


@pytest.mark.parametrize("method", METHODS)
def test_the_chosen_method_decides_only_what_is_open(material: Material, method: str) -> None:
    ours, theirs = material.assessment.verdicts, _verdicts(material, method)
    for target, verdict in theirs.items():
        if ours[target].verdict in FACTS:
            assert verdict == ours[target]
        assert verdict.method in ("jindu", method)
        assert all(verdict.sentence.in_(code) for code in material.project.languages)


def test_another_rule_is_named_in_the_sentence(material: Material) -> None:
    verdict = _verdicts(material, "statcan_open_sdg")["quay-noise.1"]
    assert (verdict.verdict, verdict.method) == ("close", "statcan_open_sdg")
    assert "other_method" in verdict.reasons
    assert "Statistics Canada" in verdict.sentence.in_("en")
    assert "Statistique Canada" in verdict.sentence.in_("fr")
    assert material.assessment.verdicts["quay-noise.1"].verdict == "on_track"


def test_agreements_have_a_denominator(material: Material) -> None:
    asked = sum(bool(one) for one in material.assessment.cross_checks.values())
    for one in material.assessment.agreements:
        assert one.total == asked
        assert 0 <= one.differ <= one.compared <= one.total
