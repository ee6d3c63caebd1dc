"""How far what was typed is from what it may have been meant to be."""

__all__ = ["edits"]


def edits(typed: str, meant: str, most: int) -> int:
    """How many letters were left out, put in, mistaken or swapped with the next one.

    Returns:
        That number, or any larger than `most` where there are more of them than that.
    """
    while typed and typed[0] == meant[:1]:
        typed, meant = typed[1:], meant[1:]
    earlier: list[int] = []
    before = list(range(len(meant) + 1))
    for row, letter in enumerate(typed):
        now = [row + 1]
        for at, wanted in enumerate(meant):
            least = min(before[at] + (letter != wanted), before[at + 1] + 1, now[at] + 1)
            if row and at and letter == meant[at - 1] and typed[row - 1] == wanted:
                least = min(least, earlier[at - 1] + 1)
            now.append(least)
        if min(now) > most:
            return most + 1
        earlier, before = before, now
    return before[-1]
