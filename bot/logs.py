"""Logging: one structured line an event, on standard error, with neither token nor texts in it."""

import logging
import sys

import structlog

from bot.settings import Settings

__all__ = ["configure"]


def configure(settings: Settings) -> None:
    """Send our events and those of the libraries through one pipe, as the settings say."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                renderer,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level, force=True)
    logging.getLogger("discord").setLevel(
        max(logging.INFO, logging.getLevelName(settings.log_level))
    )
    for noisy in ("alembic", "apscheduler", "discord.client", "discord.gateway"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # A job tells its own failures; this one would call it an error that leaving cancels a job.
    logging.getLogger("apscheduler.executors").setLevel(logging.CRITICAL)
