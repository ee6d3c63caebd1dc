"""The bot's own user and application, other users, and direct-message channels."""

from sandbox.errors import ApiError, Json, unknown
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules.problems import refusal
from sandbox.world import payloads


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("GET", "/users/@me", me)
    router.add("GET", "/users/{user_id}", user)
    router.add("POST", "/users/@me/channels", open_dm)
    router.add("GET", "/oauth2/applications/@me", application)
    router.add("GET", "/applications/@me", application)


def me(call: Call) -> Reply:
    """The bot's user."""
    private = {"verified": True, "mfa_enabled": True, "locale": "en-US", "email": None}
    return Reply(payloads.user(call.world.bot) | private)


def user(call: Call) -> Reply:
    """Any user."""
    person = call.world.users.get(call.params["user_id"])
    if person is None:
        raise unknown("User", 10013)
    return Reply(payloads.user(person))


def open_dm(call: Call) -> Reply:
    """The direct-message channel with a user."""
    person = call.world.users.get(_recipient(call.body))
    if person is None:
        raise unknown("User", 10013)
    if person.bot:
        raise ApiError(400, 50007, "Cannot send messages to this user")
    return Reply(payloads.channel(call.world.dm(person)))


def _recipient(body: Json) -> int:
    try:
        return int(body["recipient_id"])
    except (KeyError, TypeError, ValueError):
        sentence = "This field is required"
        raise refusal(("recipient_id",), "BASE_TYPE_REQUIRED", sentence) from None


def application(call: Call) -> Reply:
    """The bot's application."""
    world = call.world
    owner = next(person for person in world.users.values() if not person.bot)
    return Reply(
        {
            "id": str(world.bot.id),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "type": None,
            "bot": payloads.user(world.bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "integration_types_config": {"0": {}},
            "verify_key": "0" * 64,
            "flags": world.application_flags,
            "flags_new": str(world.application_flags),
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": payloads.user(owner),
            "approximate_guild_count": len(world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }
    )
