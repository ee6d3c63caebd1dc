"""What the library knows of the bank at once."""

from bot.bank import Level
from bot.services.library import Library
from tests.builders import make_bank, make_question


def test_what_candidates_meet_often_is_known_by_its_canonical_question() -> None:
    """Whatever wording says it."""
    bank = make_bank(
        [
            make_question("a/often", often=True),
            make_question("a/senior", often=True, level=Level.SENIOR),
            make_question("a/seldom"),
            make_question("a/words", alias_of="a/often", often=True),
        ]
    )
    library = Library(bank, {identity: key for key, identity in enumerate(bank.questions, 1)})
    assert library.often == {"a/often", "a/senior"}
