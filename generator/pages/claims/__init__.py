"""The claim ledger: every number on a page has an id that leads to rows and a formula."""

from generator.pages.claims.ledger import Ledger, open_ledger
from generator.pages.claims.resolving import collect_claims

__all__ = ["Ledger", "collect_claims", "open_ledger"]
