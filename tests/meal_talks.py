"""How a day of meals goes, step by step, in the sample building: each step leads to the state named by it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.meals import MealOrder
from bot.playground.players import Player
from bot.playground.scenes.lunch import at_lunch, is_noon, serves
from bot.playground.theatre import Theatre
from tests.talks import ZH, Tongue, all_speak, every

NINE = datetime(2026, 11, 30, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""The first day of the sample building's menu."""
EATER, RESIDENT = "T02-1", "T11-1"


async def at(stage: Theatre, hour: int, minute: int = 0, second: int = 0) -> None:
    """It is that time of the first day, and what is due by then is done."""
    stage.clock.set(NINE.replace(hour=hour, minute=minute, second=second))
    await stage.house.clockwork.tick()


async def orders(stage: Theatre) -> list[MealOrder]:
    """Everything that has been ordered, oldest first."""
    return await every(stage, MealOrder)


async def orders_by_words(person: Player, text: str = "今天A餐2份") -> None:
    """One line and one tap."""
    await person.says(text)
    await person.hears("form-summary")
    await person.taps("✅")
    await person.hears("meal-state-open")


async def ordering(stage: Theatre) -> Player:
    """The tenant is asked what they would like."""
    stage.clock.set(NINE)
    tenant = await stage.enters(EATER)
    await tenant.says("/lunch")
    return tenant


async def ordered(stage: Theatre) -> Player:
    """The tenant has ordered."""
    stage.clock.set(NINE)
    tenant = await stage.enters(EATER)
    await orders_by_words(tenant)
    return tenant


async def taking_down(stage: Theatre) -> Player:
    """The reception writes down what somebody on the phone says."""
    stage.clock.set(NINE)
    desk = await stage.enters("S08")
    await at_lunch(desk)
    await desk.taps("meal-log")
    await desk.hears("meal-log-text")
    return desk


async def taken_down(stage: Theatre) -> Player:
    """… who has not said from which unit."""
    desk = await taking_down(stage)
    await desk.says("王先生 13800000000 要A餐2份")
    await desk.hears("meal-down-unit")
    return desk


async def too_late(stage: Theatre) -> Player:
    """One second too late: the tenant is asked why."""
    await at(stage, 9, 49)
    tenant = await stage.enters(EATER)

    async def once_more() -> None:
        await tenant.says("今天A餐1份")
        await tenant.hears("form-summary")
        await at(stage, 9, 50, 1)
        await tenant.taps("✅")
        await tenant.hears("meal-late-instead")

    await once_more()
    tenant.once_more = once_more
    return tenant


async def changing(stage: Theatre) -> Player:
    """The tenant would like something else."""
    tenant = await ordered(stage)
    await tenant.taps("meal-change")
    return tenant


async def expected(stage: Theatre) -> Player:
    """Half past eleven: the front desk is asked whether the meals have come."""
    await ordered(stage)
    return await _noon(stage)


async def _noon(stage: Theatre) -> Player:
    desk = await stage.enters("S08")
    await is_noon(stage, desk)
    return desk


async def delivered(stage: Theatre) -> Player:
    """… and the tenant is asked to confirm."""
    desk = await expected(stage)
    await serves(desk)
    tenant = stage.player(EATER)
    await tenant.hears("meal-state-delivered")
    return tenant


async def complaining(stage: Theatre) -> Player:
    """What they have got is wrong."""
    tenant = await delivered(stage)
    await tenant.taps("meal-wrong")
    return tenant


async def failing(stage: Theatre) -> Player:
    """The meals are not as they should be."""
    desk = await expected(stage)
    await desk.taps("meals-arrived")
    await desk.hears("meal-round-arrived")
    await desk.taps("meals-remake")
    return desk


async def missing(stage: Theatre) -> Player:
    """Lunch is over, and nobody knows of any that came."""
    desk = await expected(stage)
    await at(stage, 13, 30)
    await desk.hears("meals-left", count=1)
    await desk.taps("meals-never-came")
    return desk


async def composing(stage: Theatre) -> Player:
    """The supervisor adds a set to the menu."""
    return await _at_the_menu(stage, "S03", "menu-put")


