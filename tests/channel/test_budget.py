"""How fast we may send."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channel.budget import Budget, Rates
from bot.playground.limits import Limits, Meter
from bot.talk import Lane

RATES = Rates(overall=20, kept=4, chat=1, burst=3, group_minute=18, stock=0.5)


def test_answers_have_a_share_that_nothing_else_may_use() -> None:
    budget = Budget(RATES, 0.0)
    sent = 0
    while budget.overall_wait(Lane.BROADCAST, 0.0) == 0:
        budget.spend(sent, 1, 0.0)
        sent += 1
    assert sent == 6
    for chat in range(100, 104):
        assert budget.overall_wait(Lane.ANSWER, 0.0) == 0
        budget.spend(chat, 1, 0.0)
    assert budget.overall_wait(Lane.ANSWER, 0.0) > 0


@given(st.lists(st.booleans(), min_size=20, max_size=20))
def test_calls_that_bunch_up_on_their_way_are_no_more_than_telegram_grants(late: list[bool]) -> None:
    budget, now, arrivals = Budget(Rates(), 0.0), 0.0, []
    for chat in range(400):
        now += budget.overall_wait(Lane.ANSWER, now)
        budget.spend(chat, 1, now)
        arrivals.append((now + 0.3 * late[chat // 20], chat))  # twenty at a time are held up, into the next twenty
    arrivals.sort()
    times = (at for at, _ in arrivals)
    meter = Meter(Limits(), lambda: next(times))
    for _, chat in arrivals:
        meter.take("sendmessage", chat)


def test_a_private_chat_has_a_burst_and_then_one_a_second() -> None:
    budget = Budget(RATES, 0.0)
    for _ in range(3):
        assert budget.chat_wait(1, 0.0) == 0
        budget.spend(1, 1, 0.0)
    assert budget.chat_wait(1, 0.0) == 1.0
    assert budget.chat_wait(1, 1.0) == 0
    assert budget.chat_wait(2, 0.0) == 0


def test_a_group_has_so_many_a_minute() -> None:
    budget = Budget(Rates(overall=1000), 0.0)
    for _ in range(18):
        assert budget.chat_wait(-1, 0.0) == 0
        budget.spend(-1, 1, 0.0)
    assert 3 < budget.chat_wait(-1, 0.0) < 4


def test_one_warning_pauses_one_chat_and_three_at_once_pause_all() -> None:
    budget = Budget(RATES, 0.0)
    budget.pause(1, 5, 0.0)
    budget.pause(2, 5, 0.5)
    assert (budget.chat_wait(1, 1.0), budget.chat_wait(3, 1.0)) == (4.0, 0)
    assert budget.overall_wait(Lane.ANSWER, 1.0) == 0
    budget.pause(3, 5, 0.9)
    assert budget.overall_wait(Lane.ANSWER, 1.0) > 4


def test_warnings_far_apart_pause_nobody_else() -> None:
    budget = Budget(RATES, 0.0)
    for number in range(5):
        budget.pause(number, 1, number * 2.0)
    assert budget.overall_wait(Lane.ANSWER, 9.5) == 0


@given(st.lists(st.tuples(st.floats(0, 2), st.integers(1, 4)), max_size=60))
def test_no_window_ever_sees_more_than_the_rate_and_the_burst(steps: list[tuple[float, int]]) -> None:
    budget, now, sent = Budget(RATES, 0.0), 0.0, []
    for gap, chat in steps:
        now += gap
        if budget.overall_wait(Lane.ANSWER, now) == 0 and budget.chat_wait(chat, now) == 0:
            budget.spend(chat, 1, now)
            sent.append((now, chat))
    for at, chat in sent:
        window = [one for one in sent if at <= one[0] < at + 1]
        assert len(window) <= 2 * RATES.overall
        assert len([one for one in window if one[1] == chat]) <= RATES.burst + RATES.chat + 1e-9


def test_quiet_chats_are_forgotten() -> None:
    budget = Budget(RATES, 0.0)
    for chat in range(50):
        budget.spend(chat, 1, 0.0)
    budget.forget_quiet(100.0)
    assert not budget._chats  # noqa: SLF001 - what is meant
