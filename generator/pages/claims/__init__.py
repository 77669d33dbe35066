"""The claim ledger: every number on a page has an id that leads to rows and a formula.

Pages import its modules one by one; charts and templates need only the ids.
"""
