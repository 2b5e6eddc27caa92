"""The settings of `constat check`: constat.toml, or [tool.constat] in pyproject.toml, in the working directory or above it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from constat.checking.findings.checks import CHECKS, Choice
from constat.errors import FormatError, InputError
from constat.model.finding import Severity

_KEYS = ("select", "ignore", "severity", "series")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a settings file says: which checks, their severities, and where series are kept."""

    choice: Choice = field(default_factory=Choice)
    series: Path | None = None


def find_settings(directory: Path) -> Path | None:
    """The nearest settings file of a directory or those above it; a pyproject.toml counts where it has [tool.constat]."""
    for one in (directory, *directory.parents):
        own, shared = one / "constat.toml", one / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and "constat" in _table(shared).get("tool", {}):
            return shared
    return None


def read_settings(path: Path) -> CheckSettings:
    """Read a settings file. Raises InputError or FormatError, naming file and key, where something in it is not right."""
    content = _table(path)
    table, prefix = (content["tool"]["constat"], "tool.constat.") if path.name == "pyproject.toml" else (content, "")
    for key in table:
        if key not in _KEYS:
            raise FormatError(str(path), None, f"{prefix}{key} is no setting; these are: {', '.join(_KEYS)}")
    series = table.get("series")
    if series is not None and not isinstance(series, str):
        raise FormatError(str(path), None, f"{prefix}series must be the path of a directory, not {series!r}")
    return CheckSettings(
        Choice(
            select=_codes(path, f"{prefix}select", table.get("select", [])),
            ignore=_codes(path, f"{prefix}ignore", table.get("ignore", [])),
            severities=_severities(path, f"{prefix}severity", table.get("severity", {})),
        ),
        path.parent / series if series is not None else None,
    )


def check_codes(codes: tuple[str, ...]) -> str | None:
    """The first of some codes that no check's code begins with; null where each is good."""
    return next((code for code in codes if not code or not any(check.code.startswith(code) for check in CHECKS)), None)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatError(str(path), None, f"is not TOML ({error})") from error


def _codes(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise FormatError(str(path), None, f'{key} must be a list of codes like ["C101", "C2"], not {value!r}')
    codes = tuple(value)
    wrong = check_codes(codes)
    if wrong is not None:
        raise FormatError(str(path), None, f"{key}: no check has a code that begins with {wrong!r}")
    return codes


def _severities(path: Path, key: str, value: object) -> Mapping[str, Severity]:
    if not isinstance(value, dict):
        raise FormatError(str(path), None, f"{key} must be a table of codes and severities, not {value!r}")
    found: dict[str, Severity] = {}
    allowed = [severity.value for severity in Severity]
    for code, severity in value.items():
        if code not in {check.code for check in CHECKS}:
            raise FormatError(str(path), None, f"{key}.{code}: no check has this code")
        if severity not in allowed:
            raise FormatError(str(path), None, f"{key}.{code} must be one of {', '.join(allowed)}, not {severity!r}")
        found[code] = Severity(severity)
    return found
