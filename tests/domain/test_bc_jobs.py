"""A job and its slip: whatever is done with it in whatever order, the slip adds up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.bc_jobs import MOST_TRIES, OPEN, SLIPPED, BcJob, BcStatus
from bot.domain.bc_prices import BcLine, Pay, Service, total
from bot.domain.money import Fen
from bot.domain.people import PersonId
from bot.domain.records import personal_fields
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CUSTOMER, CLERK, SECOND, BOSS = (PersonId(n) for n in (1, 2, 3, 4))


def lines(*fen: int) -> tuple[BcLine, ...]:
    return tuple(BcLine(f"BC{n:02d}", "页", "page", Fen(each), 1) for n, each in enumerate(fen, start=1))


def job(service: Service = Service.TYPING, pay: Pay = Pay.ACCOUNT) -> BcJob:
    return BcJob(
        service=service, pages=2, number="B-000001", person=CUSTOMER, tenant=TenantId(1), unit=UnitId(1),
        price_list=1, requested_at=NOON, pay=pay,
    )  # fmt: skip


def done(pay: Pay = Pay.ACCOUNT) -> BcJob:
    begun = job(Service.COPY, pay).begin(lines(100), CUSTOMER, NOON, NOON)
    return begun.take(CLERK, NOON).finish(NOON, "123456")


class Slip(RuleBasedStateMachine):
    """Any verb at any time: either it is possible, or it is refused and nothing has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.job, self.agreed, self.at = job(), Fen(0), NOON

    def _try(self, change: object) -> None:
        self.at += timedelta(minutes=1)
        try:
            self.job = change(self.job)  # type: ignore[operator]
        except Refusal:
            return

    @rule(fen=st.integers(0, 5000), pay=st.sampled_from(Pay))
    def begin(self, fen: int, pay: Pay) -> None:
        self._try(lambda it: replace(it, pay=pay).begin(lines(fen), CUSTOMER, self.at, self.at))

    @rule(fen=st.integers(0, 5000))
    def quote(self, fen: int) -> None:
        self._try(lambda it: it.quote(lines(fen), self.at))

    @rule()
    def agree(self) -> None:
        self._try(lambda it: it.agree(CUSTOMER, self.at, self.at))

    @rule()
    def decline(self) -> None:
        self._try(lambda it: it.decline(self.at))

    @rule()
    def cancel(self) -> None:
        self._try(lambda it: it.cancel())

    @rule(who=st.sampled_from([CLERK, SECOND]))
    def take(self, who: PersonId) -> None:
        self._try(lambda it: it.take(who, self.at))

    @rule()
    def pause(self) -> None:
        self._try(lambda it: it.pause("page 2", "A4", "a.docx", "10:00"))

    @rule(right=st.booleans())
    def proof(self, right: bool) -> None:
        self._try(lambda it: it.send_proof("draft"))
        self._try(lambda it: it.approve_proof(self.at, self.at) if right else it.correct("line 3", self.at))

    @rule(fen=st.integers(0, 5000))
    def finish(self, fen: int) -> None:
        self._try(lambda it: it.finish(self.at, "123456", lines(fen) if fen else ()))

    @rule(how=st.sampled_from(["tap", "code", "wrong", "paper", "no"]))
    def hand_over(self, how: str) -> None:
        ways = {
            "tap": lambda it: it.sign(CUSTOMER, self.at, TODAY),
            "code": lambda it: it.try_code("123456", "Li", CLERK, self.at, TODAY),
            "wrong": lambda it: it.try_code("000000", "Li", CLERK, self.at, TODAY),
            "paper": lambda it: it.sign_on_paper("Li", CLERK, self.at, TODAY),
            "no": lambda it: it.reject("crooked", self.at),
        }
        self._try(ways[how])

    @rule(pay=st.sampled_from(Pay))
    def settle(self, pay: Pay) -> None:
        self._try(lambda it: it.settle(pay, CLERK, self.at, TODAY))

    @rule(who=st.sampled_from([CUSTOMER, CLERK, BOSS]), yes=st.booleans())
    def void(self, who: PersonId, yes: bool) -> None:
        self._try(lambda it: it.ask_void(who, "wrong"))
        self._try(lambda it: it.void(BOSS, self.at) if yes else it.keep())

    @invariant()
    def it_adds_up(self) -> None:
        it = self.job
        assert it.number == "B-000001"
        assert (it.status is BcStatus.SETTLED) == (it.charged_on is not None)
        assert (it.status is BcStatus.VOID) == (it.voided_by is not None)
        assert it.total == (0 if it.status in {BcStatus.VOID, BcStatus.CANCELLED} else total(it.lines))
        if it.status is BcStatus.VOID:
            assert it.void_asked_by not in {None, it.voided_by}
            assert it.void_why
        if it.status in SLIPPED:
            assert it.agreed_at is not None
            assert not it.offer
        if it.status is BcStatus.CANCELLED:
            assert not it.lines
        if it.status is BcStatus.DONE:
            assert it.proofed_at is not None
        assert bool(it.offer) == (it.status is BcStatus.QUOTED)
        assert (it.status in OPEN) == (it.status.value not in {"settled", "void", "cancelled"})


