"""Fees: the month's tables from the house's template, three who agree, notices to who pays, money in, who is behind."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre

MONTH = "2026-12"
_WORKBOOK = f"receivables-{MONTH}.xlsx"
_PAID = f"月份,单元,租户,金额,日期,方式,流水号\n{MONTH},0801,,11368.10,2026-11-27,转账,20261127-0042\n"
_WATER, _FIRST_ROW = 1, 3
_BEFORE, _AFTER, _QUANTITY, _PRICE, _AMOUNT = 4, 5, 6, 7, 8


async def month(stage: Theatre) -> None:
    """The accountant puts the meters in, three agree, who pays is told, one pays, and the rate says how much is in."""
    accountant, manager, general, finance = [await stage.enters(code) for code in ("S23", "S02", "S01", "S22")]
    colleague, payer = [await stage.enters(code) for code in ("T01-1", "T01-2")]
    await _comes(stage, date(2026, 11, 20))
    await accountant.says("/fees")
    await accountant.hears("fees-overview")
    await accountant.taps("fees-template")
    await accountant.hears("fees-template", month=MONTH)
    empty = await _file(stage, accountant)
    await _sends(accountant, empty)
    await accountant.hears("grid-empty")
    await _sends(accountant, _with_readings(empty))
    await accountant.hears("upload-fees")
    await accountant.taps("upload-yes")
    for approver in (manager, general, finance):
        await approver.is_called("fees-card")
        await approver.taps("fees-approve")
    await accountant.is_called("fees-state-approved")
    await _comes(stage, date(2026, 11, 27))
    await payer.is_called("fee-notice")
    await colleague.says("/fees")
    await colleague.hears("fees-not-yours")
    await _sends(accountant, _PAID.encode(), "实收表.csv")
    await accountant.hears("upload-paid", count=1)
    await accountant.taps("upload-yes")
    await payer.hears("bill-paid")
    await _comes(stage, date(2026, 12, 11))
    await manager.is_called("fee-rate", clear=1)


async def _comes(stage: Theatre, day: date) -> None:
    stage.clock.set(stage.clock.at(day, 10, 1))
    await stage.house.clockwork.tick()


async def _sends(person: Player, data: bytes, name: str = _WORKBOOK) -> None:
    await person.sends(Attachment("document", data, name, "application/octet-stream"))


async def _file(stage: Theatre, person: Player) -> bytes:
    def held() -> list[str]:
        return [one.media.file_id for one in person.phone.chat if one.media and one.media.name == _WORKBOOK]

    await person.phone.waits(lambda: bool(held()))
    return stage.world.files.find(held()[-1]).data


def _with_readings(workbook: bytes) -> bytes:
    """The same with what the water meters show."""
    book = load_workbook(BytesIO(workbook))
    page = book.worksheets[_WATER]
    for row in range(_FIRST_ROW, page.max_row + 1):
        used, price = row * 3, Decimal(str(page.cell(row, _PRICE).value))
        for column, value in ((_BEFORE, 1000), (_AFTER, 1000 + used), (_QUANTITY, used), (_AMOUNT, used * price)):
            page.cell(row, column).value = value
    filled = BytesIO()
    book.save(filled)
    return filled.getvalue()
