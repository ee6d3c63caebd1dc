"""The editorial rules that look at files beside each other: each fires, and lets good ones pass."""

from dataclasses import replace
from pathlib import Path

from tests.bank.pages import Alias, Page, checked, write_bank

_OTHER_ANSWER = (
    "Each node owns a range of the ring, and a key belongs to the first node at or after its "
    "hash. Adding one moves only what lies between it and its neighbour, which is why resizing "
    "costs little; virtual positions even out what chance made uneven. Replicas sit on following "
    "nodes, so losing a machine shifts its load to several others. Membership has to be agreed "
    "on somewhere, and clients must notice when it changes, or they will ask whoever owned the "
    "range yesterday and be redirected today, paying a second hop."
)
_FULL = Page()
_OTHER = Page(prompt="How does consistent hashing place keys?", answer=_OTHER_ANSWER)


def _linking(*ids: str, page: Page = _FULL) -> Page:
    links = ", ".join(f'"{each}"' for each in ids)
    return replace(page, header=f'kind = "concept"\nlevel = "mid"\nlinks = [{links}]')


def test_different_questions_and_aliases_pass(tmp_path: Path) -> None:
    """Links may lead anywhere else, and an alias has its target's answer with good reason."""
    write_bank(
        tmp_path,
        full=_linking("caches/other"),
        other=_linking("caches/full", page=_OTHER),
        words=Alias("caches/full", prompt=_FULL.prompt),
        same_words=Alias("caches/full", prompt=_FULL.prompt),
    )
    assert checked(tmp_path) == []


def test_no_question_leads_to_itself(tmp_path: Path) -> None:
    """A link home is found, also through an alias."""
    write_bank(tmp_path, full=_linking("caches/full", "caches/words"), words=Alias("caches/full"))
    assert checked(tmp_path) == [
        "caches/full.md:4: This question leads to itself.",
        "caches/full.md:4: `caches/words` is an alias of this very question.",
    ]


def test_two_answers_that_are_nearly_the_same_are_found(tmp_path: Path) -> None:
    """Changing a word here and there makes no second answer."""
    copy = _OTHER_ANSWER.replace("machine", "host").replace("costs little", "is cheap")
    write_bank(
        tmp_path, full=_OTHER, other=Page(prompt="What is a hash ring?", answer=copy), third=_FULL
    )
    assert checked(tmp_path) == ["caches/other.md:10: The answer is nearly that of `caches/full`."]


def test_two_prompts_that_ask_the_same_are_found(tmp_path: Path) -> None:
    """The words around a question's subject do not make it another question."""
    write_bank(
        tmp_path,
        full=_FULL,
        other=replace(_OTHER, prompt="How does one use the read-through cache?"),
    )
    assert checked(tmp_path) == ["caches/other.md:6: The prompt is nearly that of `caches/full`."]


def test_two_prompts_of_different_kinds_are_two_questions(tmp_path: Path) -> None:
    """What a thing is, and how to build it, are two questions."""
    write_bank(
        tmp_path,
        full=_FULL,
        other=replace(
            _OTHER, prompt="Build a read-through cache.", header='kind = "how-to"\nlevel = "mid"'
        ),
    )
    assert checked(tmp_path) == []
