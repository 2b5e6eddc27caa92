"""All errors that Constat raises on purpose.

ConstatError
├── InputError            a file, address or stream given to Constat cannot be used; says which and where
│   └── FormatError       it could be opened, but is not in the form it should be in
├── CodebookError         a codebook is not valid; says which file and line
└── RecordError           a record cannot be opened or used as asked; says which
    └── DecisionError     a decision cannot be taken; says what stands against it

A handler that catches ConstatError has caught every mistake in what was given; anything else is a fault in Constat.
"""

from __future__ import annotations

LONGEST_MESSAGE = 2000
"""Characters of a message; what it quotes from a damaged file may be the whole of it."""


class ConstatError(Exception):
    """Something given to Constat cannot be used as it is; the message says what to do."""

    def __init__(self, message: str) -> None:
        half = LONGEST_MESSAGE // 2
        super().__init__(message if len(message) <= LONGEST_MESSAGE else f"{message[:half]} … {message[-half:]}")


class InputError(ConstatError):
    """A file, address or stream cannot be used."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class FormatError(InputError):
    """A file was opened, but its content is not in the form it should be in."""

    def __init__(self, source: str, line: int | None, problem: str) -> None:
        super().__init__(source if line is None else f"{source}:{line}", problem)
        self.line = line


class CodebookError(ConstatError):
    """A codebook is not valid."""

    def __init__(self, source: str, line: int | None, problem: str) -> None:
        super().__init__(f"{source}: {problem}" if line is None else f"{source}:{line}: {problem}")
        self.source = source
        self.line = line


class RecordError(ConstatError):
    """A record cannot be opened, or not used as asked."""

    def __init__(self, record: str, problem: str) -> None:
        super().__init__(f"{record}: {problem}")
        self.record = record
        self.problem = problem


class DecisionError(RecordError):
    """A decision cannot be taken as asked."""
