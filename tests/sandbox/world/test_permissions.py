"""Permissions are computed as Discord documents it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import Channel, Guild, Permission, Role, User
from sandbox.world.model import ChannelType, Member, Overwrite
from sandbox.world.permission_bits import ALL, MEMBER, NONE, TIMED_OUT
from sandbox.world.permissions import channel_permissions

NOW = datetime(2026, 1, 1, tzinfo=UTC)
EVERYONE, RED, BLUE, ADA, OWNER = 1, 2, 3, 10, 11
VIEW, SEND = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES
bits = st.integers(0, (1 << 41) - 1).map(Permission)


class Scene:
    """A server with two roles, and Ada who has both."""

    def __init__(self, everyone: Permission = MEMBER) -> None:
        roles = (Role(EVERYONE, "@everyone", everyone), Role(RED, "r", NONE), Role(BLUE, "b", NONE))
        self.guild = Guild(EVERYONE, "g", OWNER, {role.id: role for role in roles})
        self.channel = Channel(5, ChannelType.TEXT, "c", self.guild)
        self.ada = Member(User(ADA, "Ada"), NOW, [roles[1], roles[2]])

    def overwrite(self, target: int, allow: Permission = NONE, deny: Permission = NONE) -> None:
        """Set an overwrite of the channel."""
        self.channel.overwrites[target] = Overwrite(target, target == ADA, allow, deny)

    @property
    def allowed(self) -> Permission:
        """What Ada may."""
        return channel_permissions(self.ada, self.channel, NOW)


@given(bits, bits, bits)
def test_a_members_own_overwrite_has_the_last_word(
    everyone: Permission, allow: Permission, deny: Permission
) -> None:
    """Whatever the roles say, what is allowed to the member is allowed."""
    scene = Scene(everyone & ~Permission.ADMINISTRATOR)
    scene.overwrite(EVERYONE, deny=deny)
    scene.overwrite(RED, deny=deny)
    scene.overwrite(ADA, allow=allow | VIEW | SEND)
    assert scene.allowed & allow == allow
    scene.overwrite(ADA, deny=VIEW)
    assert scene.allowed == NONE


@given(bits)
def test_what_one_role_allows_another_cannot_deny(allow: Permission) -> None:
    """Denials and allowances of all roles are summed; allowances win."""
    scene = Scene()
    scene.overwrite(RED, allow=allow | VIEW | SEND)
    scene.overwrite(BLUE, deny=ALL)
    assert scene.allowed & allow == allow


def test_a_role_cannot_be_denied_what_everyone_may_unless_it_says_so() -> None:
    """@everyone's overwrite comes first, the roles' after it."""
    scene = Scene()
    scene.overwrite(EVERYONE, deny=SEND)
    assert SEND not in scene.allowed
    scene.overwrite(RED, allow=SEND)
    assert SEND in scene.allowed


def test_without_sending_there_are_no_files_embeds_and_mentions() -> None:
    """What hangs on sending goes with it."""
    scene = Scene(MEMBER | Permission.MENTION_EVERYONE)
    scene.overwrite(EVERYONE, deny=SEND)
    lost = Permission.ATTACH_FILES | Permission.EMBED_LINKS | Permission.MENTION_EVERYONE
    assert scene.allowed & lost == NONE


def test_owners_and_administrators_may_everything() -> None:
    """No overwrite binds them."""
    scene = Scene()
    scene.overwrite(EVERYONE, deny=ALL)
    scene.overwrite(ADA, deny=ALL)
    scene.ada.roles[0].permissions = Permission.ADMINISTRATOR
    assert scene.allowed == ALL
    scene.ada.roles[0].permissions = NONE
    scene.guild.owner_id = ADA
    assert scene.allowed == ALL


def test_a_time_out_leaves_reading() -> None:
    """Until it ends."""
    scene = Scene()
    scene.ada.timeout_until = NOW + timedelta(minutes=1)
    assert scene.allowed == TIMED_OUT
    scene.ada.timeout_until = NOW
    assert scene.allowed == MEMBER


@pytest.mark.parametrize(("inside", "manages"), [(True, False), (False, True), (False, False)])
def test_a_private_thread_is_for_its_members_and_managers(inside: bool, manages: bool) -> None:
    """Its parent's permissions hold inside."""
    scene = Scene(MEMBER | (Permission.MANAGE_THREADS if manages else NONE))
    thread = Channel(6, ChannelType.PRIVATE_THREAD, "t", scene.guild, scene.channel)
    if inside:
        thread.members[ADA] = NOW
    allowed = channel_permissions(scene.ada, thread, NOW)
    assert bool(allowed) is (inside or manages)
    scene.overwrite(EVERYONE, deny=VIEW)
    assert channel_permissions(scene.ada, thread, NOW) == NONE
