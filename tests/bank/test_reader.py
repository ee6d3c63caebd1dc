"""What the reader refuses, with file, line and a sentence."""

from pathlib import Path

import pytest

from bot.bank import BrokenBankError, Kind, Level, limits, read_bank
from tests.bank.pages import PHASE_ANSWERS, PHASES, Alias, Page, faults_in, write_bank

_ANSWERED = f"a\n  {'b' * 40}"
_HEADER = 'kind = "concept"\nlevel = "mid"'


def test_a_bank_is_read_whole(tmp_path: Path) -> None:
    """Topics, questions, and aliases that have everything but their wording from another."""
    write_bank(
        tmp_path,
        full=Page(
            header=f"{_HEADER}\nsource = 7\noften = true\n"
            'was = ["caches/old"]\nlinks = ["caches/other"]',
            context="A copy\nnear its readers.",
            follow_ups=(_ANSWERED, f"And then?\n  {'c' * 40}"),
        ),
        other=Page(),
        words=Alias("caches/full", twist="Asks for\nwords."),
    )
    bank = read_bank(tmp_path)
    full, alias = bank.questions["caches/full"], bank.questions["caches/words"]
    assert (full.kind, full.level, full.source) == (Kind.CONCEPT, Level.MID, 7)
    assert (full.was, full.links) == (("caches/old",), ("caches/other",))
    assert full.context == "A copy near its readers."
    assert full.follow_ups == ("a", "And then?")
    assert full.follow_up_answers == ("b" * 40, "c" * 40)
    assert (full.often, alias.often, bank.questions["caches/other"].often) == (True, True, False)
    assert bank.questions["caches/other"].follow_ups[0].endswith("that it is too small?")
    assert bank.questions["caches/other"].follow_up_answers[0].startswith("The share of hits falls")
    assert (alias.canonical_id, alias.is_alias, alias.twist) == (full.id, True, "Asks for words.")
    assert (alias.prompt, alias.context) == ("Explain read-through caching.", "")
    assert (alias.answer, alias.key_points) == (full.answer, full.key_points)
    assert bank.canonical(alias) is full
    assert [question.id for question in bank.in_topic("caches")] == list(bank.questions)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """The bot that does not start says all of it, in order of file and line."""
    write_bank(tmp_path, b=Page(header=""), a=Page(header='kind = "poem"\nlevel = 3'))
    with pytest.raises(BrokenBankError) as raised:
        read_bank(tmp_path)
    assert [(fault.path, fault.line) for fault in raised.value.faults] == [
        ("caches/a.md", 2),
        ("caches/a.md", 3),
        ("caches/b.md", 1),
        ("caches/b.md", 1),
    ]
    assert "Mend what is listed here" in str(raised.value)
    assert "caches/a.md:3: The field `level` must be text in quotes." in str(raised.value)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("no header", "1: The file must begin with a header"),
        ("+++\nkind = \n+++\n# a\n", "2: This is not TOML: Invalid value."),
        ("+++\n+++\nno prompt\n", "3: After the header comes the prompt"),
        ("+++\n+++\n", "3: After the header comes the prompt"),
        (Page(prompt=""), "6: The prompt is empty."),
        (Page(header=f"{_HEADER}\ntopic = 1"), "4: There is no field `topic`"),
        (Page(header='kind = "concept"'), "1: The field `level` is missing"),
        (Page(header='level = "mid"'), "1: The field `kind` is missing"),
        (Page(header='kind = "concept"\nlevel = "high"'), "3: The level “high” does not exist"),
        (Page(header=f'{_HEADER}\nsource = "7"'), "4: The field `source` must be a whole number."),
        (Page(header=f"{_HEADER}\nsource = true"), "4: The field `source` must be a whole number."),
        (Page(header=f"{_HEADER}\nsource = 0"), "4: The field `source` must be a number from 1."),
        (
            Page(header=f"{_HEADER}\noften = 1"),
            "4: The field `often` is `true`, or it is left out.",
        ),
        (Page(header=f"{_HEADER}\noften = false"), "4: The field `often` is `true`"),
        (Page(header=f'{_HEADER}\nlinks = "a/b"'), "4: The field `links` must be a list of texts."),
        (Page(header=f"{_HEADER}\nwas = [1]"), "4: The field `was` must be a list of texts."),
        (Page(header=f'{_HEADER}\nlinks = ["a/b"]'), "4: There is no question `a/b` to link to."),
        (Page(context="\n## Whatever"), "9: There is no section “Whatever”"),
        (Page(curveball="a\n\n## Hints\n\n- b"), "34: The section “Hints” stands here a second"),
        (Page(curveball="a\n\n## Twist\n\nb"), "36: Only an alias has a Twist."),
        (Page(answer=""), "6: The question has no “Answer”"),
        (Page(answer=" "), "9: The section “Answer” is empty."),
        (Page(answer="a\n```\nb"), "11: A code block is never closed."),
        (Page(answer="a\n# b"), "11: A card cannot show headings"),
        (Page(answer="```\n# b\n```\n| b | c |"), "13: A card cannot show headings"),
        (Page(answer="see ![a](b)"), "10: A card cannot show headings"),
        (Page(answer="a " * 1_201), "10: The answer has 2401 characters; 2400 is the most."),
        (Page(prompt="a" * 121), "6: The prompt has 121 characters; 120 is the most."),
        (Page(context="a" * 301), "8: The context has 301 characters; 300 is the most."),
        (Page(key_points=["a", "b" * 101]), "15: The entry of “Key points” has 101 characters"),
        (Page(key_points=list("abcdefg")), "14: “Key points” has 7 entries; 6 is the most."),
        (Page(key_points=["a", "A"]), "15: “Key points” has this entry twice."),
        (Page(key_points=["a", ""]), "15: “Key points” has an empty entry."),
        (Page(key_points=["a\nb"]), "15: This line belongs to no list item"),
        (Page(hints=list("abc")), "20: “Hints” has 3 entries; 2 is the most."),
        (Page(hints=["a" * 301]), "20: The entry of “Hints” has 301 characters"),
        (
            Page(follow_ups=[_ANSWERED.replace("a", n) for n in "acde"]),
            "25: “Follow-ups” has 4 entries; 3 is the most.",
        ),
        (Page(follow_ups=["a" * 301]), "25: The entry of “Follow-ups” has 301 characters"),
        (Page(follow_ups=[_ANSWERED, "b"]), "27: This entry has no answer; write it below,"),
        (Page(follow_ups=[_ANSWERED, "b\n  c"]), "27: The follow-up's answer has 1 characters;"),
        (Page(follow_ups=[_ANSWERED, f"b\n  {'c' * 301}"]), "27: The follow-up's answer has 301"),
        (Page(header=f'{_HEADER}\nlinks = ["b/c"]'), "4: There is no question `b/c` to link to."),
        (Page(curveball="a" * 401), "32: The curveball has 401 characters; 400 is the most."),
        (Page(phases="- **Prayer:** a"), "32: A line of “Phases” is written"),
        (Page(phases=f"- {PHASES}"), "32: A line of “Phases” is written"),
        (Page(phases="- **Numbers:** a"), "32: “Phases” has in this order: Requirements, Numbers"),
        (Page(phases=PHASES.replace("means", "m" * 300)), "32: The note on Requirements has"),
        (Page(phase_answers="- **Prayer:** a"), "32: A line of “Phase answers” is written"),
        (Alias("caches/nothing"), "2: There is no question `caches/nothing` to be an alias of."),
        (Alias("caches/q"), "2: Aliases go in a circle: `caches/q` → `caches/q`."),
        ('+++\nalias = "caches/q"\nkind = "design"\n+++\n# a\n', "3: An alias takes its `kind`"),
        ('+++\nalias = "caches/q"\n+++\n# a\n\n## Hints\n\n- a', "8: An alias has no “Hints”"),
        (Page(prompt="a\nwrapped"), "7: The prompt is one line"),
    ],
)
def test_what_is_wrong_has_a_line_and_a_sentence(
    tmp_path: Path, page: Page | Alias | str, fault: str
) -> None:
    """Each thing that may be wrong with a file is told where it stands."""
    write_bank(tmp_path, q=page)
    assert f"caches/q.md:{fault}" in "\n".join(faults_in(tmp_path))


