"""English verbs that help others."""

from __future__ import annotations

BE = frozenset("is are was were be been being".split())
"""The forms of "be" that are words of their own."""
