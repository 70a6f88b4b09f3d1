"""A chat that colleagues share, such as the engineering group: told what concerns the team, never who complains."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType, cast

from bot.domain.people import ChatId, PersonId
from bot.domain.records import NEW

GroupId = NewType("GroupId", int)


class GroupKind(StrEnum):
    """What a group is for."""

    ENGINEERING = "engineering"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group chat, or one topic of it (`thread`), that was declared to be the team's by somebody who may."""

    id: GroupId = cast(GroupId, NEW)
    kind: GroupKind
    chat: ChatId
    thread: int | None
    named_by: PersonId
    since: datetime
    version: int = 0
