"""The repair record before and beside its work order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeId, IntakeStatus

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
REPORTER, SOMEBODY = PersonId(1), PersonId(2)


def intake(status: IntakeStatus = IntakeStatus.TO_DISPATCH) -> Intake:
    return Intake(
        number="R-000001", channel=Channel.CHAT, unit=None, tenant=None, reporter=REPORTER, text="tap drips",
        photos=("f",), category=Category.PLUMBING, urgency=Urgency.NORMAL, reported_at=NOW, status=status,
    )  # fmt: skip


OTHER = replace(intake(), id=IntakeId(9), number="R-000009")
OPEN = {IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED}

VERBS: dict[str, tuple[Callable[[Intake], Intake], IntakeStatus, IntakeStatus]] = {
    "issue": (lambda i: i.issue(), IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED),
    "cancel": (lambda i: i.cancel(NOW), IntakeStatus.TO_DISPATCH, IntakeStatus.CANCELLED),
    "close": (lambda i: i.close(NOW), IntakeStatus.ISSUED, IntakeStatus.CLOSED),
    "merge": (lambda i: i.merge(OTHER, NOW), IntakeStatus.TO_DISPATCH, IntakeStatus.MERGED),
    "follow": (lambda i: i.follow(OTHER), IntakeStatus.MERGED, IntakeStatus.MERGED),
    "separate": (lambda i: i.separate(), IntakeStatus.MERGED, IntakeStatus.TO_DISPATCH),
    "convert": (lambda i: i.convert(NOW), IntakeStatus.TO_DISPATCH, IntakeStatus.CONVERTED),
    "come_back": (lambda i: i.come_back(), IntakeStatus.CONVERTED, IntakeStatus.TO_DISPATCH),
    "reopen": (lambda i: i.reopen(), IntakeStatus.CLOSED, IntakeStatus.ISSUED),
}


@pytest.mark.parametrize("status", list(IntakeStatus))
@pytest.mark.parametrize("verb", list(VERBS))
def test_each_verb_has_one_state_to_start_from(verb: str, status: IntakeStatus) -> None:
    do, before, after = VERBS[verb]
    if status is before:
        assert do(intake(status)).status is after
        return
    with pytest.raises(Refusal, match=f"repair-is-{status.value.replace('_', '-')}"):
        do(intake(status))


def test_erasing_keeps_the_number_and_drops_words_and_pictures() -> None:
    kept = intake().erase()
    assert kept == replace(intake(), text="", photos=())


WHILE_OPEN: dict[str, tuple[Callable[[Intake], Intake], set[IntakeStatus]]] = {
    "split": (lambda i: i.split("R-000002", "the lamp", NOW), OPEN),
    "press": (lambda i: i.press(), OPEN),
    "regrade": (lambda i: i.regrade(Category.CIVIL, Urgency.URGENT), OPEN),
    "chase": (lambda i: i.chase(NOW, timedelta()), OPEN | {IntakeStatus.MERGED}),
}


@pytest.mark.parametrize("status", list(IntakeStatus))
@pytest.mark.parametrize("verb", list(WHILE_OPEN))
def test_what_is_over_is_neither_split_nor_pressed_for(verb: str, status: IntakeStatus) -> None:
    do, where = WHILE_OPEN[verb]
    if status in where:
        do(intake(status))
        return
    with pytest.raises(Refusal, match=f"repair-is-{status.value.replace('_', '-')}"):
        do(intake(status))


@pytest.mark.parametrize("end", ["merge", "convert", "cancel"])
def test_what_goes_on_after_all_is_not_closed(end: str) -> None:
    over = VERBS[end][0](intake())
    assert over.closed_at == NOW
    if end != "cancel":
        assert (over.separate() if end == "merge" else over.come_back()).closed_at is None


def test_what_is_split_off_is_a_record_of_its_own() -> None:
    chased = replace(intake(), id=IntakeId(3), voice="v", message=7, chases=2, chased_at=NOW, alarms=1, version=4)
    second = chased.split("R-000002", "the lamp", NOW + timedelta(hours=1))
    assert second == replace(
        intake(),
        number="R-000002",
        text="the lamp",
        photos=(),
        reported_at=NOW + timedelta(hours=1),
        follows=IntakeId(3),
    )


def test_nothing_is_merged_into_itself_or_into_what_is_over() -> None:
    over = [replace(OTHER, status=status) for status in IntakeStatus if status not in OPEN]
    for into in (*over, replace(intake(), number="R-000001")):
        with pytest.raises(Refusal, match="repair-cannot-merge"):
            intake().merge(into, NOW)


def test_who_chases_waits_for_the_pause_and_no_longer() -> None:
    chased = intake().chase(NOW, timedelta(minutes=30))
    with pytest.raises(Refusal, match="repair-chased-already"):
        chased.chase(NOW + timedelta(minutes=29), timedelta(minutes=30))
    assert chased.chase(NOW + timedelta(minutes=30), timedelta(minutes=30)).chases == 2


def test_everything_personal_of_a_report_is_erased() -> None:
    full = replace(intake(), voice="v", place="kitchen", caller="Mr Zhou", caller_phone="138", message=7)
    assert full.erase() == replace(intake(), text="", photos=())
