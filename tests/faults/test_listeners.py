"""What Discord tells the bot while the database cannot be used is not lost."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from bot.db.people import guilds
from tests.database import transact
from tests.stage import open_stage

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


async def test_which_servers_it_is_in_is_learnt_once_the_database_answers(
    postgresql: Engine, tmp_path: Path
) -> None:
    """Else schedules that stood still while the bot was out would do so until the next start."""
    url = postgresql.url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with open_stage(tmp_path, DATABASE_URL=url) as stage:
        await stage.mona.invoke(stage.daily, "daily set", time="09:00", timezone="UTC")
        await stage.bot.kill()
        transact(postgresql, guilds.left, stage.club.id, LONG_AGO)
        with postgresql.begin() as other:
            other.execute(text("LOCK TABLE guilds IN EXCLUSIVE MODE"))
            await stage.bot.start()
            await stage.bot.says("database.away")
            assert "daily.resumed" not in stage.bot.log
        await stage.bot.says("daily.resumed")
        assert "Traceback" not in stage.bot.log


async def test_what_cannot_be_kept_yet_is_a_line_of_the_log(
    postgresql: Engine, tmp_path: Path
) -> None:
    """It is tried again until the database answers; nothing of it is a traceback."""
    url = postgresql.url.set(drivername="postgresql").render_as_string(hide_password=False)
    async with open_stage(tmp_path, DATABASE_URL=url) as stage:
        await stage.bot.says("bot.ready")
        with postgresql.begin() as other:
            other.execute(text("LOCK TABLE rounds IN ACCESS EXCLUSIVE MODE"))
            stage.sandbox.moderation.delete_channel(stage.daily)
            await stage.bot.says("database.away")
        assert "Traceback" not in stage.bot.log
