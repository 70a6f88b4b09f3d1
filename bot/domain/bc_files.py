"""A file that a customer has sent with a job (R248): where the channel keeps it, how many pages it has, and no more.

The house never keeps what is in it, nor what it was called.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType, Self, cast

from bot.domain.bc_jobs import BcJobId
from bot.domain.records import NEW, personal

BcFileId = NewType("BcFileId", int)


@dataclass(frozen=True, kw_only=True)
class BcFile:
    """One file: `file` is the channel's handle. `pages` None: nobody can tell before they look; `problem`: why not."""

    id: BcFileId = cast(BcFileId, NEW)
    job: BcJobId
    file: str = personal(default="")
    picture: bool = False
    pages: int | None = None
    problem: str = ""
    sent_at: datetime
    read_at: datetime | None = None
    version: int = 0

    @property
    def held(self) -> bool:
        """Whether it can still be had."""
        return bool(self.file)

    def read(self, pages: int | None, problem: str, at: datetime) -> Self:
        """It has been looked at; what cannot be used is not kept."""
        return replace(self, pages=pages, problem=problem, read_at=at, file="" if problem else self.file)

    def erase(self) -> Self:
        """It cannot be had any more; how many pages it had stays."""
        return replace(self, file="")
