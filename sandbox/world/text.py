"""Messages and forms as plain text: what a person is shown, without the looks."""

from collections.abc import Sequence

from sandbox.errors import Json
from sandbox.world import components as c
from sandbox.world.files import Attachment


def message_text(
    content: str,
    embeds: Sequence[Json],
    components: Sequence[Json],
    attachments: Sequence[Attachment],
    *,
    loading: bool,
) -> str:
    """The whole message: content, embeds, components, files."""
    lines = [content] if content else []
    if loading:
        lines.append("(thinking…)")
    lines += [line for embed in embeds for line in _embed(embed)]
    lines += [line for part in components for line in _part(part)]
    shown = {
        part["file"].get("attachment_id") for part in c.walk(components) if part["type"] == c.FILE
    } | {url for part in c.walk(components) for url in _media_ids(part)}
    lines += [_file(file) for file in attachments if str(file.id) not in shown]
    return "\n".join(lines)


def parts_text(parts: list[Json]) -> str:
    """A tree of components."""
    return "\n".join(line for part in parts for line in _part(part))


def _media_ids(part: Json) -> list[str]:
    if part["type"] == c.MEDIA_GALLERY:
        return [item["media"].get("attachment_id") for item in part["items"]]
    return [part["media"].get("attachment_id")] if part["type"] == c.THUMBNAIL else []


def _file(file: Attachment) -> str:
    if file.recording is not None:
        return f"[voice message: {file.recording.seconds:g} s]"
    return f"[file: {file.filename}{_alt(file.description)}]"


def _alt(description: str | None) -> str:
    return f": {description}" if description else ""


def _embed(embed: Json) -> list[str]:
    lines = [embed.get("title"), embed.get("description")]
    lines += [f"{field['name']}: {field['value']}" for field in embed.get("fields") or ()]
    lines.append((embed.get("footer") or {}).get("text"))
    return [line for line in lines if line]


def _part(part: Json) -> list[str]:  # noqa: C901, PLR0911 - one answer per kind of component
    match part["type"]:
        case c.TEXT_DISPLAY:
            return [part["content"]]
        case c.SEPARATOR:
            return ["---"] if part.get("divider", True) else [""]
        case c.ACTION_ROW:
            return [" ".join(word for child in c.children(part) for word in _part(child))]
        case c.BUTTON:
            return [_button(part)]
        case c.SECTION:
            *texts, accessory = c.children(part)
            return [*(text["content"] for text in texts), *_part(accessory)]
        case c.THUMBNAIL:
            return [f"[image{_alt(part.get('description'))}]"]
        case c.MEDIA_GALLERY:
            return [f"[image{_alt(item.get('description'))}]" for item in part["items"]]
        case c.FILE:
            return [f"[file: {part.get('name')}]"]
        case c.CONTAINER:
            return [line for child in c.children(part) for line in _part(child)]
        case c.LABEL:
            return [_label(part), *_part(part["component"])]
        case kind if kind in c.SELECTS:
            return [_select(part)]
        case _:
            return _field(part)


def _button(part: Json) -> str:
    label = c.button_label(part)
    if part.get("style") == c.LINK:
        label += f" → {part['url']}"
    return f"[{label} (disabled)]" if part.get("disabled") else f"[{label}]"


def _select(part: Json) -> str:
    options = [
        f"{'✓ ' if option.get('default') else ''}{option['label']}{_alt(option.get('description'))}"
        for option in part.get("options") or ()
    ]
    shown = ": ".join(filter(None, (part.get("placeholder"), " | ".join(options))))
    return f"[{shown or 'select'} ▾{' (disabled)' if part.get('disabled') else ''}]"


def _label(part: Json) -> str:
    needed = " *" if part["component"].get("required", True) else ""
    return f"{part['label']}{needed}{_alt(part.get('description'))}"


def _field(part: Json) -> list[str]:
    match part["type"]:
        case c.TEXT_INPUT:
            own = [part["label"]] if part.get("label") else []
            return [*own, f"<{part.get('value') or part.get('placeholder') or ''}>"]
        case c.RADIO_GROUP:
            return [_option(option, "(•)", "( )") for option in part["options"]]
        case c.CHECKBOX_GROUP:
            return [_option(option, "[x]", "[ ]") for option in part["options"]]
        case c.CHECKBOX:
            return ["[x]" if part.get("default") else "[ ]"]
        case c.FILE_UPLOAD:
            return ["<files>"]
        case kind:
            return [f"(component of type {kind})"]


def _option(option: Json, on: str, off: str) -> str:
    mark = on if option.get("default") else off
    return f"{mark} {option['label']}{_alt(option.get('description'))}"
