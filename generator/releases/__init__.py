"""Releases: which one a build belongs to, and the fingerprint of its data.

Snapshots, differences and publication have their room here.
"""

from generator.releases.fingerprint import Fingerprint, fingerprint

__all__ = ["Fingerprint", "fingerprint"]
