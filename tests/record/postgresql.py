"""A PostgreSQL server of the tests' own, run as a user without rights and reached by a socket in a directory of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_PORT = "5432"
"""Names the socket; nothing listens on a port."""


def programs() -> Path | None:
    """Where the server's programs are installed, the newest version first."""
    on_path = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server(bin_directory: Path) -> Iterator[str]:
    """Start a server on an empty cluster; gives the beginning of its databases' addresses; stops it and removes all after."""
    directory = Path(tempfile.mkdtemp(prefix="constat-pg-"))
    user = "nobody" if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(directory, user)
    try:
        data, log = directory / "data", directory / "log"
        _run(user, bin_directory / "initdb", "-D", data, "-U", "constat", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {directory} -p {_PORT} -c listen_addresses='' -c fsync=off -c max_connections=40"
        _run(user, bin_directory / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://constat@/{{database}}?host={quote(str(directory), safe='')}&port={_PORT}"
        finally:
            _run(user, bin_directory / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _run(user: str | None, *command: object) -> None:
    account = pwd.getpwnam(user) if user is not None else None
    finished = subprocess.run(
        [str(part) for part in command],
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server inherits it, and would keep a pipe open
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if finished.returncode:
        raise RuntimeError(f"{command[0]} ended with status {finished.returncode}")
