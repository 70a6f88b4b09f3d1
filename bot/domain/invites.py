"""An invitation: a secret that puts one person into one post, once."""

import hashlib
import re
import secrets
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType, Self, cast

from bot.domain.people import ChatId, PersonId, PostId
from bot.domain.records import NEW
from bot.domain.refusal import Refusal

InviteId = NewType("InviteId", int)

VALID = timedelta(days=14)
_BYTES = 16
_CODE = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z2-7]{26}(?![A-Za-z0-9_-])")


def new_code() -> str:
    """128 random bits in letters and digits that are not taken for one another; 26 characters."""
    return b32encode(secrets.token_bytes(_BYTES)).decode().rstrip("=").lower()


def digest(code: str) -> str:
    """What is stored of a code: enough to know it again, not enough to use it."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


def without_codes(text: str) -> str:
    """The text without the codes in it: whoever reads what is kept must not come in by it. They are known by form."""
    return _CODE.sub("…", text)


@dataclass(frozen=True, kw_only=True)
class Invite:
    """A code's digest and the post it is for."""

    id: InviteId = cast(InviteId, NEW)
    digest: str
    post: PostId
    created_at: datetime
    created_by: PersonId | None = None
    expires_at: datetime
    used_at: datetime | None = None
    used_by: ChatId | None = None
    version: int = 0

    def redeem(self, by: ChatId, at: datetime) -> Self:
        """The code is used up. Expired and used look the same as unknown: guessing must teach nothing."""
        self.must_be_good(at)
        return replace(self, used_at=at, used_by=by)

    def must_be_good(self, at: datetime) -> None:
        """Raise the polite no unless the code can be used now."""
        if self.used_at is not None or at >= self.expires_at:
            raise Refusal("invite-unknown")