Slip.TestCase.settings = settings(max_examples=150, stateful_step_count=25)
TestSlip = Slip.TestCase


@pytest.mark.manual("R234")
def test_nothing_typed_is_done_before_the_customer_has_read_it() -> None:
    begun = job().begin(lines(2400), CUSTOMER, NOON, NOON).take(CLERK, NOON)
    with pytest.raises(Refusal, match="bc-proof-first"):
        begun.finish(NOON, "1")
    wrong = begun.send_proof("draft").correct("line 3", NOON)
    assert (wrong.status, wrong.correction) == (BcStatus.IN_PROGRESS, "line 3")
    with pytest.raises(Refusal, match="bc-proof-first"):
        wrong.finish(NOON, "1")
    right = wrong.send_proof("draft 2").approve_proof(NOON, NOON)
    assert (right.proofs, right.finish(NOON, "1").status) == (2, BcStatus.DONE)


@pytest.mark.manual("R238")
def test_it_never_costs_more_than_was_agreed() -> None:
    begun = job(Service.COPY).begin(lines(500), CUSTOMER, NOON, NOON).take(CLERK, NOON)
    with pytest.raises(Refusal, match="bc-more-than-agreed"):
        begun.finish(NOON, "1", lines(501))
    assert begun.finish(NOON, "1", lines(300), pages=1).total == 300
    more = begun.quote(lines(900), NOON)
    assert more.decline(NOON).total == 500
    assert more.agree(CUSTOMER, NOON, NOON).finish(NOON, "1", lines(900)).total == 900


@pytest.mark.manual("R249")
def test_who_asks_for_a_void_does_not_decide_it() -> None:
    asked = done().ask_void(BOSS, "printed twice")
    with pytest.raises(Refusal, match="bc-void-second-person"):
        asked.void(BOSS, NOON)
    void = asked.void(SECOND, NOON)
    assert (void.number, void.void_why, void.total, void.lines) == ("B-000001", "printed twice", 0, lines(100))
    with pytest.raises(Refusal, match="bc-is-void"):
        void.ask_void(CLERK, "again")


def test_after_so_many_wrong_codes_it_is_void_and_the_tap_still_counts() -> None:
    held = done()
    for _ in range(MOST_TRIES):
        held = held.try_code("000000", "Li", CLERK, NOON, TODAY)
    with pytest.raises(Refusal, match="bc-no-code"):
        held.try_code("123456", "Li", CLERK, NOON, TODAY)
    assert held.sign(CUSTOMER, NOON, TODAY).status is BcStatus.SETTLED


@pytest.mark.manual("R243")
def test_on_account_it_is_settled_with_the_signature_and_cash_once_it_is_paid() -> None:
    signed = done(Pay.CASH).sign(CUSTOMER, NOON, TODAY)
    assert (signed.status, signed.charged_on) == (BcStatus.HANDED_OVER, None)
    assert signed.settle(Pay.CASH, CLERK, NOON, TODAY).charged_on == TODAY
    assert signed.settle(Pay.ACCOUNT, CLERK, NOON, TODAY).pay is Pay.ACCOUNT
    assert done().sign(CUSTOMER, NOON, TODAY).charged_on == TODAY


def test_nothing_personal_stays_of_an_erased_one() -> None:
    full = BcJob(**vars(done()) | dict.fromkeys(personal_fields(BcJob), "x"))
    assert {getattr(full.erase(), name) for name in personal_fields(BcJob)} == {""}
