"""`python -m constat`, the same as the command `constat`."""

from __future__ import annotations

from constat.publishing.cli import main

if __name__ == "__main__":
    main(prog_name="constat")
