"""What a member reads when something is refused."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.domain.refusals import RefusedError
from bot.ui.refusals import sentence

__all__ = ["refused"]


@contextmanager
def refused(words: str) -> Iterator[pytest.ExceptionInfo[RefusedError]]:
    """What is done inside is refused, in a sentence that has these words, a regular expression."""
    with pytest.raises(RefusedError) as told:
        yield told
    assert re.search(words, sentence(told.value)), sentence(told.value)
