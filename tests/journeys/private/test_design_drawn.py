"""A drawing in a design interview: from *API and data* on, kept through the phases, compared."""

from sandbox import Message, Permission
from tests.journeys.acts import fill, usable
from tests.journeys.private.designing import assess, in_thread, note, thread_of
from tests.stage import Stage

TYPED = "client -> api: HTTPS\napi -> users db: on a miss"
PNG = b"\x89PNG"


async def drawn(stage: Stage, text: str = TYPED) -> Message:
    """Ada's interview in its third phase, with a note and a drawing."""
    card = await note(stage.ada, await in_thread(stage))
    for _ in range(2):
        assert "Draw" not in usable(card)
        card = (await stage.ada.press(card, "Next phase")).message
    card = (await fill(stage.ada, card, "Draw", Your_drawing=text)).message
    await stage.sandbox.until(lambda: card.attachments)
    return card


async def test_a_drawing_is_kept_through_the_phases_and_changed(stage: Stage) -> None:
    """With a restart in the middle; the form shows what stands there."""
    card = await drawn(stage)
    picture = card.attachments[0]
    assert picture.content.startswith(PNG)
    assert str(picture.description).startswith("A drawing of 3 parts: client, api and users db.")
    await stage.restart()
    card = (await stage.ada.press(card, "Next phase")).message
    await stage.sandbox.until(lambda: card.attachments)
    opened = await stage.ada.press(card, "Draw")
    assert opened.form is not None
    assert opened.form.inputs["Your drawing"]["value"] == TYPED
    await stage.ada.submit(opened.form, {"Your drawing": f"{TYPED}\napi -> queue: jobs"})
    await stage.sandbox.until(lambda: "queue" in str(card.attachments[0].description))
    listed = (await stage.ada.press(card, "Drawing as text")).message
    assert "api → queue: jobs" in listed.text
    assert "One good answer" not in listed.text
    back = (await stage.ada.press(listed, "Back")).message
    assert "phase 4 of 6" in back.text


async def test_a_form_that_shows_an_older_drawing_changes_nothing(stage: Stage) -> None:
    """Two devices: the later one is told, and gets back what was typed there."""
    card = await drawn(stage)
    old = await stage.ada.press(card, "Draw")
    newer = await stage.ada.press(card, "Draw")
    await stage.ada.submit(newer.form, {"Your drawing": "a -> b -> c"})
    late = "a -> a rather long name of a part that was typed on another phone"
    refused = await stage.ada.submit(old.form, {"Your drawing": late})
    assert "changed since you opened the form" in refused.message.text
    own = "a rather long name of a part"
    await stage.sandbox.until(lambda: own in stage.ada.sees(thread_of(stage))[-1].text)
    again = await stage.ada.press(card, "Draw")
    assert again.form is not None
    assert again.form.inputs["Your drawing"]["value"] == "a -> b -> c"


async def test_at_the_end_it_stands_beside_one_good_answer(stage: Stage) -> None:
    """Before the self-assessment and after it, with what was recognised; also as text."""
    card = (await stage.ada.press(await drawn(stage), "End")).message
    both = (await stage.ada.press(card, "Drawing")).message
    await stage.sandbox.until(lambda: len(both.attachments) == 2)
    assert "**Yours**" in both.text
    assert "**One good answer**" in both.text
    assert "**Recognised:** " in both.text
    listed = (await stage.ada.press(both, "As text")).message
    assert "client → api: HTTPS" in listed.text
    again = (await stage.ada.press(listed, "Back")).message
    score = await assess(stage.ada, again)
    later = (await stage.ada.press(score, "Drawing")).message
    await stage.sandbox.until(lambda: len(later.attachments) == 2)
    assert "Recognised" in later.text


async def test_others_do_not_draw_and_nothing_that_is_drawn_pings(stage: Stage) -> None:
    """In a thread others may see the button; lines that cannot be read are told, and escaped."""
    card = await drawn(stage, f"{TYPED}\n@everyone **x** |")
    assert "**Not drawn**" in card.text
    assert not card.pings
    assert usable(card)[:3] == ["Add notes", "Next phase", "Draw"]


async def test_without_the_right_to_attach_files_it_is_text(stage: Stage) -> None:
    stage.sandbox.moderation.deny_bot(stage.general, Permission.ATTACH_FILES)
    card = await note(stage.ada, await in_thread(stage))
    for _ in range(2):
        card = (await stage.ada.press(card, "Next phase")).message
    card = (await fill(stage.ada, card, "Draw", Your_drawing=TYPED)).message
    assert not card.attachments
    assert "I may not attach files here" in card.text
    assert "api → users db: on a miss" in card.text
