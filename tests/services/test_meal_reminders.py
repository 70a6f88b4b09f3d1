"""A word before the cut-off for who asked for it; nothing at all for who is away."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import meal_reminders, meals, menus, office_meals, subscriptions, surveys
from bot.storage.tables import posts
from tests.services.kitchen import TUESDAY, ordered
from tests.services.town import MONDAY, Town, at, ticks, told

REMINDER = meal_reminders.REMINDER


@pytest.fixture
async def reminded(kitchen: Town) -> Town:
    """Both tenants have asked for it."""
    for who in ("tenant", "neighbour"):
        await kitchen.does(who, lambda w: subscriptions.wish(w, REMINDER))
        await kitchen.does(who, lambda w: subscriptions.wish(w, REMINDER))
    return kitchen


async def test_only_who_asked_for_it_and_has_not_ordered_is_reminded_once(reminded: Town) -> None:
    await ordered(reminded, A=1)
    await ticks(reminded, at(reminded, 9, 19))
    assert await told(reminded, "neighbour", "meal-reminder") == []
    for minute in (20, 21):
        await ticks(reminded, at(reminded, 9, minute))
    assert len(await told(reminded, "neighbour", "meal-reminder")) == 1
    for who in ("tenant", "csr"):
        assert await told(reminded, who, "meal-reminder") == []


async def test_who_has_added_theirs_to_a_colleagues_order_is_not_reminded(reminded: Town) -> None:
    moved = update(posts).where(posts.c.person == reminded.people["neighbour"]).values(tenant=reminded.tenant)
    await reminded.desk.do(SYSTEM, lambda w: w.db.execute(moved))
    order, _ = await reminded.does("tenant", lambda w: office_meals.begin(w, MONDAY, reminded.unit), at(reminded, 9))
    await reminded.does("neighbour", lambda w: office_meals.join(w, order.id, {"A": 1}, ""), at(reminded, 9))
    await ticks(reminded, at(reminded, 9, 20))
    assert await told(reminded, "neighbour", "meal-reminder") == []
    assert len(await told(reminded, "tenant", "meal-reminder")) == 1


async def test_a_cancelled_order_is_none_and_who_had_enough_is_left_alone(reminded: Town) -> None:
    made = await ordered(reminded, A=1)
    await reminded.does("tenant", lambda w: meals.cancel(w, made.id), at(reminded, 9))
    await reminded.does("neighbour", lambda w: subscriptions.unwish(w, REMINDER))
    await ticks(reminded, at(reminded, 9, 20))
    assert len(await told(reminded, "tenant", "meal-reminder")) == 1
    assert await told(reminded, "neighbour", "meal-reminder") == []


async def test_a_reminder_that_is_late_is_none_and_a_day_without_menu_has_none(reminded: Town) -> None:
    await ticks(reminded, at(reminded, 9, 51))
    await ticks(reminded, at(reminded, 9, 20, day=TUESDAY + timedelta(days=1)))
    assert await told(reminded, "tenant", "meal-reminder") == []


async def test_who_is_away_hears_nothing_until_they_are_back(reminded: Town) -> None:
    await reminded.does("tenant", lambda w: subscriptions.leave(w, TUESDAY))
    assert await reminded.does("tenant", subscriptions.away_until) == TUESDAY
    await ticks(reminded, at(reminded, 9, 20))
    assert await told(reminded, "tenant", "meal-reminder") == []
    both = [reminded.people[who] for who in ("tenant", "neighbour")]
    for push in (menus.MENU, surveys.SURVEYS):
        wanting = await reminded.does("csr", lambda w, p=push: subscriptions.wanting(w, p, both))  # type: ignore[misc]
        assert wanting == (reminded.people["neighbour"],)
    await ticks(reminded, at(reminded, 9, 20, day=TUESDAY))
    assert len(await told(reminded, "tenant", "meal-reminder")) == 1


async def test_who_comes_back_early_hears_again_and_may_leave_again(reminded: Town) -> None:
    for days in (1, 7):
        await reminded.does("tenant", lambda w, n=days: subscriptions.leave(w, MONDAY + timedelta(days=n)))  # type: ignore[misc]
    await reminded.does("tenant", subscriptions.come_back)
    assert await reminded.does("tenant", subscriptions.away_until) is None
    await ticks(reminded, at(reminded, 9, 20))
    assert len(await told(reminded, "tenant", "meal-reminder")) == 1
    with pytest.raises(Refusal, match="away-not-ahead"):
        await reminded.does("tenant", lambda w: subscriptions.leave(w, MONDAY))


async def test_nobody_is_asked_on_a_day_of_the_week_on_which_they_never_eat(reminded: Town) -> None:
    await reminded.does("tenant", lambda w: meal_reminders.set_day(w, MONDAY.weekday(), off=True))
    await reminded.does("tenant", lambda w: meal_reminders.set_day(w, 0, off=True))
    assert await reminded.does("tenant", meal_reminders.days_off) == {0}
    for day in (MONDAY, TUESDAY):
        await ticks(reminded, at(reminded, 9, 20, day=day))
    heard = [one["day"] for one in await told(reminded, "tenant", "meal-reminder")]
    assert heard == [{"$day": f"{TUESDAY}"}]
    assert len(await told(reminded, "neighbour", "meal-reminder")) == 2
    await reminded.does("tenant", lambda w: meal_reminders.set_day(w, 0, off=False))
    assert await reminded.does("tenant", meal_reminders.days_off) == frozenset()
    with pytest.raises(Refusal, match="button-stale"):
        await reminded.does("tenant", lambda w: meal_reminders.set_day(w, 7, off=True))


async def test_a_day_off_is_no_going_away_and_coming_back_leaves_it(reminded: Town) -> None:
    await reminded.does("tenant", lambda w: meal_reminders.set_day(w, 0, off=True))
    await reminded.does("tenant", lambda w: subscriptions.leave(w, TUESDAY))
    await reminded.does("tenant", subscriptions.come_back)
    assert await reminded.does("tenant", meal_reminders.days_off) == {0}
    own = [reminded.people["tenant"]]
    assert await reminded.does("csr", lambda w: subscriptions.wanting(w, menus.MENU, own)) == tuple(own)
