"""The registers as a workbook: repair record, inspection record, dispatch log, work orders; a sheet each."""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.money import Money
from bot.domain.names import Language
from bot.domain.registers import Item, Registers
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.sheets import workbook
from bot.texts import Texts

Value = Callable[[Item], object]


def registers_xlsx(registers: Registers, texts: Texts, language: Language, wall: Wall) -> bytes:
    """The workbook in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)
    title = words("registers-title", first=f"{registers.first}", last=f"{registers.last}")
    books: Mapping[str, tuple[Sequence[Item], Columns[Item]]] = {
        "repairs": (registers.repairs, _record(words)),
        "inspections": (registers.inspections, _record(words)),
        "log": (registers.log, _log(words)),
        "orders": (registers.orders, _orders(words)),
    }
    return workbook(
        words.sheet(words(f"registers-sheet-{name}"), title, lambda column: f"registers-{column}", columns, items)
        for name, (items, columns) in books.items()
    )


def _common(words: Scribe) -> dict[str, tuple[int, Value]]:
    """What every book says of an item: who reported what, from where, when, how."""
    return {
        "reported-at": (17, lambda one: words.at(one.reported_at)),
        "channel": (12, lambda one: words.code("channel", one.channel)),
        "unit": (10, lambda one: one.unit),
        "place": (14, lambda one: one.place),
        "tenant": (24, lambda one: words.name(one.tenant)),
        "reporter": (14, lambda one: words.name(one.reporter)),
        "text": (44, lambda one: one.text),
        "category": (14, lambda one: words.code("category", one.category)),
        "urgency": (10, lambda one: words.code("urgency", one.urgency)),
    }


def _record(words: Scribe) -> dict[str, tuple[int, Value]]:
    """R116, R117: and what was done with it, and who took it down."""
    return {
        "number": (12, lambda one: one.number),
        **_common(words),
        "taken-by": (14, lambda one: words.name(one.taken_by)),
        "logged": (10, lambda one: one.logged.number if one.logged else None),
        "ordered": (18, lambda one: one.ordered.number if one.ordered else ""),
        "result": (18, lambda one: words.code("result", one.ordered.result) if one.ordered else ""),
        "status": (12, lambda one: words.code("intake-short", one.status)),
        "overdue": (16, lambda one: "/".join(words.code("weekly-stage", stage) for stage in one.overdue)),
    }


def _log(words: Scribe) -> dict[str, tuple[int, Value]]:
    """R118."""

    def outcome(one: Item) -> str:
        return words(f"outcome-{one.logged.outcome.value.replace('_', '-')}") if one.logged else ""

    return {
        "logged": (10, lambda one: one.logged and one.logged.number),
        "ordered": (18, lambda one: one.ordered.number if one.ordered else ""),
        "number": (12, lambda one: one.number),
        **_common(words),
        "outcome": (12, outcome),
        "technician": (16, lambda one: words.name(one.ordered.technician) if one.ordered else ""),
        "dispatcher": (14, lambda one: words.name(one.logged.dispatcher) if one.logged else ""),
        "dispatched-at": (17, lambda one: words.at(one.logged.at) if one.logged else None),
        "result": (18, lambda one: words.code("result", one.ordered.result) if one.ordered else ""),
    }


def _orders(words: Scribe) -> dict[str, tuple[int, Value]]:
    """R121."""
    of_order: dict[str, tuple[int, Callable[..., object]]] = {
        "ordered": (18, lambda order: order.number),
        "stands": (12, lambda order: words.code("order-short", order.status)),
        "chargeable": (10, lambda order: words("registers-charged" if order.chargeable else "registers-free")),
        "issued-by": (14, lambda order: words.name(order.issued_by)),
        "issued-at": (17, lambda order: words.at(order.issued_at)),
        "technician": (16, lambda order: words.name(order.technician)),
        "accepted-at": (17, lambda order: words.at(order.accepted_at)),
        "arrived-at": (17, lambda order: words.at(order.arrived_at)),
        "completed-at": (17, lambda order: words.at(order.completed_at)),
        "work": (44, lambda order: order.work_done),
        "total": (12, lambda order: Money(order.total)),
        "result": (18, lambda order: words.code("result", order.result)),
        "rework": (8, lambda order: order.rework),
        "verified-by": (14, lambda order: words.name(order.verified_by)),
        "verified-at": (17, lambda order: words.at(order.verified_at)),
        "method": (12, lambda order: words.code("method", order.method)),
        "void-why": (30, lambda order: order.void_why),
    }
    shown = {name: (width, _of_order(value)) for name, (width, value) in of_order.items()}
    return {"number": (12, lambda one: one.number), **shown, **_common(words)}


def _of_order(value: Callable[..., object]) -> Value:
    return lambda one: value(one.ordered) if one.ordered else None
