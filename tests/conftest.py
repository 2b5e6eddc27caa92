"""Settings that hold for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# Generated inputs are the same on every run, so that a failure is one for everybody; CONSTAT_EXAMPLES=2000 looks further.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=int(os.environ.get("CONSTAT_EXAMPLES", "100")))
settings.load_profile("same")
