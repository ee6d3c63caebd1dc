"""Files: as a request brings them, and as a message keeps them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request: `files[n]`."""

    number: int
    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message, with its bytes."""

    id: int
    filename: str
    content: bytes
    content_type: str
    description: str | None = None
