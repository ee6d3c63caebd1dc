"""A small real bot, for asking the sandbox what Discord would be asked."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands, ui

from sandbox import Sandbox


class AnswerForm(ui.Modal, title="Your answer"):
    """A form with one field of each kind that the product uses."""

    note: ui.TextDisplay[Any] = ui.TextDisplay("Design a **cache**.")
    answer: ui.Label[Any] = ui.Label(
        text="Your answer",
        component=ui.TextInput(style=discord.TextStyle.paragraph, max_length=4000, min_length=3),
    )
    points: ui.Label[Any] = ui.Label(
        text="Key points",
        component=ui.CheckboxGroup(
            required=False,
            options=[
                discord.CheckboxGroupOption(label="Eviction", value="evict"),
                discord.CheckboxGroupOption(label="Staleness", value="stale"),
            ],
        ),
    )
    grade: ui.Label[Any] = ui.Label(
        text="Grade",
        component=ui.RadioGroup(
            required=False,
            options=[
                discord.RadioGroupOption(label="Missed it", value="1"),
                discord.RadioGroupOption(label="Solid", value="3"),
            ],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Show what came in."""
        answer, points, grade = (
            label.component for label in (self.answer, self.points, self.grade)
        )
        assert isinstance(answer, ui.TextInput)
        assert isinstance(points, ui.CheckboxGroup)
        assert isinstance(grade, ui.RadioGroup)
        text = f"{answer.value} | {','.join(points.values)} | {grade.value}"
        await interaction.response.edit_message(view=card(text))


class AnswerButton(ui.Button[ui.LayoutView]):
    """Opens the form."""

    def __init__(self) -> None:
        super().__init__(label="Answer", custom_id="answer", style=discord.ButtonStyle.primary)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Open it."""
        await interaction.response.send_modal(AnswerForm())


class SkipButton(ui.Button[ui.LayoutView]):
    """Defers, then edits."""

    def __init__(self) -> None:
        super().__init__(label="Skip", custom_id="skip")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Acknowledge first."""
        await interaction.response.defer()
        await interaction.edit_original_response(view=card("skipped"))


def card(text: str) -> ui.LayoutView:
    """A card with two buttons."""
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(text), ui.Separator())
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(AnswerButton(), SkipButton())
    row.add_item(ui.Button(label="Off", disabled=True, custom_id="off"))
    box.add_item(row)
    view.add_item(box)
    return view


class FixtureBot(discord.Client):
    """A bot with the commands that the tests of the sandbox type."""

    def __init__(self, sandbox: Sandbox, intents: discord.Intents | None = None) -> None:
        super().__init__(intents=intents or discord.Intents(guilds=True, dm_messages=True))
        self.sandbox = sandbox
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        add_interview(self.tree)
        add_daily(self.tree)
        add_others(self.tree)

    async def setup_hook(self) -> None:
        """Register the commands."""
        self.add_view(card("x"))
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Note what is heard."""
        self.heard.put_nowait(message)


def add_interview(tree: app_commands.CommandTree[FixtureBot]) -> None:
    """A command whose options are suggested and bounded."""

    @tree.command(name="interview", description="Start an interview")
    @app_commands.describe(topic="What about", questions="How many")
    async def interview(
        interaction: discord.Interaction[FixtureBot],
        topic: str = "any",
        questions: app_commands.Range[int, 1, 20] = 3,
    ) -> None:
        await interaction.response.send_message(view=card(f"{topic} x{questions}"), ephemeral=True)

    @interview.autocomplete("topic")
    async def topics(
        interaction: discord.Interaction[FixtureBot], current: str
    ) -> list[app_commands.Choice[str]]:
        asked = interaction.namespace.questions
        return [app_commands.Choice(name=f"{current}? {asked}", value="caching")]


def add_daily(tree: app_commands.CommandTree[FixtureBot]) -> None:
    """A command in a group, for those who manage the server."""
    daily = app_commands.Group(
        name="daily",
        description="The daily question",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    @daily.command(name="set", description="Set it")
    async def daily_set(
        interaction: discord.Interaction[FixtureBot],
        channel: discord.TextChannel,
        ping: discord.Role | None = None,
    ) -> None:
        await interaction.response.send_message(f"{channel.mention} {ping}")

    tree.add_command(daily)


def add_others(tree: app_commands.CommandTree[FixtureBot]) -> None:
    """Commands that answer late, never, and with a file."""

    @tree.command(name="slow", description="Think first")
    async def slow(interaction: discord.Interaction[FixtureBot]) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("done")
        await interaction.followup.send("more", ephemeral=True)

    @tree.command(name="mute", description="Never answer")
    async def mute(interaction: discord.Interaction[FixtureBot]) -> None:
        del interaction
        await asyncio.Event().wait()

    @tree.command(name="picture", description="Send a file")
    async def picture(interaction: discord.Interaction[FixtureBot]) -> None:
        view = ui.LayoutView()
        file = discord.File(io.BytesIO(b"PNG"), "chart.png", description="A chart")
        view.add_item(
            ui.MediaGallery(
                discord.MediaGalleryItem("attachment://chart.png", description="A chart")
            )
        )
        await interaction.response.send_message(view=view, file=file)


@asynccontextmanager
async def running(bot: FixtureBot) -> AsyncIterator[FixtureBot]:
    """Run a bot against its sandbox until the block ends."""
    discord.http.Route.BASE = bot.sandbox.api_url
    gateway = yarl.URL(bot.sandbox.base_url.replace("http", "ws", 1) + "/gateway")
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway
    task = asyncio.create_task(bot.start(bot.sandbox.token))
    try:
        await bot.sandbox.bot_ready()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)
