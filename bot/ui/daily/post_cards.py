"""The cards of a channel's daily question."""

import discord
from discord import ButtonStyle

from bot.domain.attempts.grading import Grade
from bot.domain.attempts.scoring import DAILY_BONUS
from bot.domain.daily.posts import Closing, PostView
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.cards import Card, button, ids_on
from bot.ui.verbs import Verb
from bot.ui.words import clip, plural, relative

__all__ = ["closed_card", "is_post", "post_card", "thread_name"]

_OVER = discord.Colour.light_grey()


def post_card(post: PostView, *, ping_role_id: int | None = None, live: bool = True) -> Card:
    """The question as its channel sees it, without anything that gives the answer away."""
    blocks = [
        text.heading(f"Daily question · {post.local_date:%d %B}", post.question, context=True)
    ]
    if ping_role_id:
        blocks.insert(0, f"<@&{ping_role_id}>")
    answered = (
        plural(post.answers, "member") + " answered so far" if post.answers else "Be the first"
    )
    blocks.append(
        f"{answered}. Your answer is private; the model answer shows once you have tried. "
        f"It earns {DAILY_BONUS} points more on its day, which ends {relative(post.closes_at)}."
    )
    row = [button("Answer", ids.on(Verb.ANSWER, post.ref), ButtonStyle.primary, disabled=not live)]
    if post.question.hints:
        row.append(button("Hint", ids.on(Verb.HINT, post.ref, 1), disabled=not live))
    return Card(blocks, [row])


def closed_card(closing: Closing) -> Card:
    """The question once its day is over: the answer, the key points, how the grades fell."""
    post = closing.post
    heading = text.heading(f"Daily question · {post.local_date:%d %B} · over", post.question)
    blocks = [
        heading,
        text.model_answer(post.question),
        text.key_points(post.question),
        _fell(closing),
    ]
    return Card(blocks, accent=_OVER)


def thread_name(post: PostView) -> str:
    """What the thread under a post is called."""
    return clip(f"{post.local_date:%d %B}: {post.question.prompt}", 100)


def is_post(message: discord.Message, post_key: int) -> bool:
    """Whether a message of ours is that of a post: its buttons say so."""
    found = (ids.POST.template.fullmatch(custom_id) for custom_id in ids_on(message))
    return any(match is not None and int(match["post"]) == post_key for match in found)


def _fell(closing: Closing) -> str:
    graded = sum(closing.grades.values())
    answered = plural(closing.post.answers, "member") + " answered"
    if not graded:
        return f"{answered}."
    parts = [f"{GRADE_LABELS[grade]} {closing.grades.get(grade, 0)}" for grade in Grade]
    return f"{answered}; they graded themselves: {' · '.join(parts)}."
