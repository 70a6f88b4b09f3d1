"""What stands on the confirmation slip of a laundry order (R162, R166), for whoever may see the order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.laundry import Garment, LaundryId, LaundryOrder
from bot.domain.names import Named
from bot.domain.people import Vendor
from bot.domain.permits import May
from bot.domain.slips import without_phones
from bot.domain.units import Tenant, Unit
from bot.services import house, laundry
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows


@dataclass(frozen=True)
class LaundrySlip:
    """A slip; `at` gives the wall clock of an instant. The laundry's copy names nobody (`tenant` None)."""

    house: Named
    laundry: Named
    unit: str
    tenant: Named | None
    order: LaundryOrder
    note: str
    wrong: str
    printed_at: datetime
    at: Callable[[datetime | None], datetime | None]

    @property
    def garments(self) -> tuple[Garment, ...]:
        """Everything that was counted by anybody; what only the tenant had on their list costs nothing."""
        counted = {one.code for one in self.order.lines}
        only_listed = (one for one in self.order.listed if one.code not in counted)
        return (*self.order.lines, *(Garment(**{**vars(one), "count": 0}) for one in only_listed))

    def counts(self, garment: Garment) -> tuple[str, str]:
        """How many the tenant and the laundry have counted of it; a dash where nobody has."""
        found = [
            sum(one.count for one in lines if one.code == garment.code) if lines else None
            for lines in (self.order.listed, self.order.counted)
        ]
        listed, counted = ("—" if count is None else f"{count}" for count in found)
        return listed, counted


@needs(May.SEE_LAUNDRY)
async def of(work: Work, id_: LaundryId) -> LaundrySlip:
    """The slip of an order. Raises NotFound where it is none of the actor's business."""
    order = await laundry.visible(work, id_)
    named = order.belongs_to(work.actor) or May.RUN_LAUNDRY in work.actor.permits
    return LaundrySlip(
        house=await house.name(work),
        laundry=(await rows.find(work.db, Vendor, order.vendor)).name,
        unit=(await rows.find(work.db, Unit, order.unit)).number,
        tenant=(await rows.find(work.db, Tenant, order.tenant)).name if named else None,
        order=order,
        note=without_phones(order.note),
        wrong=without_phones(order.wrong),
        printed_at=work.desk.clock.local(work.now),
        at=lambda instant: work.desk.clock.local(instant) if instant else None,
    )
