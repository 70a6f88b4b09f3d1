"""The repair record before and beside its work order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeStatus

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
REPORTER, SOMEBODY = PersonId(1), PersonId(2)


def intake(status: IntakeStatus = IntakeStatus.TO_DISPATCH) -> Intake:
    return Intake(
        number="R-000001", channel=Channel.CHAT, unit=None, tenant=None, reporter=REPORTER, text="tap drips",
        photos=("f",), category=Category.PLUMBING, urgency=Urgency.NORMAL, reported_at=NOW, status=status,
    )  # fmt: skip


VERBS: dict[str, tuple[Callable[[Intake], Intake], IntakeStatus, IntakeStatus]] = {
    "issue": (lambda i: i.issue(), IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED),
    "cancel": (lambda i: i.cancel(REPORTER, NOW), IntakeStatus.TO_DISPATCH, IntakeStatus.CANCELLED),
    "close": (lambda i: i.close(NOW), IntakeStatus.ISSUED, IntakeStatus.CLOSED),
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


def test_only_the_reporter_takes_a_report_back() -> None:
    with pytest.raises(Refusal, match="not-found"):
        intake().cancel(SOMEBODY, NOW)


def test_erasing_keeps_the_number_and_drops_words_and_pictures() -> None:
    kept = intake().erase()
    assert kept == replace(intake(), text="", photos=())
