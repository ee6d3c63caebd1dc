"""What members do beside the main way, on a phone and on a desk: each step is looked at too."""

from playwright.async_api import expect

from tests.journeys.acts import fill, practise
from tests.journeys.channel.hosting import begin, lead, start
from tests.journeys.private.designing import in_thread, note, thread_of
from tests.page.browser import Screen
from tests.stage import LONG_ENOUGH, Stage

DRAWING = "client -> api: HTTPS\napi -> users db: on a miss"


async def test_a_follow_up_is_answered_beside_the_banks_own(stage: Stage, screen: Screen) -> None:
    await stage.bot.says("search.indexed")
    await screen.look(stage.ada, stage.general)
    await screen.options("interview", question="kafka")
    await screen.suggested.first.click()
    await screen.page.get_by_label("question", exact=True).press("Enter")
    await screen.press("Answer")
    await screen.fill("Your answer", LONG_ENOUGH)
    await screen.press("Solid")
    await screen.press("Answer the follow-up")
    await screen.page.get_by_role("dialog").wait_for()
    await screen.is_sound("a follow-up's form")
    await screen.fill("Your answer", "It keeps an offset for each group.")
    await screen.button("I had it").wait_for()
    await screen.is_sound("a follow-up beside the bank's answer")
    await screen.press("I had it")
    await screen.button("See the report").wait_for()
    await screen.press("Model answer")
    await screen.button("Further").wait_for()
    await screen.is_sound("a model answer")
    await screen.press("Further")
    await screen.is_sound("what goes further")


async def test_a_question_is_looked_up_and_a_past_interview_opened(
    stage: Stage, screen: Screen
) -> None:
    await practise(stage.ada, stage.general)
    await screen.look(stage.ada, stage.general)
    await stage.bot.says("search.indexed")
    await screen.options("question")
    search = screen.page.get_by_label("search * (required)")
    await search.fill("kafka")
    await screen.suggested.first.click()
    await search.press("Enter")
    await screen.button("Practise this").wait_for()
    await screen.is_sound("a question that was looked up")
    await screen.press("Report a mistake")
    await screen.page.get_by_role("dialog").wait_for()
    await screen.is_sound("the form to report a mistake")
    await screen.page.keyboard.press("Escape")
    await screen.send("/history")
    listed = screen.page.get_by_label("Pick an interview", exact=True).last
    await listed.wait_for()
    await screen.is_sound("past interviews")
    await listed.select_option(index=1)
    await screen.shows("Interview · report")
    await screen.is_sound("a past interview's report")
    await screen.press("Past interviews")
    await screen.page.get_by_label("Pick an interview", exact=True).last.wait_for()


async def test_an_answer_is_seen_as_it_will_stand_before_it_is_shared(
    stage: Stage, screen: Screen
) -> None:
    card = await start(stage, questions=1)
    await fill(stage.ada, card, "Answer", Your_answer=f"**First** the numbers. {LONG_ENOUGH}")
    await lead(stage.ada, card, "Reveal")
    await screen.look(stage.ada, stage.general)
    await screen.press("Grade mine")
    await screen.press("Solid")
    await screen.press("Share mine")
    await screen.button("Cancel").wait_for()
    await screen.is_sound("what would be shared")
    await screen.press("Share")
    await screen.button("Back").wait_for()
    await screen.is_sound("what was shared, on one's own card")


async def test_a_message_becomes_a_note_by_a_mention_and_by_its_menu(
    stage: Stage, screen: Screen
) -> None:
    await begin(stage, None, stage.grace)
    thread = next(each for each in stage.club.channels.values() if each.is_thread)
    await screen.look(stage.grace, thread)
    await screen.send("@Whiteboard Ten writes a second.")
    await screen.shows("noted under Requirements")
    await screen.is_sound("a note by a mention")
    await screen.send("And a hundred reads.")
    await screen.page.get_by_label("Apps on the message of Grace").last.click()
    await screen.is_sound("the menu of a message")
    await screen.press("Add to my notes")
    await screen.shows("Noted under Requirements")
    await screen.is_sound("a note by the menu")


async def test_a_design_is_drawn_and_seen_beside_one_good_answer(
    stage: Stage, screen: Screen
) -> None:
    card = await note(stage.ada, await in_thread(stage))
    for _ in range(2):
        card = (await stage.ada.press(card, "Next phase")).message
    await screen.look(stage.ada, thread_of(stage))
    await screen.press("Draw")
    await screen.page.get_by_role("dialog").wait_for()
    await screen.is_sound("the form for a drawing")
    await screen.fill("Your drawing", DRAWING)
    await screen.page.locator("img.picture").wait_for()
    await screen.is_sound("a phase with a drawing")
    await screen.press("Drawing as text")
    await screen.shows("client → api: HTTPS")
    await screen.press("Back")
    await screen.press("End")
    await screen.press("Drawing")
    await expect(screen.page.locator("img.picture")).to_have_count(2)
    await screen.is_sound("a drawing beside one good answer")
