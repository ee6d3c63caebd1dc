"""`/draw`: drawn in private, changed, shared, read as text and removed."""

from sandbox import Message, Outcome, Permission
from tests.journeys.acts import fill, usable
from tests.stage import Stage

TYPED = "client -> api: HTTPS\napi -> users db: on a miss\n**bold** -> \u4e2d\u6587"


async def draw(stage: Stage, text: str = TYPED) -> Message:
    """A drawing of Ada's, with its picture."""
    opened = await stage.ada.invoke(stage.general, "draw")
    shown = await stage.ada.submit(opened.form, {"Your drawing": text})
    return await pictured(stage, shown)


async def pictured(stage: Stage, shown: Outcome) -> Message:
    """A card, once it has its picture: a busy machine draws after the card has come."""
    await stage.sandbox.until(lambda: shown.message.attachments)
    return shown.message


def texts(stage: Stage) -> str:
    """What Grace sees in #general."""
    return "\n".join(message.text for message in stage.grace.sees(stage.general))


async def test_a_drawing_is_private_until_it_is_shared(stage: Stage) -> None:
    """The picture has its words beside it; shared, others read it and its author changes it."""
    card = await draw(stage, "client -> api: HTTPS\napi -> users db: on a miss")
    assert card.ephemeral
    picture = card.attachments[0]
    assert picture.content.startswith(b"\x89PNG")
    assert picture.description == (
        "A drawing of 3 parts: client, api and users db. client to api: HTTPS. "
        "api to users db: on a miss."
    )
    assert usable(card) == ["Change", "As text", "Share here"]
    listed = await stage.ada.press(card, "As text")
    assert "client → api: HTTPS" in listed.message.text
    await stage.ada.press(listed.message, "Back to the picture")
    await stage.sandbox.until(lambda: card.attachments)
    shared = (await stage.ada.press(card, "Share here")).message
    await stage.sandbox.until(lambda: shared.attachments)
    assert not shared.ephemeral
    assert "**Ada** drew this" in shared.text
    assert "api → users db: on a miss" in (await stage.grace.press(shared, "As text")).message.text
    refused = await stage.grace.press(shared, "Change")
    assert refused.message.text == "This drawing is not yours. Type /draw for one of your own."
    await fill(stage.ada, shared, "Change", Your_drawing="client -> queue: jobs")
    assert "client → queue: jobs" in (await stage.grace.press(shared, "As text")).message.text


async def test_lines_that_cannot_be_read_are_told_beside_the_picture(stage: Stage) -> None:
    """Nothing is lost silently, and nothing of it formats."""
    card = await draw(stage, "a -> b\n|md\n@everyone [x](https://x.y)\n")
    assert "**Not drawn**" in card.text
    assert "Line 2" in card.text
    assert not card.pings
    opened = await stage.ada.press(card, "Change")
    assert opened.form is not None
    assert "|md" in str(opened.form.inputs["Your drawing"]["value"])


async def test_of_a_line_with_an_open_brace_the_rest_is_drawn_and_it_is_said_so(
    stage: Stage,
) -> None:
    card = await draw(stage, "a -> b\nbackend { api -> db")
    assert "**Look at the braces again**\nLine 2, “backend { api -> db”" in card.text
    assert "Not drawn" not in card.text
    assert "api → db" in (await stage.ada.press(card, "As text")).message.text
    card = await draw(stage, "a -> b\nbackend { api -> db\n|md")
    assert "**Not drawn, or not all of it**" in card.text


async def test_what_cannot_be_drawn_at_all_is_one_sentence_and_given_back(stage: Stage) -> None:
    """What was typed is not lost."""
    typed = "![alt](https://example.com/a-rather-long-address.png) and no arrow |"
    opened = await stage.ada.invoke(stage.general, "draw")
    refused = await stage.ada.submit(opened.form, {"Your drawing": typed})
    assert refused.message.text.startswith("Nothing of this can be drawn.")
    assert refused.message.ephemeral


async def test_a_form_that_shows_an_older_text_changes_nothing(stage: Stage) -> None:
    """Two devices: the second submission is told, and gets its text back."""
    card = await draw(stage, "a -> b")
    old = await stage.ada.press(card, "Change")
    newer = await stage.ada.press(card, "Change")
    await stage.ada.submit(newer.form, {"Your drawing": "a -> b -> c"})
    late = "a -> a rather long name of a part that was typed on another phone"
    told = await stage.ada.submit(old.form, {"Your drawing": late})
    assert told.message.text.startswith("This drawing was changed since you opened the form")
    opened = await stage.ada.press(card, "Change")
    assert opened.form is not None
    assert opened.form.inputs["Your drawing"]["value"] == "a -> b -> c"


async def test_a_shared_drawing_is_removed_by_its_author_or_a_moderator(stage: Stage) -> None:
    """Others are told that they cannot."""
    moderation = stage.sandbox.moderation
    role = moderation.add_role(stage.club, "tidy", Permission.MANAGE_MESSAGES)
    moderation.give_role(stage.club, stage.mona.user, role)
    for remover in (stage.ada, stage.mona):
        card = await draw(stage, "a -> b")
        shared = (await stage.ada.press(card, "Share here")).message
        refused = await stage.grace.press(shared, "Remove")
        assert refused.message.text.startswith("Only its author")
        await remover.press(shared, "Remove").acknowledged()
        await stage.sandbox.until(lambda: "drew this" not in texts(stage))


async def test_a_drawing_survives_a_kill(stage: Stage) -> None:
    """What was acknowledged is there, and so is what its buttons do; an open form counts."""
    card = await draw(stage, "a -> b")
    opened = await stage.ada.press(card, "Change")
    await stage.bot.kill()
    await stage.restart()
    await stage.ada.submit(opened.form, {"Your drawing": "a -> b -> c"})
    assert "b → c" in (await stage.ada.press(card, "As text")).message.text


async def test_a_server_may_switch_sharing_off(stage: Stage) -> None:
    """As for answers."""
    card = await draw(stage, "a -> b")
    settings = await stage.mona.invoke(stage.general, "settings")
    rules = await stage.mona.press(settings.message, "Channel interviews")
    await stage.mona.press(rules.message, "Switch sharing off")
    refused = await stage.ada.press(card, "Share here")
    assert refused.message.text == "This server has switched sharing off."
    assert "Share here" not in usable(await draw(stage, "a -> b"))


async def test_in_a_direct_message_a_drawing_stays_there(stage: Stage) -> None:
    """It has nobody to be shared with."""
    opened = await stage.ada.invoke(stage.ada.dm, "draw")
    shown = await stage.ada.submit(opened.form, {"Your drawing": "a -> b"})
    card = await pictured(stage, shown)
    assert usable(card) == ["Change", "As text"]


async def test_where_files_are_forbidden_it_is_shown_as_text(stage: Stage) -> None:
    """And the card says so."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.ATTACH_FILES)
    opened = await stage.ada.invoke(stage.general, "draw")
    shown = await stage.ada.submit(opened.form, {"Your drawing": "a -> b: x"})
    assert "a → b: x" in shown.message.text
    assert "I may not attach files here" in shown.message.text