def test_a_default_page_has_no_fault(tmp_path: Path) -> None:
    """The page that the tests above break is whole."""
    write_bank(
        tmp_path,
        q=Page(context="Some.", curveball="One.", phases=PHASES, phase_answers=PHASE_ANSWERS),
    )
    assert faults_in(tmp_path) == []


def test_what_is_exactly_as_long_as_allowed_passes(tmp_path: Path) -> None:
    """The most is allowed: 2,400 characters of an answer, 100 of a key point, and so on."""
    page = Page(
        prompt="a" * limits.PROMPT,
        context="a" * limits.CONTEXT,
        answer="a" * limits.ANSWER,
        key_points=["a" * limits.KEY_POINT, *"abcde"],
        hints=["a" * limits.HINT, "b"],
        follow_ups=[f"{each}\n  {'d' * 40}" for each in ("a" * limits.FOLLOW_UP, "b", "c")],
        curveball="a" * limits.CURVEBALL,
    )
    write_bank(tmp_path, q=page, r=Alias("caches/q", twist="a" * limits.TWIST))
    assert faults_in(tmp_path) == []


def test_sections_have_an_order(tmp_path: Path) -> None:
    """An editor finds each section at the same place in every file."""
    page = str(Page()).replace("## Hints", "## Twist").replace("## Answer", "## Hints")
    write_bank(tmp_path, q=page.replace("## Twist", "## Answer"))
    assert any("“Answer” comes too late" in fault for fault in faults_in(tmp_path))


