"""Registered commands outlive a run, as at Discord: a bot may sync only when they change."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from sandbox.world import World


def keep_commands(world: World, file: Path) -> Callable[[], None]:
    """Read the commands from a file, and write them there whenever they change.

    A file that cannot be read counts as none. Returns what ends the watching.
    """
    world.commands |= _read(file)
    known = dict(world.commands)

    def save() -> None:
        # A scope's list is replaced as a whole, so comparing the lists themselves is enough.
        if all(known.get(scope) is listed for scope, listed in world.commands.items()):
            return
        known.update(world.commands)
        _write(file, {str(scope or ""): listed for scope, listed in known.items()})

    return world.watch(save)


def _read(file: Path) -> dict[int | None, list[dict[str, object]]]:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        return {int(scope) if scope else None: listed for scope, listed in stored.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    draft.write_text(json.dumps(content), encoding="utf-8")
    os.replace(draft, file)  # noqa: PTH105 - a reader must never see half a file
