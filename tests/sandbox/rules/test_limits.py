"""Every limit in the table is kept: its edge is taken, one step beyond is refused."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.rest.messages import limit_of_history
from sandbox.rest.threads import check_thread
from sandbox.rules import commands, forms, messages
from sandbox.rules.limits import LIMITS, Limit
from sandbox.world.files import Upload
from tests.sandbox.rules.sized import (
    V2,
    button,
    choices,
    command,
    embed,
    embed_field,
    field,
    gallery,
    labelled,
    link,
    media,
    modal,
    option,
    options,
    plain,
    row,
    select,
    spread,
    technologist,
    text,
    text_input,
    users,
    v2,
    void,
)

TRY: dict[str, Callable[[int], None]] = {
    "content": lambda n: plain(content="c" * n or None, embeds=[{"title": "t"}]),
    "embeds": lambda n: messages.check({"content": "x", "embeds": [{"title": "t"}] * n}, []),
    "embed_title": lambda n: embed(title="t" * n, description="d"),
    "embed_description": lambda n: embed(description="d" * n),
    "embed_fields": lambda n: embed(fields=[{"name": "n", "value": "v"}] * n),
    "embed_field_name": lambda n: embed_field(name="n" * n),
    "embed_field_value": lambda n: embed_field(value="v" * n),
    "embed_footer": lambda n: embed(footer={"text": "f" * n}),
    "embed_author": lambda n: embed(author={"name": "a" * n}),
    "embed_url": lambda n: embed(url=("https://" + "u" * n)[:n]) if not 0 < n < 9 else None,
    "embeds_total": lambda n: messages.check(
        {
            "content": "x",
            "embeds": [{"description": "d" * (n // 2)}, {"description": "d" * (n - n // 2)}],
        },
        [],
    ),
    "attachments": lambda n: messages.check(
        {"content": "x"}, [Upload(number, f"{number}.txt", b"x") for number in range(n)]
    ),
    "file_bytes": lambda n: messages.check({}, [Upload(0, "f", bytes(n))]),
    "attachment_description": lambda n: messages.check(
        {"attachments": [{"id": 0, "description": "d" * n}]}, [Upload(0, "f", b"x")]
    ),
    "attachment_filename": lambda n: messages.check(
        {"attachments": [{"id": 0, "filename": "f" * n}]}, [Upload(0, "f", b"x")]
    ),
    "nonce": lambda n: plain(nonce="n" * n),
    "allowed_users": lambda n: plain(allowed_mentions={"users": [str(i) for i in range(n)]}),
    "allowed_roles": lambda n: plain(allowed_mentions={"roles": [str(i) for i in range(n)]}),
    "history": lambda n: void(limit_of_history(str(n))),
    "components": lambda n: messages.check(
        {"flags": V2, "components": [{"type": 17, "components": [text("x")] * (n - 1)}]}
        if n > 1
        else {"content": "x"},
        [],
    ),
    "action_rows": lambda n: plain(components=[row(button(i)) for i in range(n)]),
    "displayed_text": lambda n: (
        v2(text("x" * (n // 2)), text("x" * (n - n // 2))) if n > 1 else plain()
    ),
    "displayed_bytes": lambda n: (
        v2(text("字" * ((n - 12) // 3) + "x" * ((n - 12) % 3))) if n > 13 else plain()
    ),
    "component_id": lambda n: v2(text() | {"id": n}),
    "custom_id": lambda n: v2(row(button(custom_id="c" * n))),
    "row_buttons": lambda n: v2(row(*(button(i) for i in range(n)))),
    "button_label": lambda n: v2(row(button(label="l" * n, emoji={"name": "🙂"}))),
    "button_url": lambda n: (
        v2(row(link(("https://" + "u" * n)[:n] if n > 8 else "u" * n))) if not 0 < n < 9 else None
    ),
    "emoji_name": lambda n: v2(row(button(emoji={"name": technologist(n)}))),
    "default_values": lambda n: v2(row(users(n))),
    "section_texts": lambda n: v2({"type": 9, "components": [text()] * n, "accessory": button()}),
    "container_children": lambda n: v2(
        {"type": 17, "components": [{"type": 14}] * n}
        if n != 40
        else {"type": 17, "components": [{"type": 14}] * 39}
    ),
    "accent_color": lambda n: v2({"type": 17, "accent_color": n, "components": [text()]}),
    "text_display": lambda n: v2(text("x" * n)),
    "gallery_items": lambda n: v2(gallery(*[media()] * n)),
    "media_description": lambda n: (
        v2(gallery(media(description="d" * n))) if n else v2(gallery(media(description="")))
    ),
    "media_url": lambda n: (
        v2(gallery(media(media={"url": ("https://" + "u" * n)[:n]}))) if not 0 < n < 9 else None
    ),
    "select_options": lambda n: v2(row(select(n))),
    "select_min": lambda n: v2(row(select(min_values=n, max_values=25))),
    "select_max": lambda n: v2(row(select(min_values=0, max_values=n))),
    "placeholder": lambda n: v2(row(select(placeholder="p" * n))),
    "option_label": lambda n: v2(row(select(options=options(1, label="l" * n)))),
    "option_value": lambda n: v2(row(select(options=options(1, value="v" * n)))),
    "option_description": lambda n: v2(row(select(options=options(1, description="d" * n)))),
    "modal_title": lambda n: modal(title="t" * n),
    "modal_components": lambda n: forms.check(
        {"custom_id": "m", "title": "t", "components": [text()] * n}
    ),
    "modal_row": lambda n: modal(row(*[labelled(i) for i in range(n)])),
    "label": lambda n: field({"type": 4, "style": 1}, label="l" * n),
    "label_description": lambda n: field({"type": 4, "style": 1}, description="d" * n),
    "input_min": lambda n: text_input(min_length=n),
    "input_max": lambda n: text_input(max_length=n),
    "input_value": lambda n: text_input(value="v" * n),
    "input_placeholder": lambda n: text_input(placeholder="p" * n),
    "radio_options": lambda n: field({"type": 21, "options": options(n)}),
    "checkbox_options": lambda n: field({"type": 22, "options": options(n)}),
    "checkbox_min": lambda n: field(
        {"type": 22, "options": options(10), "min_values": n, "required": bool(n)}
    ),
    "checkbox_max": lambda n: field({"type": 22, "options": options(10), "max_values": n}),
    "upload_min": lambda n: field(
        {"type": 19, "min_values": n, "max_values": 10, "required": bool(n)}
    ),
    "upload_max": lambda n: field({"type": 19, "max_values": n}),
    "commands": lambda n: commands.check(
        [{"name": f"n{number}", "description": "d"} for number in range(n)]
    ),
    "command_name": lambda n: command(name="n" * n),
    "command_description": lambda n: command(description="d" * n),
    "command_options": lambda n: command(
        options=[{"type": 3, "name": f"o{i}", "description": "d"} for i in range(n)]
    ),
    "command_choices": lambda n: option(choices=choices(n)),
    "choice_name": lambda n: option(choices=choices(1, name="n" * n)),
    "choice_value": lambda n: option(choices=choices(1, value="v" * n)),
    "option_min_length": lambda n: option(min_length=n),
    "option_max_length": lambda n: option(max_length=n),
    "command_characters": lambda n: spread(n) if n > 100 else None,
    "suggestions": lambda n: commands.check_suggestions({"choices": choices(n)}, 3),
    "thread_name": lambda n: check_thread({"name": "n" * n}),
    "slowmode": lambda n: check_thread({"name": "n", "rate_limit_per_user": n}),
}


def test_every_limit_is_tried() -> None:
    """A limit that nobody tries is a limit that nobody keeps."""
    assert set(TRY) == set(LIMITS)


@pytest.mark.parametrize("name", LIMITS)
def test_the_edges_are_taken_and_a_step_beyond_is_refused(name: str) -> None:
    """The most and the least pass; one more, and one less, do not."""
    limit = LIMITS[name]
    TRY[name](limit.value)
    TRY[name](limit.least)
    with pytest.raises(ApiError):
        TRY[name](limit.value + 1)
    if limit.least:
        with pytest.raises(ApiError):
            TRY[name](limit.least - 1)


@given(
    st.sampled_from(sorted(set(LIMITS) - {"file_bytes", "component_id", "accent_color"})), st.data()
)
def test_whatever_is_within_passes_and_whatever_is_beyond_does_not(
    name: str, data: st.DataObject
) -> None:
    """Not only the edges: any size within is taken, any size above is refused."""
    limit = LIMITS[name]
    TRY[name](data.draw(st.integers(limit.least, limit.value)))
    with pytest.raises(ApiError):
        TRY[name](data.draw(st.integers(limit.value + 1, limit.value + 50)))


@pytest.mark.parametrize("limit", LIMITS.values(), ids=list(LIMITS))
def test_every_limit_names_its_source(limit: Limit) -> None:
    """A page can show each limit as a sentence with the place where Discord documents it."""
    assert limit.sentence.endswith(".")
    assert limit.source.startswith(("https://docs.discord.com/", "https://github.com/discord/"))
