"""The rules of messages: new ones, and what an edit makes of them.

Source: https://docs.discord.com/developers/resources/message
"""

from collections.abc import Sequence
from typing import Final

from sandbox.errors import ApiError, Json
from sandbox.rules import parts, trees
from sandbox.rules.limits import LIMITS
from sandbox.rules.problems import Path, Problems
from sandbox.rules.shapes import (
    boolean,
    distinct,
    each,
    instant,
    items,
    number,
    one_of,
    record,
    snowflake,
    text,
    url,
    whole,
)
from sandbox.world.files import Upload
from sandbox.world.flags import MessageFlag
from sandbox.world.model import Message


def _nonce(value: object, at: Path, problems: Problems) -> None:
    """A text, or a number of 64 bits."""
    shape = whole(-(2**63), 2**63 - 1) if isinstance(value, int) else text("nonce")
    shape(value, at, problems)


_ADDRESS: Final = url("embed_url", "http", "https")
_ICON: Final = url("embed_url", "http", "https", "attachment")
_PICTURE: Final = record({}, {"url": _ICON})
_EMBED: Final = record(
    {},
    {
        "url": _ADDRESS,
        "timestamp": instant,
        "image": _PICTURE,
        "thumbnail": _PICTURE,
        "title": text("embed_title"),
        "description": text("embed_description"),
        "footer": record({}, {"text": text("embed_footer"), "icon_url": _ICON}),
        "author": record({}, {"name": text("embed_author"), "url": _ADDRESS, "icon_url": _ICON}),
        "color": number("accent_color"),
        "fields": items(
            "embed_fields",
            record(
                {"name": text("embed_field_name"), "value": text("embed_field_value")},
                {"inline": boolean},
            ),
        ),
    },
)
_MENTIONS: Final = record(
    {},
    {
        "parse": distinct(each(one_of(("users", "roles", "everyone")))),
        "users": distinct(items("allowed_users", snowflake)),
        "roles": distinct(items("allowed_roles", snowflake)),
        "replied_user": boolean,
    },
)
_ATTACHMENT: Final = record(
    {"id": snowflake},
    {
        "description": text("attachment_description"),
        "filename": text("attachment_filename"),
        "title": text("attachment_description"),
    },
)
_MESSAGE: Final = record(
    {},
    {
        "content": text("content"),
        "embeds": items("embeds", _EMBED),
        "allowed_mentions": _MENTIONS,
        "attachments": items("attachments", _ATTACHMENT),
        "tts": boolean,
        "nonce": _nonce,
        "enforce_nonce": boolean,
        "flags": whole(0, 2**31 - 1),
        "message_reference": record({"message_id": snowflake}),
    },
)
_NOT_WITH_V2: Final = ("content", "embeds", "poll", "sticker_ids")


def check(
    body: Json,
    uploads: Sequence[Upload],
    existing: Message | None = None,
    at: Path = (),
) -> None:
    """Refuse a message, or an edit of one, that Discord would refuse.

    Args:
        body: The request's message.
        uploads: The files that came with it.
        existing: The message that is edited.
        at: Where the message stands in the request.

    Raises:
        ApiError: 50035 with what is wrong, 50006 for an empty message, 40005 for a file too large.
    """
    if any(len(upload.content) > LIMITS["file_bytes"].value for upload in uploads):
        raise ApiError(413, 40005, "Request entity too large")
    problems = Problems()
    _MESSAGE(body, at, problems)
    problems.refuse()
    v2 = _is_v2(body, existing)
    tree = body.get("components") or []
    (parts.V2 if v2 else parts.LEGACY)(tree, (*at, "components"), problems)
    problems.refuse()
    names = _file_names(body, uploads, existing, at, problems)
    if v2:
        _v2_alone(body, existing, at, problems)
    _mentions(body.get("allowed_mentions") or {}, at, problems)
    _embeds_total(body, at, problems)
    trees.check(tree, (*at, "components"), problems)
    trees.check_shown(tree, (*at, "components"), names, problems)
    problems.refuse()
    trees.check_bytes(tree)
    _not_empty(body, names, existing)


def _is_v2(body: Json, existing: Message | None) -> bool:
    """Once set, the flag stays."""
    flags = MessageFlag(body.get("flags") or 0)
    return MessageFlag.COMPONENTS_V2 in flags or (
        existing is not None and MessageFlag.COMPONENTS_V2 in existing.flags
    )


def _file_names(
    body: Json,
    uploads: Sequence[Upload],
    existing: Message | None,
    at: Path,
    problems: Problems,
) -> set[str]:
    """The names of the files the message will have."""
    kept = (
        {} if existing is None else {str(file.id): file.filename for file in existing.attachments}
    )
    fresh = {str(upload.number): upload.filename for upload in uploads}
    names = set(fresh.values())
    listed = body.get("attachments")
    for index, entry in enumerate(listed or ()):
        key = str(entry["id"])
        if key not in fresh and key not in kept:
            sentence = f"Attachment {key} not found"
            problems.add((*at, "attachments", index, "id"), "ATTACHMENT_NOT_FOUND", sentence)
        names.add(entry.get("filename") or fresh.get(key) or kept.get(key, ""))
    if len(fresh) > LIMITS["attachments"].value:
        problems.add((*at, "attachments"), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    return names if listed is not None else {*names, *kept.values()}


def _v2_alone(body: Json, existing: Message | None, at: Path, problems: Problems) -> None:
    """Components v2 stand alone: no content, no embeds, not even old ones."""
    old = {} if existing is None else {"content": existing.content, "embeds": existing.embeds}
    for name in _NOT_WITH_V2:
        if body[name] if name in body else old.get(name):
            sentence = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            problems.add((*at, name), code, sentence)


def _mentions(allowed: Json, at: Path, problems: Problems) -> None:
    for name in ("users", "roles"):
        if allowed.get(name) and name in (allowed.get("parse") or ()):
            sentence = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            code = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"
            problems.add((*at, "allowed_mentions"), code, sentence)


def _embeds_total(body: Json, at: Path, problems: Problems) -> None:
    total = sum(_embed_size(embed) for embed in body.get("embeds") or ())
    if total > LIMITS["embeds_total"].value:
        sentence = f"Embed size exceeds maximum size of {LIMITS['embeds_total'].value}"
        problems.add((*at, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", sentence)


def _embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or ():
        texts += [field["name"], field["value"]]
    return sum(len(one) for one in texts if one)


def _not_empty(body: Json, names: set[str], existing: Message | None) -> None:
    def left(name: str) -> object:
        return body[name] if name in body else getattr(existing, name, None)

    content = str(left("content") or "").strip()
    if not (content or left("embeds") or left("components") or names or body.get("poll")):
        raise ApiError(400, 50006, "Cannot send an empty message")
