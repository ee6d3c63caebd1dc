"""What tests of faults share."""

import pytest

from tests.checkout import Checkout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout in a folder whose name a configuration would read as a placeholder."""
    return Checkout(tmp_path_factory.mktemp("checkouts") / "a%20b")
