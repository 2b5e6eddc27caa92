"""Build hook: writes the compiled form of every shipped codebook into the package, and compiles its rooms if asked to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "CONSTAT_COMPILED"
"""The environment variable by which a wheel with compiled rooms is asked for; its value, 0 to 3, is the level of optimisation.
Types are checked on the way, so the build needs all that `make types` does: it is for the environment that `make test` makes."""
ROOMS = ("model", "reading")
LEFT_OUT = ("model/series.py", "reading/training/")
"""What stays Python alone: a noun that pydantic looks into, and what only training needs."""


class BuildPackage(BuildHookInterface[Any]):
    """Prepares what is built from the source before the files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the codebooks, for wheels and for editable installs alike, and for a wheel the rooms where that is asked for."""
        self._compile_codebooks(build_data)
        level = os.environ.get(COMPILED)
        if level and version != "editable":
            self._directory = TemporaryDirectory()
            self._compile_rooms(build_data, level, Path(self._directory.name))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # the hook is called so
        """Remove what was compiled, once it is packed."""
        if hasattr(self, "_directory"):
            self._directory.cleanup()

    def _compile_codebooks(self, build_data: dict[str, Any]) -> None:
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

    def _compile_rooms(self, build_data: dict[str, Any], level: str, directory: Path) -> None:
        """Compile the rooms that take the time of reading to C, and add the libraries beside their sources."""
        from mypyc.build import mypycify  # noqa: PLC0415  # needed for this alone
        from setuptools import Distribution  # noqa: PLC0415
        from setuptools.command.build_ext import build_ext  # noqa: PLC0415

        package = Path("src/constat")
        sources = sorted(path.as_posix() for room in ROOMS for path in (package / room).rglob("*.py"))
        left_out = tuple(f"{package.as_posix()}/{name}" for name in LEFT_OUT)
        modules = [source for source in sources if not source.startswith(left_out)]
        options = ["--config-file=pyproject.toml", f"--cache-dir={directory / 'mypy'}"]
        extensions = mypycify([*options, *modules], opt_level=level, target_dir=str(directory / "c"))
        command = build_ext(Distribution({"name": "constat", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(directory / "libraries"), str(directory / "objects")
        command.finalize_options()
        command.run()
        for path in Path(command.build_lib).rglob("*"):
            if path.is_file():
                build_data["force_include"][str(path)] = path.relative_to(command.build_lib).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
