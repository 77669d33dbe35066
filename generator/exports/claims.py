"""The ledger as files: the claims of a kind in one JSON file, and an index of the kinds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.claim import Claim

__all__ = ["claim_files"]


def claim_files(claims: Iterable[Claim], languages: Iterable[str]) -> dict[str, bytes]:
    """Return `claims/index.json` and `claims/<kind>.json`, by path.

    In a file of a kind, `claims` holds each claim by what stands behind the colon of its id.
    """
    listed = sorted(claims, key=lambda one: one.id)
    kinds: dict[str, dict[str, Any]] = {}
    for one in listed:
        kinds.setdefault(one.kind, {})[one.id.partition(":")[2]] = _entry(one)
    files = {
        f"claims/{kind}.json": _json({"kind": kind, "claims": entries})
        for kind, entries in kinds.items()
    }
    release = listed[0].release if listed else ""
    index = {
        "release": release,
        "languages": list(languages),
        "kinds": {kind: {"file": f"{kind}.json", "claims": len(kinds[kind])} for kind in kinds},
    }
    return {"claims/index.json": _json(index), **files}


def _entry(claim: Claim) -> Mapping[str, Any]:
    unit = {"code": claim.unit_code, "mult": claim.unit_mult} if claim.unit_code else None
    entry = {
        "numbers": list(claim.numbers),
        "unit": unit,
        "rows": [list(one) for one in claim.rows],
        "formula": claim.formula,
        "release": claim.release,
        "pages": list(claim.pages),
    }
    return {key: value for key, value in entry.items() if value}


def _json(document: Mapping[str, Any]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8")
