"""`snippets`: the code that comes to each verdict, as JSON for programs that run it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from generator.exports.material import Exported, Material
from generator.exports.snippets import snippets_of

__all__ = ["dump"]


def dump(material: Material) -> Iterator[Exported]:
    """Yield `snippets.json`, an entry a judged target."""
    plan = material.plan
    found = (snippets_of(one, plan, material.project) for one in plan.targets.values())
    document = {
        "release": material.assessment.release,
        "snippets": [asdict(one) for one in found if one],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    yield Exported("snippets.json", text.encode(), schema="schemas/snippets.json")
