"""Faxes that come in at the business centre (R221-R231): logged, told, traced, fetched, filed."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.custody import Custody, Receipt
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

FaxInId = NewType("FaxInId", int)


class FaxStatus(StrEnum):
    """Where a fax is (§4.5). SLIP: a notice is to be brought to the unit; SLIPPED: it has been.

    MOVING_IN: it waits for who is still to come; MOVED_IN: they have come, and get it with their keys or fetch it.
    """

    NOTIFIED = "notified"
    SLIP = "slip_to_unit"
    SLIPPED = "slip_delivered"
    TRACING = "tracing"
    NO_ADDRESSEE = "no_addressee"
    MOVING_IN = "held_for_move_in"
    MOVED_IN = "moved_in"
    CONTACTING = "contacting"
    COLLECTED = "collected"
    ARCHIVED = "archived"


_S = FaxStatus
KNOWN = frozenset({_S.NOTIFIED, _S.SLIP, _S.SLIPPED, _S.MOVED_IN})
"""Whose it is is known: it lies at the centre for them."""
SOUGHT = frozenset({_S.TRACING, _S.NO_ADDRESSEE, _S.CONTACTING})
"""Customer service looks for whose it is; after its days it is filed (R228, R231)."""
SERVICE = SOUGHT | {_S.MOVING_IN, _S.MOVED_IN}
"""What customer service has to do with."""
OPEN = KNOWN | SERVICE


@dataclass(frozen=True, kw_only=True)
class FaxIn(Custody):
    """A line of the log of incoming faxes (传真记录本, R222): when it came, for whom, how many pages, from where.

    `addressee` is as written on it. `unit` None: nobody knows. `keeper` is the clerk who has it; `documents`
    and `photos` are its scan, as the channel keeps it. `since`: from then on it is the tenant's turn, or the desk's.
    `retries` counts how often customer service was asked anew. `gone`: whom it is for has moved out.
    """

    matter = "fax-in"
    id: FaxInId = cast(FaxInId, NEW)
    addressee: str = personal(default="")
    unit: UnitId | None = None
    pages: int
    sender: str = personal(default="")
    came_at: datetime
    logged_at: datetime
    keeper: PersonId
    documents: tuple[str, ...] = personal(default=())
    photos: tuple[str, ...] = personal(default=())
    status: FaxStatus
    since: datetime
    gone: bool = False
    told_at: datetime | None = None
    reminders: int = 0
    retries: int = 0
    slip_by: PersonId | None = None
    slip_at: datetime | None = None
    version: int = 0

    @property
    def held(self) -> bool:
        """Whether it lies at the centre for somebody who is known."""
        return self.status in KNOWN

    @property
    def may_be_out(self) -> bool:
        """Whether a notice can be brought to their unit, where they are out."""
        return self.status in {_S.NOTIFIED, _S.MOVED_IN} and not self.gone

    @property
    def scanned(self) -> bool:
        """Whether its scan can still be had."""
        return bool(self.documents or self.photos)

    # -- whose it is ----------------------------------------------------------------------------------------------

    def find(self, unit: UnitId, tenant: TenantId | None, at: datetime, *, told: bool) -> Self:
        """It is for that unit (R225); whoever was told wrongly, and any code, is void. `told`: somebody there can be.

        Raises:
            Refusal: it has been fetched, it is entered so already, or nobody is there.

        """
        self._must_be(*OPEN, _S.ARCHIVED)
        if self.held and unit == self.unit and not self.gone:
            raise Refusal("fax-in-same-unit", number=self.number)
        if tenant is None:
            raise Refusal("fax-in-unit-empty")
        return replace(self._anew(unit, tenant, at), closed_at=None).tell(at, told=told)

    def tell(self, at: datetime, *, told: bool) -> Self:
        """Its tenant hears of it (R223); where nobody can be told, a slip is to be brought (R224)."""
        return replace(self, status=_S.NOTIFIED if told else _S.SLIP, told_at=at if told else self.told_at)

    def hold(self, unit: UnitId, tenant: TenantId | None, at: datetime) -> Self:
        """Whom it is for is going to move in there: kept until then (R230)."""
        self._must_be(*KNOWN, *SOUGHT)
        return replace(self._anew(unit, tenant, at), status=_S.MOVING_IN)

    def move_in(self, unit: UnitId, tenant: TenantId, at: datetime, *, told: bool) -> Self:
        """They have moved in: it is theirs, and the desk gives it to them with their keys (R230)."""
        self._must_be(_S.MOVING_IN)
        return replace(self._anew(unit, tenant, at), status=_S.MOVED_IN, told_at=at if told else None)

    def lose(self, at: datetime, whose: TenantId | None) -> Self:
        """Whom it is for has moved out: customer service looks for them (R231); `whose` it is, where that is known."""
        self._must_be(*OPEN - {_S.CONTACTING})
        return replace(self._anew(self.unit, whose, at), status=_S.CONTACTING, gone=True)

    def reach(self, at: datetime, *, told: bool) -> Self:
        """Who has moved out has been reached, and fetches it. `told`: they can be written to."""
        self._must_be(_S.CONTACTING)
        return replace(self, status=_S.NOTIFIED, since=at, told_at=at if told else None)

    def give_up(self) -> Self:
        """Nobody of that name is found (R226): it stays in the folder."""
        self._must_be(_S.TRACING)
        return replace(self, status=_S.NO_ADDRESSEE)

    def ask_again(self) -> Self:
        """Customer service is asked once more (R227)."""
        self._must_be(*SOUGHT)
        return replace(self, retries=self.retries + 1)

    # -- at the centre --------------------------------------------------------------------------------------------

    def out(self) -> Self:
        """They are out: a notice is to be brought to their unit (R224)."""
        self._must_be(_S.NOTIFIED, _S.MOVED_IN)
        if self.gone:
            raise Refusal("fax-in-moved-out", number=self.number)
        return replace(self, status=_S.SLIP)

    def bring_slip(self, by: PersonId, at: datetime) -> Self:
        """The notice has been brought to the unit."""
        self._must_be(_S.SLIP)
        return replace(self, status=_S.SLIPPED, slip_by=by, slip_at=at)

    def remind(self) -> Self:
        """Nobody has come for it yet."""
        self._must_be(*KNOWN, _S.MOVING_IN)
        return replace(self, reminders=self.reminders + 1)

    def take(self, by: PersonId) -> Self:
        """A colleague has it from now on."""
        self._must_be(*OPEN)
        if self.keeper == by:
            raise Refusal("fax-in-taken-already", number=self.number)
        return replace(self, keeper=by)

    def sign(self, name: str, by: PersonId, at: datetime) -> Self:
        """Who it is for has signed on paper; one that was being looked for, too."""
        self._must_be(*OPEN)
        return self._signed(name, by, at)

    def give_at_check_in(self, name: str, by: PersonId, at: datetime) -> Self:
        """They have got it with their keys (R230)."""
        self._must_be(_S.MOVING_IN, _S.MOVED_IN)
        return self._signed(name, by, at, Receipt.CHECK_IN)

    def file(self, at: datetime) -> Self:
        """It goes into the archive (R228, R231)."""
        self._must_be(*OPEN)
        return replace(self, status=_S.ARCHIVED, closed_at=at, code="")

    def drop_scan(self) -> Self:
        """Its scan cannot be had any more."""
        return replace(self, documents=(), photos=())

    def erase(self) -> Self:
        """Who it was for and from, and its scan, go; number, unit, pages and times stay in the log."""
        return replace(self.drop_scan(), addressee="", sender="", collected_by="", code="")

    def _anew(self, unit: UnitId | None, tenant: TenantId | None, at: datetime) -> Self:
        return replace(
            self, unit=unit, tenant=tenant, since=at, gone=False, code="", tries=0, asked_by=None, asked_at=None,
            reminders=0, retries=0, slip_by=None, slip_at=None, told_at=None,
        )  # fmt: skip

    def _theirs(self) -> None:
        self._must_be(*KNOWN)

    def _left(self, at: datetime, **how: object) -> Self:
        return replace(self, status=_S.COLLECTED, closed_at=at, code="", **how)  # type: ignore[arg-type]

    def _must_be(self, *allowed: FaxStatus) -> None:
        if self.status not in allowed:
            raise Refusal(f"fax-in-is-{self.status.value.replace('_', '-')}", number=self.number)
