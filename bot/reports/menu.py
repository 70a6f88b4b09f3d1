"""The week's menu on paper, to be hung up or passed on: day by day, set by set (R169)."""

from collections.abc import Iterator

from bot.domain.menus import Dish, Menu
from bot.domain.money import yuan
from bot.domain.names import Language
from bot.reports.paper import Cell, Form, Look, Row, printed
from bot.reports.spoken import Spoken
from bot.services.menus import WeekMenu
from bot.texts import Texts

_CODE, _NAME, _PRICE = 0.1, 0.7, 0.2
"""The shares of the width."""


def menu_pdf(found: WeekMenu, texts: Texts, language: Language) -> bytes:
    """The menu as a PDF; the same menu gives the same bytes."""
    words = Spoken(texts, language)

    def rows() -> Iterator[Row]:
        for menu in found.days:
            yield Row((Cell(_day(menu, words), 1.0, Look.LABEL),))
            for dish in menu.on_paper:
                yield _set(dish, words)

    form = Form(
        house=words.name(found.house),
        title=words("menu-paper-title"),
        number=f"{found.monday:%Y-%m-%d}",
        left=words("menu-paper-caterer", name=words.name(found.caterer)),
        right=words("menu-paper-printed", day=f"{found.printed_at:%Y-%m-%d}"),
        rows=tuple(rows()),
        footing=words("menu-paper-footing", cut_off=f"{found.cut_off:%H:%M}"),
    )
    return printed([form], lambda page, pages: words("menu-paper-page", page=page, pages=pages), found.printed_at)


def _day(menu: Menu, words: Spoken) -> str:
    return f"{menu.day:%m-%d} {words(f'menu-weekday-{menu.day.isoweekday()}')}"


def _set(dish: Dish, words: Spoken) -> Row:
    allergens = words("menu-allergens", what=dish.allergens) if dish.allergens else ""
    name = Cell(words.name(dish.name) + allergens, _NAME)
    return Row((Cell(dish.code, _CODE), name, Cell(yuan(dish.price), _PRICE, Look.AMOUNT)))
