"""Releases: which one a build belongs to, its fingerprint, and how it goes live.

Snapshots, differences and rollback have their room here.
"""

from generator.releases.fingerprint import Fingerprint, fingerprint
from generator.releases.switch import aside, clear, fresh, recover, switch

__all__ = ["Fingerprint", "aside", "clear", "fingerprint", "fresh", "recover", "switch"]
