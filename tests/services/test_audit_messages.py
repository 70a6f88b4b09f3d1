"""The audit as a message: whatever is wrong, it fits and has its words."""

from datetime import datetime

from sqlalchemy import insert

from bot.channel.rendering import TEXT_UNITS, visible
from bot.domain.audits import Why
from bot.domain.categories import Category, Urgency
from bot.domain.names import Language
from bot.domain.order_states import OrderStatus
from bot.domain.people import SYSTEM
from bot.domain.repairs import Channel, DispatchEntry, EntryId, Intake, IntakeId, IntakeStatus, Outcome
from bot.domain.work_orders import WorkOrder, WorkOrderId
from bot.services import audits
from bot.services.work import Work
from bot.storage import rows
from tests.services.test_audits import NOTHING, audit_of, found, r, spoken, wo
from tests.services.town import Town

_MANY = 10_000
_LONG_STORY = "<重复报修> & the tenant says so " * 10
_FATES: tuple[tuple[IntakeStatus, Outcome | None, OrderStatus | None], ...] = (
    (IntakeStatus.TO_DISPATCH, None, None),
    (IntakeStatus.TO_DISPATCH, Outcome.ISSUED, None),
    (IntakeStatus.CANCELLED, None, None),
    (IntakeStatus.MERGED, Outcome.MERGED, None),
    (IntakeStatus.CONVERTED, Outcome.CONVERTED, None),
    (IntakeStatus.CONVERTED, None, OrderStatus.DISPATCHED),
    (IntakeStatus.ISSUED, Outcome.ISSUED, OrderStatus.ON_SITE),
    (IntakeStatus.CLOSED, Outcome.ISSUED, OrderStatus.VOID),
    (IntakeStatus.CLOSED, Outcome.ISSUED, OrderStatus.CLOSED),
    (IntakeStatus.ISSUED, None, None),
)
"""Honest and dishonest ones: everything that an audit can find, over and over."""


def rows_of(n: int, now: datetime, town: Town) -> tuple[Intake, DispatchEntry | None, WorkOrder | None]:
    """An item with what belongs to it; every other number is lost."""
    status, outcome, stands = _FATES[n % len(_FATES)]
    who, id_ = town.people["csr"], IntakeId(n)
    intake = Intake(
        id=id_, number=r(2 * n), channel=Channel.CHAT, unit=None, tenant=None, reporter=who, text="x",
        category=Category.OTHER, urgency=Urgency.NORMAL, reported_at=now, status=status,
    )  # fmt: skip
    line = DispatchEntry(id=EntryId(n), number=2 * n, intake=id_, order=None, outcome=outcome or Outcome.ISSUED,
                         dispatcher=who, at=now)  # fmt: skip
    order = WorkOrder(
        id=WorkOrderId(n), number=wo(2 * n), intake=id_, status=stands or OrderStatus.VOID, technician=None,
        issued_by=who, issued_at=now, dispatched_at=now, round_at=now, due_accept=now, due_at=now, due_done=now,
        void_why=_LONG_STORY if stands is OrderStatus.VOID else "",
    )  # fmt: skip
    return intake, line if outcome else None, order if stands else None


async def filled(work: Work, town: Town) -> None:
    """Ten thousand items in one day."""
    made = [rows_of(n, work.now, town) for n in range(1, _MANY + 1)]
    for records in zip(*made, strict=True):
        held = [rows.values(one) for one in records if one]
        await work.db.execute(insert(rows.table(type(next(filter(None, records))))), held)


async def test_the_message_about_ten_thousand_items_full_of_trouble_fits(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: filled(w, town))
    today = town.desk.clock.today()
    audit = await audit_of(town, today)
    assert all(found(audit)[name] for name in NOTHING if name != "twice")
    assert set(audit.logged.explained) | set(audit.ordered.explained) | set(audit.returned.explained) == set(Why)
    assert len(audit.voids) == _MANY // len(_FATES)
    for text in spoken(town, await town.does("clerk", lambda w: audits.told(w, today, today))):
        assert visible(text) <= TEXT_UNITS
        assert all(pair_line in text for pair_line in ("10,000", "<b>1</b>", "<b>2</b>", "<b>3</b>"))
        assert str(_MANY // len(_FATES) - 10) in text  # so many voids are not shown


async def test_the_message_about_nothing_has_its_words(town: Town) -> None:
    today = town.desk.clock.today()
    for text in spoken(town, await town.does("clerk", lambda w: audits.told(w, today, today))):
        assert "<b>3</b>" in text
        assert text.count(town.desk.texts.day(Language.ZH if "三个" in text else Language.EN, today)) == 1
