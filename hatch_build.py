"""Build hook: writes the compiled form of every shipped codebook into the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCodebooks(BuildHookInterface[Any]):
    """Compiles the codebooks before the files are gathered, for wheels and for editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the hook is called so
        """Write each codebook's compiled.json and add it to what is packed."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from constat.codebook.compiled import write_compiled  # noqa: PLC0415  # importable only now
            from constat.codebook.load import load_sources  # noqa: PLC0415

            for head in sorted(source.glob("constat/codebooks/*/codebook.yaml")):
                for path in write_compiled(load_sources(head.parent)[0], head.parent):
                    build_data["artifacts"].append(path.relative_to(self.root).as_posix())
        finally:
            sys.path.remove(str(source))