COLLEAGUE = "T02-2"


async def collecting(stage: Theatre) -> Player:
    """The tenant would like to collect for the office."""
    stage.clock.set(NINE)
    await stage.enters(COLLEAGUE)
    tenant = await stage.enters(EATER)
    await at_lunch(tenant)
    await tenant.taps("meal-office")
    return tenant


async def leaving(stage: Theatre, eater: str = EATER) -> Player:
    """The tenant is going away."""
    stage.clock.set(NINE)
    tenant = await stage.enters(eater)
    await at_lunch(tenant)
    await tenant.taps("meal-away")
    return tenant


async def joining(stage: Theatre) -> Player:
    """… and a colleague adds theirs."""
    tenant = await collecting(stage)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("meal-state-open")
    colleague = stage.player(COLLEAGUE)
    await colleague.is_called("meal-office")
    await colleague.taps("meal-join")
    return colleague


async def dropping(stage: Theatre) -> Player:
    """The supervisor takes a set off the menu."""
    return await _at_the_menu(stage, "S03", "menu-drop")


async def limiting(stage: Theatre) -> Player:
    """The caterer says how many portions can be made."""
    return await _at_the_menu(stage, "V03", "menu-limit")


async def troubled(stage: Theatre) -> Player:
    """The caterer would like to report something."""
    stage.clock.set(NINE)
    cook = await stage.enters("V03")
    await cook.says("/home")
    await cook.hears("home")
    await cook.taps("kitchen-today")
    await cook.hears("kitchen-so-far")
    await cook.taps("kitchen-report")
    return cook


async def _at_the_menu(stage: Theatre, who: str, action: str) -> Player:
    stage.clock.set(NINE)
    person = await stage.enters(who)
    await person.says("/menu")
    await person.hears("menu-week")
    await person.taps(action)
    return person


async def stated(stage: Theatre, tongue: Tongue | None = None) -> Player:
    """The first of the next month: the resident, who pays for themselves, has the statement."""
    stage.clock.set(NINE)
    resident = await stage.enters(RESIDENT)
    await stage.enters("S23")
    await orders_by_words(resident, "2 set B for today plz")
    await serves(await _noon(stage))
    if tongue:
        await all_speak(stage, tongue)
    await resident.hears("meal-state-delivered")
    stage.clock.set(NINE + timedelta(days=1))
    await stage.house.clockwork.tick()
    await resident.hears("statement", count=1)
    return resident


async def is_thursday(stage: Theatre, tenant: Player) -> None:
    """Thursday after lunch: who has eaten is asked what they think."""
    stage.clock.set(NINE.replace(hour=13, minute=30) + timedelta(days=3))
    await stage.house.clockwork.tick()
    await tenant.hears("survey-meals")


async def noting(stage: Theatre, tongue: Tongue | None = None) -> Player:
    """Friday: the supervisor is asked for a note to the caterer."""
    supervisor = await stage.enters("S03")
    tenant = await delivered(stage)
    if tongue:
        await all_speak(stage, tongue)
    await is_thursday(stage, tenant)
    await tenant.taps("2 ⭐")
    await tenant.hears("survey-thanks")
    stage.clock.set(NINE.replace(hour=10) + timedelta(days=4))
    await stage.house.clockwork.tick()
    await supervisor.hears("assessment-please-week")
    await supervisor.taps("assess-week")
    return supervisor


async def objecting(stage: Theatre, tongue: Tongue | None = None) -> Player:
    """… and something on it is wrong."""
    resident = await stated(stage, tongue)
    await resident.taps("statement-object")
    return resident


async def answering(stage: Theatre, tongue: Tongue | None = None) -> Player:
    """… and the accountant answers."""
    resident = await objecting(stage, tongue)
    await resident.hears("statement-object-text")
    await resident.says("我只订了一份" if tongue is ZH else "I had one set only")
    await resident.hears("objection-said")
    accountant = stage.player("S23")
    await accountant.hears("objection")
    await accountant.taps("objection-settle")
    return accountant