def test_a_circle_of_aliases_is_named(tmp_path: Path) -> None:
    """Whoever made a circle sees its whole way round; who leads into it is told apart."""
    write_bank(tmp_path, a=Alias("caches/b"), b=Alias("caches/a"), c=Alias("caches/a"))
    circle = "Aliases go in a circle: `caches/a` → `caches/b` → `caches/a`."
    assert faults_in(tmp_path) == [
        f"caches/a.md:2: {circle}",
        "caches/b.md:2: Aliases go in a circle: `caches/b` → `caches/a` → `caches/b`.",
        f"caches/c.md:2: {circle}",
    ]


def test_an_alias_of_an_alias_is_refused(tmp_path: Path) -> None:
    """A chain would hide which question has the answer."""
    write_bank(tmp_path, a=Page(), b=Alias("caches/a"), c=Alias("caches/b"))
    assert faults_in(tmp_path) == [
        "caches/c.md:2: `caches/b` is an alias itself; point to the question that has the answer."
    ]


def test_what_leads_to_a_broken_file_is_not_a_fault_too(tmp_path: Path) -> None:
    """One fault is told once: the link and the alias are right, and their target is to mend."""
    write_bank(
        tmp_path,
        a=Page(header=f'{_HEADER}\nlinks = ["caches/broken"]'),
        b=Alias("caches/broken"),
        broken="",
    )
    assert [fault.partition(":")[0] for fault in faults_in(tmp_path)] == ["caches/broken.md"]


def test_no_two_questions_share_a_number_or_an_id(tmp_path: Path) -> None:
    """Neither a present id nor a former one may lead to two questions."""
    write_bank(
        tmp_path,
        a=Page(header=f'{_HEADER}\nsource = 7\nwas = ["caches/old"]'),
        b=Page(header=f'{_HEADER}\nsource = 7\nwas = ["caches/old", "caches/a"]'),
    )
    assert faults_in(tmp_path) == [
        "caches/b.md:4: `caches/a` has source number 7 too.",
        "caches/b.md:5: `caches/a` has the id `caches/a` too.",
        "caches/b.md:5: `caches/a` has the id `caches/old` too.",
    ]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """The line is named where the file stops being UTF-8; a byte order mark does no harm."""
    write_bank(tmp_path)
    (tmp_path / "caches/latin.md").write_bytes(b"+++\n+++\n# caf\xe9\n")
    (tmp_path / "caches/mark.md").write_bytes(b"\xef\xbb\xbf" + str(Page()).encode())
    (tmp_path / "caches/folder.md").mkdir()
    assert faults_in(tmp_path) == [
        "caches/folder.md:1: The file cannot be read: Is a directory.",
        "caches/latin.md:3: This line is not UTF-8; save the file as UTF-8.",
    ]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    """A file saved on Windows is the same file."""
    write_bank(tmp_path)
    (tmp_path / "caches/q.md").write_bytes(str(Page()).replace("\n", "\r\n").encode())
    assert read_bank(tmp_path).questions["caches/q"].answer == Page().answer.strip()
