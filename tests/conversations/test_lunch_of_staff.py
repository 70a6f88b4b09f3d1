"""Colleagues eat, too: those who live in the house order for their own unit, like any tenant."""

from bot.domain.meals import MealOrder
from bot.domain.people import SYSTEM, Person, Post
from bot.domain.roles import Role
from bot.domain.units import Tenant, Unit
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import people, tenants
from tests.meal_talks import NINE
from tests.talks import EN, ZH, Tongue, both, every, labels


async def lives_in_1601(stage: Theatre, code: str) -> None:
    """Somebody of the house is a tenant, too."""

    async def moved_in(work: Work) -> None:
        person = await rows.first(work.db, Person, people.c.code == code)
        tenant = await rows.first(work.db, Tenant, tenants.c.code == "T09")
        assert person
        assert tenant
        await work.add(Post(person=person.id, role=Role.TENANT, tenant=tenant.id, since=work.now))

    await stage.house.desk.do(SYSTEM, moved_in)


@both
async def test_who_lives_in_the_house_orders_for_their_own_unit(theatre: Theatre, tongue: Tongue) -> None:
    theatre.clock.set(NINE)
    colleague = await theatre.enters(tongue.desk)
    await lives_in_1601(theatre, tongue.desk)
    await colleague.says("今天A餐1份" if tongue is ZH else "1 set A for today")
    await colleague.hears("form-summary")
    await colleague.taps("送到" if tongue is ZH else "✏️ To")
    await colleague.hears("meal-order-unit")
    offered = [one for one in labels(colleague) if one.isdecimal()]
    assert offered == ["1601"]
    await colleague.taps("1601")
    await colleague.hears("form-summary")
    await colleague.taps("✅")
    await colleague.hears("meal-state-open")
    (made,) = await every(theatre, MealOrder)
    (home,) = [unit for unit in await every(theatre, Unit) if unit.number == "1601"]
    assert (made.unit, made.tenant is not None, made.by_desk) == (home.id, True, False)


async def test_who_does_not_is_offered_no_unit_and_their_lunch_is_on_no_bill(theatre: Theatre) -> None:
    theatre.clock.set(NINE)
    colleague = await theatre.enters(EN.desk)
    await colleague.says("1 set A for today")
    await colleague.hears("form-summary")
    await colleague.taps("✅")
    await colleague.hears("meal-state-open")
    (made,) = await every(theatre, MealOrder)
    assert (made.unit, made.tenant) == (None, None)
