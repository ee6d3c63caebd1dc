"""Collecting what is wrong with a request, in the form in which Discord reports it.

Source: https://docs.discord.com/developers/reference#error-messages
"""

from sandbox.errors import ApiError, Json

Path = tuple[str | int, ...]


class Problems:
    """Everything that is wrong with one request."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def add(self, at: Path, code: str, message: str) -> None:
        """Note a problem at a place in the body."""
        node = self._tree
        for step in at:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def refuse(self) -> None:
        """Refuse the request if anything is wrong.

        Raises:
            ApiError: 50035 with the tree of problems.
        """
        if self._tree:
            raise self.error()

    def error(self) -> ApiError:
        """The refusal."""
        return ApiError(400, 50035, "Invalid Form Body", self._tree)


def refusal(at: Path, code: str, message: str) -> ApiError:
    """The refusal of a request for one reason."""
    problems = Problems()
    problems.add(at, code, message)
    return problems.error()
