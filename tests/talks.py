"""The steps of a repair as talks in either language, up to where a test wants to begin; and what came of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, func, select, update

from bot.domain.names import Language
from bot.domain.people import SYSTEM
from bot.domain.repairs import Intake
from bot.domain.work_orders import WorkOrder
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.tables import people

FIRST, ORDER = "R-000001", "WO-2026-000001"
"""The numbers of the first report and of the first work order."""


@dataclass(frozen=True)
class Tongue:
    """A language: a tenant, a representative and a receptionist who speak it, and what a tenant says in it."""

    language: Language
    tenant: str
    unit: str
    csr: str
    desk: str
    leak: str
    dead_lamp: str
    thanks: str
    still: str
    chase: str
    fixed: str


ZH = Tongue(
    language=Language.ZH, tenant="T01-1", unit="0801", csr="S05", desk="S08", leak="0801 卫生间漏水了",
    dead_lamp="0801 会议室灯不亮", thanks="谢谢", still="还是漏", chase="怎么还没来?", fixed="修好了",
)  # fmt: skip
EN = Tongue(
    language=Language.EN, tenant="T11-1", unit="1901", csr="S07", desk="S09", leak="the bathroom tap is leaking",
    dead_lamp="the lamp in the kitchen is dead", thanks="thank you", still="it still leaks", chase="any update?",
    fixed="it is fixed",
)  # fmt: skip
both = pytest.mark.parametrize("tongue", [pytest.param(ZH, id="zh"), pytest.param(EN, id="en")])
"""The same talk, once in each language."""


async def reported(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """The tenant has reported a leak, or what `text` says."""
    tenant, dispatcher = await stage.enters(tongue.tenant), await stage.enters("S14")
    await reports(tenant, text or tongue.leak)
    await dispatcher.hears("repair-state-to-dispatch")
    return tenant


async def reports(person: Player, text: str) -> None:
    """One message and one tap, where the unit is known."""
    await person.says(text)
    await person.hears("form-summary")
    await person.taps("✅")
    await person.hears("repair-state-to-dispatch")


async def assigned(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… the dispatcher has sent 老赵."""
    technician = await stage.enters("S15")
    await reported(stage, tongue, text)
    await assigns(stage.player("S14"))
    await technician.hears("repair-state-dispatched")
    return technician


async def assigns(dispatcher: Player, name: str = "赵") -> None:
    """Two taps: assign, whom."""
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps(name)
    await dispatcher.hears("repair-assigned")


async def on_site(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… who is there."""
    technician = await assigned(stage, tongue, text)
    await arrives(technician)
    return technician


async def arrives(technician: Player) -> None:
    """Two taps: accept, I am there."""
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")


async def done(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… and has done it."""
    technician = await on_site(stage, tongue, text)
    await finishes(technician)
    await stage.player("S14").hears("repair-state-completed")
    return technician


async def finishes(technician: Player, work: str = "换了阀门", *, agreed: bool = False) -> None:
    """One tap, one answer, one tap; what was `agreed` to is used as it stands, and there is nothing else to tell."""
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says(work)
    if agreed:
        await technician.hears("repair-done-items")
        await technician.taps("好了")
    await confirms_done(technician)


async def confirms_done(technician: Player) -> None:
    """Nothing else: one tap."""
    await technician.hears("repair-done-summary")
    await technician.taps("✅")
    await technician.hears("repair-done-said")


async def adds_used(technician: Player, line: str) -> None:
    """What was used beside, from the summary."""
    await technician.hears("repair-done-summary")
    await technician.taps("➕ 材料和人工")
    await technician.hears("repair-done-used")
    await technician.says(line)


async def recorded(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… and the dispatcher has returned the order to customer service."""
    csr = await stage.enters(tongue.csr)
    await done(stage, tongue, text)
    await returns(stage.player("S14"))
    await csr.hears("repair-state-returned")
    return csr


async def returns(dispatcher: Player) -> None:
    """Two taps: record the result, fixed."""
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps("已修好")
    await dispatcher.hears("repair-result-said")


async def asked(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… who has asked the tenant whether it is fixed."""
    csr = await recorded(stage, tongue, text)
    await csr.taps("repair-ask")
    await stage.player(tongue.tenant).hears("repair-state-verifying")
    return csr


async def closed(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… the tenant says that it is, and customer service has signed."""
    csr = await asked(stage, tongue, text)
    tenant = stage.player(tongue.tenant)
    await tenant.taps("repair-fixed")
    await csr.hears("repair-state-confirmed")
    await csr.taps("repair-sign")
    await tenant.hears("repair-state-closed")
    return tenant


async def all_speak(stage: Theatre, tongue: Tongue) -> None:
    """From now on everybody in the house reads that language."""
    spoken = update(people).values(language=tongue.language)
    await stage.house.desk.do(SYSTEM, lambda work: work.db.execute(spoken))


def word(stage: Theatre, tongue: Tongue, key: str, **args: Any) -> str:
    """What stands on a button in that language."""
    return stage.house.desk.texts.plain(tongue.language, key, **args)


# -- what came of it --------------------------------------------------------------------------------------------------


async def order_of(stage: Theatre, number: str = ORDER) -> WorkOrder:
    """The work order as it stands."""
    found = await stage.house.desk.do(
        SYSTEM, lambda work: rows.first(work.db, WorkOrder, work_orders.c.number == number)
    )
    assert found is not None
    return found


async def intake_of(stage: Theatre, number: str = FIRST) -> Intake:
    """The repair record as it stands."""
    found = await stage.house.desk.do(SYSTEM, lambda work: rows.first(work.db, Intake, intakes.c.number == number))
    assert found is not None
    return found


async def every(stage: Theatre, record: type[Any]) -> list[Any]:
    """All records of a kind, oldest first."""
    return await stage.house.desk.do(SYSTEM, lambda work: rows.every(work.db, record))


async def count(stage: Theatre, table: Table, *where: ColumnElement[bool]) -> int:
    """How many rows there are, or how many that fit."""

    async def counted(work: Work) -> int:
        return int((await work.db.execute(select(func.count()).select_from(table).where(*where))).scalar_one())

    return await stage.house.desk.do(SYSTEM, counted)


async def time_passes(stage: Theatre, **how_long: float) -> None:
    """The clock goes on, and what is due by then is done."""
    stage.clock.advance(timedelta(**how_long))
    await stage.house.clockwork.tick()


async def sees_note(stage: Theatre, person: Player, key: str, **args: Any) -> None:
    """Wait for the passing note of a tap, by its key."""
    language = Language.of(person.holder.language)
    await person.sees_toast(stage.house.desk.texts.plain(language, key, **args))


def offered(person: Player, action: str) -> bool:
    """Whether a button is on the person's screen."""
    return any(value == f"v1:{action}" or value.startswith(f"v1:{action}:") for value in person.buttons)


def labels(person: Player) -> list[str]:
    """What the buttons of the newest message say."""
    last = person.phone.last
    assert last is not None
    return [button.text for row in last.buttons for button in row]


async def forges(person: Player, data: str) -> None:
    """Press a button that is not there, as a forged client can."""
    last = person.phone.last
    assert last is not None
    await person.phone.forges(data, last.message_id)


def texts_late(stage: Theatre, person: Player, text: str, at: datetime) -> None:
    """A message that was written at `at` and comes only now."""
    chat, user = stage.world.chats[person.holder.id], stage.world.users[person.holder.id]
    post = stage.world.put(chat, user, {"text": text})
    post.message["date"] = int(at.timestamp())
    stage.world.updates.push("message", post.message)
