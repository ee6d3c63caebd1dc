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
    recording: "Recording | None" = None


@dataclass(frozen=True, slots=True)
class Recording:
    """What Discord tells of a voice message's file.

    Source: https://docs.discord.com/developers/resources/message#attachment-object
    """

    seconds: float
    waveform: str
    """Loudness over time, a byte a sample, in base64."""
