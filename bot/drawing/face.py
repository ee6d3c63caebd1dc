"""How wide the hand-drawn face writes, so that boxes fit their words, and which letters it has.

The face is Fuzzy Bubbles Bold, which D2 carries and draws with where it sketches.
"""

import unicodedata

__all__ = ["is_foreign", "width", "wrapped"]

_EM = 1_000
_OTHER, _WIDE = 600, 1_000
"""What a letter takes that is drawn with a font of the host's; of East Asia the second."""
_TABLE = (
    "20:391,452,460,792,584,802,723,228,485,470,505,545,292,457,292,738,767,446,579,594,594,589,"
    "629,559,673,599,213,292,475,467,475,457,948,718,693,678,762,574,550,663,752,386,614,619,525,"
    "812,703,698,644,754,663,584,678,688,653,891,673,589,629,386,783,386,475,832,208,609,634,579,"
    "649,554,445,584,619,262,360,604,261,832,674,678,619,604,405,503,485,653,532,822,574,579,502,"
    "386,386,386,673 A1:404,599,640,483,589,386,503,300,787,495,686,828 AE:787,293,436,545,365,"
    "363,207,653,600,308,284,337,542,712,846,864,921,475,718,718,718,718,718,718,961,678,574,574,"
    "574,574,386,386,386,386,762,703,698,698,698,698,698,738,698,688,688,688,688,589,644,742,609,"
    "609,609,609,609,609,975,579,554,554,554,554,262,262,262,262,674,674,678,678,678,678,678,457,"
    "678,653,653,653,653,579,619,579,718,609,718,609,718,609,678,579,678,579,678,579,678,579,762,"
    "649,762,649,574,554,574,554,574,554,574,554,574,554,663,584,663,584,663,584,663,584,752,619,"
    "752,619,386,262,386,262,386,262,386,262,386,262 134:614,360,619,604,604,525,261,525,261,525,"
    "261,525,261,525,261,703,674,703,674,703,674 14A:703,674,698,678,698,678,698,678,1018,1050,"
    "663,405,663,405,663,405,584,503,584,503,584,503,584,503,678,485,678,485,678,485,688,653,688,"
    "653,688,653,688,653,688,653,688,653,891,822,589,579,589,629,502,629,502,629,502 18F:668 "
    "192:445 1A0:698,678 1AF:688,653 1C4:1321,1167,1151,1139,885,621,1317,1063,1034,718,609,386,"
    "262,698,698,688,688,688,688 1D9:688,688,688,688 1E6:663,584 1EA:698,678 1FA:718,609,961,975,"
    "698,678,718,609,718,609,574,554,574,554,386,262,386,262,698,678,698,678,663,405,663,405,688,"
    "653,688,653,584,503,678,485 22A:698,678,698,678 230:698,678,589,579 237:360 259:554 2B9:134,"
    "314 2BC:150 2C6:333,333 2D8:342,107,224,243,372,270 300:0,0,0,0,0 306:0,0,0,0,0,0,0 30F:0 "
    "311:0,0 31B:0 323:0,0 326:0,0,0 32E:0 331:0 335:0 1E80:891,822,891,822,891,822 1E9E:742 "
    "1EA0:718,609,718,609,718,609,718,609,718,609,718,609,718,609,718,609,718,609,718,609,718,"
    "609,718,609,574,554,574,554,574,554,574,554,574,554,574,554,574,554,574,554,386,262,386,262,"
    "698,678,698,678,698,678,698,678,698,678,698,678,698,678,698,678,698,678,698,678,698,678,698,"
    "678,688,653,688,653,688,653,688,653,688,653,688,653,688,653,589,579,589,579,589,579,589,579 "
    "2010:457 2013:642,971 2018:224,224,292 201C:387,387,292 2020:398,398,282 2026:705 2030:1017 "
    "2032:327,472 2039:457,457 2044:738 2052:754 2074:386 20A1:678 20A3:515,640 20A6:703,644 "
    "20A9:897 20AB:649,641,619 20B1:644,666 20B5:678 20B9:728,561 20BC:674,644 2116:1094 "
    "2122:887 2212:457 2215:594 2219:282 221E:782 2248:427 2260:467 2264:553,553 27E8:457,457"
)
"""Runs of letters: the first one's code point in hexadecimal, then the width of each, of an em of
1,000 (read from the font that D2 0.9 embeds in its SVG)."""


def _advances() -> dict[str, int]:
    advances: dict[str, int] = {}
    for run in _TABLE.split():
        first, _, widths = run.partition(":")
        start = int(first, 16)
        for place, advance in enumerate(widths.split(",")):
            advances[chr(start + place)] = int(advance)
    return advances


_ADVANCES = _advances()


def width(text: str, size: int) -> int:
    """How many units of D2's layout a line of text takes at a size of letters, rounded up."""
    return -(-sum(map(_advance, text)) * size // _EM)


def _advance(letter: str) -> int:
    advance = _ADVANCES.get(letter)
    if advance is not None:
        return advance
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def is_foreign(letter: str) -> bool:
    """Whether D2 looks for a letter among the host's fonts. Emoji it carries."""
    return not (
        letter in _ADVANCES
        or letter.isspace()
        or unicodedata.category(letter) in ("Cf", "Mn", "Me", "So", "Sk")
    )


def wrapped(text: str, most: int) -> list[str]:
    """Lines of at most so many letters, about equally long; only longer words are cut, at 16."""
    words = [piece for word in text.split() for piece in _pieces(word)]
    if not words:
        return [""]
    lines = _filled(words, most)
    for narrower in range(most - 1, 0, -1):
        tried = _filled(words, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


_LONGEST = 16
"""Letters of a word that stands whole."""


def _pieces(word: str) -> list[str]:
    return [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]


def _filled(words: list[str], most: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
