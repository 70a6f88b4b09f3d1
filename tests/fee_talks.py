"""How a month of fees goes, step by step, in the sample building: each step leads to the state named by it."""

from datetime import date

from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.fee_books import NOVEMBER, Rows, book, paid
from tests.laundry_talks import media

MONTH = "2026-12"
ACCOUNTANT, CASHIER, MANAGER, GENERAL, FINANCE = "S23", "S24", "S02", "S01", "S22"
PAYER, COLLEAGUE, RESIDENT = "T01-2", "T01-1", "T09-1"


async def sends(person: Player, data: bytes, name: str = f"receivables-{MONTH}.xlsx") -> None:
    """A file, and what its name says of it."""
    await person.sends(Attachment("document", data, name, "application/octet-stream"))


async def reading(stage: Theatre, rows: Rows = NOVEMBER) -> Player:
    """The accountant has sent the month in."""
    accountant = await stage.enters(ACCOUNTANT)
    await sends(accountant, book(rows))
    await accountant.hears("upload-sent")
    return accountant


async def checked(stage: Theatre, rows: Rows = NOVEMBER) -> Player:
    """… and it is clean."""
    accountant = await reading(stage, rows)
    await accountant.hears("upload-fees")
    return accountant


async def submitted(stage: Theatre, rows: Rows = NOVEMBER) -> Player:
    """… and the manager has it to approve."""
    manager = await stage.enters(MANAGER)
    accountant = await checked(stage, rows)
    await accountant.taps("upload-yes")
    await manager.is_called("fees-card")
    return manager


async def approved(stage: Theatre, rows: Rows = NOVEMBER) -> Player:
    """… and all three have said yes; the accountant."""
    general, finance = await stage.enters(GENERAL), await stage.enters(FINANCE)
    manager = await submitted(stage, rows)
    for one, following in ((manager, general), (general, finance)):
        await one.taps("fees-approve")
        await following.is_called("fees-card")
    await finance.taps("fees-approve")
    accountant = stage.player(ACCOUNTANT)
    await accountant.hears("fees-state-approved")
    return accountant


async def told(stage: Theatre, rows: Rows = NOVEMBER) -> Player:
    """… and the notices are out; whoever pays."""
    payer = await stage.enters(PAYER)
    await approved(stage, rows)
    await on(stage, date(2026, 11, 27))
    await payer.hears("fee-notice")
    return payer


async def on(stage: Theatre, day: date, hour: int = 10, minute: int = 1) -> None:
    """It is that day, and what is due by then is done."""
    stage.clock.set(stage.clock.at(day, hour, minute))
    await stage.house.clockwork.tick()


async def booked(stage: Theatre, *rows: tuple[object, ...]) -> Player:
    """… and these were paid."""
    accountant = stage.player(ACCOUNTANT)
    await sends(accountant, paid(*rows), "实收表.xlsx")
    await accountant.hears("upload-paid")
    await accountant.taps("upload-yes")
    await accountant.hears("upload-done")
    return accountant


# -- each dialogue, up to its first question --------------------------------------------------------------------------


async def sending_in(stage: Theatre) -> Player:
    """The accountant is asked what kind of table it is."""
    accountant = await stage.enters(ACCOUNTANT)
    await accountant.says("/fees")
    await accountant.hears("fees-overview")
    await accountant.taps("fees-upload")
    return accountant


async def sending_back(stage: Theatre) -> Player:
    """The manager is asked what is wrong with the list."""
    manager = await submitted(stage)
    await manager.taps("fees-reject")
    return manager


async def objecting(stage: Theatre) -> Player:
    """Whoever pays is asked what is wrong with the notice."""
    payer = await told(stage)
    await payer.taps("bill-object")
    return payer


async def explaining(stage: Theatre) -> Player:
    """A representative is asked why it is not paid."""
    rep = await stage.enters("S05")
    await told(stage)
    await rep.taps("bill-open")
    await rep.hears("fee-notice")
    await rep.taps("bill-reason")
    return rep


async def undoing(stage: Theatre) -> Player:
    """The accountant is asked why a payment is wrong."""
    await told(stage)
    accountant = await booked(stage, (MONTH, "0801", None, 100, date(2026, 11, 27), "转账", "A1"))
    await accountant.says("/fees")
    await accountant.hears("fees-overview")
    await accountant.taps("receipts")
    await accountant.hears("receipts")
    await accountant.taps("receipt-open")
    await accountant.hears("receipt")
    await accountant.taps("receipt-undo")
    return accountant


ANSWERS = {
    "fees-upload": (sending_in, ("tap:应收", f"tap:{MONTH}")),
    "fees-reject": (sending_back, ()),
    "bill-object": (objecting, ()),
    "bill-reason": (explaining, ()),
    "receipt-undo": (undoing, ()),
}


def file_of(stage: Theatre, person: Player, name: str) -> bytes:
    """What is in the newest file of that name that somebody has got."""
    held = [bubble.media for bubble in person.phone.chat if bubble.media and bubble.media.name == name]
    return stage.world.files.find(held[-1].file_id).data


async def gets(stage: Theatre, person: Player, name: str) -> bytes:
    """The same, once it has come."""
    await person.phone.waits(lambda: name in media(person), 20.0)
    return file_of(stage, person, name)
