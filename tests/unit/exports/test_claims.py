"""The ledger as files: a kind each, and an index."""

from __future__ import annotations

import json

from generator.exports import claim_files
from generator.model.claim import Claim

CLAIMS = (
    Claim("tasks:b", "tasks", ("5",), (("tasks", "b"),), "SELECT 1", "R1", pages=("tasks/",)),
    Claim("count:tasks", "count", ("2",), (), "SELECT 2", "R1"),
)


def test_a_kind_has_a_file_and_the_index_names_it() -> None:
    files = {path: json.loads(content) for path, content in claim_files(CLAIMS, ["en"]).items()}
    assert files["claims/index.json"] == {
        "release": "R1",
        "languages": ["en"],
        "kinds": {
            "count": {"file": "count.json", "claims": 1},
            "tasks": {"file": "tasks.json", "claims": 1},
        },
    }
    assert files["claims/tasks.json"]["claims"]["b"] == {
        "numbers": ["5"],
        "rows": [["tasks", "b"]],
        "formula": "SELECT 1",
        "release": "R1",
        "pages": ["tasks/"],
    }


def test_the_order_of_claims_leaves_no_trace() -> None:
    assert claim_files(CLAIMS, ["en"]) == claim_files(CLAIMS[::-1], ["en"])
