"""Whether somebody's copy of the plan is the text that the register was made from.

The project holds no sentence of the plan, only the SHA-256 of each. A copy is held
against these: what matches may be shown, what does not is named by its place.
"""

from generator.wording.copies import Copy, read_copy
from generator.wording.dividing import Divided, divide
from generator.wording.letters import Stream, digest, stream_of
from generator.wording.matching import Match, match
from generator.wording.own import own_match, own_wordings
from generator.wording.quoting import Passage, Wordings, wordings_of
from generator.wording.verifying import Difference, Verification, verify

__all__ = [
    "Copy",
    "Difference",
    "Divided",
    "Match",
    "Passage",
    "Stream",
    "Verification",
    "Wordings",
    "digest",
    "divide",
    "match",
    "own_match",
    "own_wordings",
    "read_copy",
    "stream_of",
    "verify",
    "wordings_of",
]
