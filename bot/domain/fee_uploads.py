"""A file that Finance has sent: read beside the loop, wrong or clean, and only then a list or receipts."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.fee_receipts import Paid
from bot.domain.fees import FeeLine
from bot.domain.grids import Problem
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

UploadId = NewType("UploadId", int)
LARGEST = 5 * 1024 * 1024
"""Bytes of a file; the six tables of a tower are a tenth of it."""


class UploadKind(StrEnum):
    """What it holds."""

    RECEIVABLES = "receivables"
    RECEIPTS = "receipts"


class UploadStatus(StrEnum):
    """Where it stands."""

    READING = "reading"
    WRONG = "wrong"
    CLEAN = "clean"
    DONE = "done"
    DROPPED = "dropped"


_S = UploadStatus


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that was sent: what for (`month` is empty for receipts), by whom, and what came of reading it."""

    id: UploadId = cast(UploadId, NEW)
    kind: UploadKind
    month: str
    person: PersonId
    file: str = personal()
    sent_at: datetime
    status: UploadStatus = UploadStatus.READING
    problems: tuple[Problem, ...] = personal(default=())
    fees: tuple[FeeLine, ...] = personal(default=())
    receipts: tuple[Paid, ...] = personal(default=())
    version: int = 0

    def fail(self, problems: tuple[Problem, ...]) -> Self:
        """Something is wrong with it: nothing of it is taken."""
        self._must_be(_S.READING)
        return replace(self, status=_S.WRONG, problems=problems)

    def pass_(self, fees: tuple[FeeLine, ...], receipts: tuple[Paid, ...]) -> Self:
        """It is clean, and waits for a yes."""
        self._must_be(_S.READING)
        return replace(self, status=_S.CLEAN, fees=fees, receipts=receipts)

    def confirm(self) -> Self:
        """It is taken: its lines go on as a list or as receipts, and are kept there alone."""
        self._must_be(_S.CLEAN)
        return replace(self, status=_S.DONE, file="", fees=(), receipts=())

    def drop(self) -> Self:
        """Not that one."""
        self._must_be(_S.READING, _S.WRONG, _S.CLEAN)
        return replace(self, status=_S.DROPPED).erase()

    def erase(self) -> Self:
        """Nothing stays but that there was one."""
        return replace(self, file="", problems=(), fees=(), receipts=())

    def _must_be(self, *statuses: UploadStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"upload-is-{self.status.value}")
