"""The business centre (R216-R243, §4.5): a job and its charge slip, from what is wanted to what was paid.

The slip is the job: its number is taken when it is asked for, there is none without, and whatever becomes of it, it
stays (R249).
"""

import hmac
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.bc_prices import FILED, BcLine, Pay, Service, Spec, total
from bot.domain.money import Fen, Money
from bot.domain.people import Actor, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

BcJobId = NewType("BcJobId", int)

MOST_TRIES = 5
"""So many wrong codes, and the code is void."""


class BcStatus(StrEnum):
    """Where a job is (§4.5). ACCEPTED: it waits for a clerk; PROOF: the customer reads the draft."""

    REQUESTED = "requested"
    QUOTED = "quoted"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    PROOF = "proof"
    DONE = "done"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"
    CANCELLED = "cancelled"
    VOID = "void"


_S = BcStatus
WAITING = frozenset({_S.ACCEPTED, _S.PAUSED})
"""What a clerk may take."""
UNDONE = WAITING | {_S.REQUESTED, _S.QUOTED, _S.IN_PROGRESS, _S.PROOF}
ASKED = frozenset({_S.QUOTED, _S.PROOF})
"""Where it is the customer's turn: as long as they take, the promise moves."""
PROMISED = WAITING | {_S.IN_PROGRESS}
"""Where it should be ready by the promised time."""
OPEN = UNDONE | {_S.DONE, _S.HANDED_OVER}
SLIPPED = OPEN - {_S.REQUESTED, _S.QUOTED} | {_S.SETTLED}
"""Where a slip is agreed to and holds: it can only be voided, by two people."""


@dataclass(frozen=True, kw_only=True)
class BcJob(Spec):
    """A job with its slip: what is wanted, what it costs (`lines` as agreed, `offer` as named last), and how it went.

    `by_desk` says that the clerk took it down. `promised_at` is when it is ready. `stopped`, `file_name` and
    `proof_when` are what the next shift has to know (R237); `correction` is what the customer wants otherwise.
    `sent_minutes` and `resent` are of a fax. `charged_on` is the day with whose month it is charged.
    """

    id: BcJobId = cast(BcJobId, NEW)
    number: str
    person: PersonId
    by_desk: bool = False
    tenant: TenantId
    unit: UnitId
    lines: tuple[BcLine, ...] = ()
    offer: tuple[BcLine, ...] = ()
    price_list: int
    status: BcStatus = BcStatus.REQUESTED
    requested_at: datetime
    promised_at: datetime | None = None
    agreed_by: PersonId | None = None
    agreed_at: datetime | None = None
    operator: PersonId | None = None
    taken_at: datetime | None = None
    stopped: str = personal(default="")
    file_name: str = personal(default="")
    proof_when: str = personal(default="")
    draft: str = personal(default="")
    proofs: int = 0
    proofed_at: datetime | None = None
    correction: str = personal(default="")
    redone: int = 0
    sent_minutes: int = 0
    resent: int = 0
    done_at: datetime | None = None
    code: str = personal(default="")
    tries: int = 0
    handed_by: PersonId | None = None
    received_by: PersonId | None = None
    collected_by: str = personal(default="")
    handed_at: datetime | None = None
    settled_by: PersonId | None = None
    settled_at: datetime | None = None
    charged_on: date | None = None
    void_asked_by: PersonId | None = None
    void_why: str = personal(default="")
    voided_by: PersonId | None = None
    voided_at: datetime | None = None
    flagged_by: PersonId | None = None
    flagged_at: datetime | None = None
    flagged_why: str = personal(default="")
    version: int = 0

    @property
    def total(self) -> Fen:
        """What it costs, as agreed; fen. A void slip costs nothing."""
        return Fen(0) if self.status in {_S.VOID, _S.CANCELLED} else total(self.lines)

    @property
    def named(self) -> Fen:
        """What was named last and waits for the customer; fen."""
        return total(self.offer)

    @property
    def void_asked(self) -> bool:
        """Whether it waits for the supervisor to void it."""
        return self.void_asked_by is not None and self.voided_by is None

    @property
    def filed(self) -> bool:
        """Whether its customer has it as files: there is no code, and nobody has tried one until it was void."""
        return self.status is _S.DONE and not self.code and self.tries < MOST_TRIES

    def belongs_to(self, actor: Actor) -> bool:
        """Whether `actor` answers for it: who asked, or who stands for the tenant it was taken down for."""
        return self.tenant in actor.tenants if self.by_desk else self.person == actor.person

    def tells(self, actor: Actor) -> bool:
        """Whether `actor` reads what it is about, and not only what it costs.

        Of what somebody brought to the counter the contacts of their company do not (R245, R248).
        """
        return not (self.by_desk and self.belongs_to(actor))

    # -- the price ----------------------------------------------------------------------------------------------------

    def begin(self, lines: tuple[BcLine, ...], by: PersonId, at: datetime, promised: datetime) -> Self:
        """What it costs and when it is ready stood before the customer when they asked: that is agreed."""
        self._must_be(_S.REQUESTED)
        return replace(
            self, status=_S.ACCEPTED, lines=lines, agreed_by=by, agreed_at=at, promised_at=promised
        )  # fmt: skip

    def quote(self, offer: tuple[BcLine, ...], promised: datetime) -> Self:
        """The clerk names a price and a time, before the work or where it turns out to be more."""
        self._must_be(_S.REQUESTED, _S.QUOTED, _S.IN_PROGRESS)
        if not total(offer):
            raise Refusal("bc-quote-empty")
        return replace(self, status=_S.QUOTED, offer=offer, promised_at=promised)

    def agree(self, by: PersonId, at: datetime, promised: datetime | None) -> Self:
        """The customer agrees; by word of mouth, `by` is who of the house heard it. Who thinks longer waits longer."""
        self._must_be(_S.QUOTED)
        return replace(
            self, status=self._back, lines=self.offer, offer=(), agreed_by=by, agreed_at=at, promised_at=promised
        )  # fmt: skip

    def decline(self, promised: datetime | None) -> Self:
        """Not at that price: what was agreed before goes on; where nothing was, nothing becomes of it."""
        self._must_be(_S.QUOTED)
        return replace(self, status=self._back if self.lines else _S.CANCELLED, offer=(), promised_at=promised)

    def cancel(self) -> Self:
        """Nothing after all; only while nothing is agreed, later it is a slip to be voided."""
        self._must_be(_S.REQUESTED, _S.QUOTED)
        if self.lines:
            raise Refusal("bc-is-in-progress", number=self.number)
        return replace(self, status=_S.CANCELLED, offer=())

    # -- the work -----------------------------------------------------------------------------------------------------

    def take(self, by: PersonId, at: datetime) -> Self:
        """A clerk takes it, from the queue or over from a colleague."""
        self._must_be(*WAITING, _S.IN_PROGRESS)
        if self.status is _S.IN_PROGRESS and self.operator == by:
            raise Refusal("bc-taken-already", number=self.number)
        return replace(self, status=_S.IN_PROGRESS, operator=by, taken_at=at)

    def pause(self, stopped: str, layout: str, file_name: str, proof_when: str) -> Self:
        """The shift ends: where it stops, in which format, in which file, and when the proof is (R237)."""
        self._must_be(_S.IN_PROGRESS)
        kept = f"{self.layout} · {layout}" if self.scaled and self.layout and layout else layout or self.layout
        return replace(
            self, status=_S.PAUSED, stopped=stopped, layout=kept,
            file_name=file_name or self.file_name, proof_when=proof_when or self.proof_when,
        )  # fmt: skip

    def send_proof(self, draft: str) -> Self:
        """A draft goes to the customer (R234); `draft` is empty where they read it at the counter."""
        self._must_be(_S.IN_PROGRESS)
        if self.service is not Service.TYPING:
            raise Refusal("bc-nothing-to-proof", number=self.number)
        return replace(self, status=_S.PROOF, draft=draft, proofs=self.proofs + 1, correction="", proofed_at=None)

    def approve_proof(self, at: datetime, promised: datetime | None) -> Self:
        """The draft is right: the final copy may be made."""
        self._must_be(_S.PROOF)
        return replace(self, status=_S.IN_PROGRESS, proofed_at=at, promised_at=promised)

    def correct(self, what: str, promised: datetime | None) -> Self:
        """The draft is not right yet."""
        self._must_be(_S.PROOF)
        return replace(self, status=_S.IN_PROGRESS, correction=what, promised_at=promised)

    def finish(self, at: datetime, code: str, lines: tuple[BcLine, ...] = (), **counted: int) -> Self:
        """It is done (R235, R242), as agreed or with the `lines` of what was `counted`, never for more.

        Raises:
            Refusal: it would cost more than was agreed, or nobody has read the proof.

        """
        self._must_be(_S.IN_PROGRESS)
        if self.service is Service.TYPING and self.proofed_at is None:
            raise Refusal("bc-proof-first", number=self.number)
        if total(lines) > total(self.lines):
            raise Refusal("bc-more-than-agreed", agreed=Money(total(self.lines)), actual=Money(total(lines)))
        return replace(
            self, status=_S.DONE, done_at=at, lines=lines or self.lines, code=code, tries=0, stopped="",
            correction="", draft="", **counted,  # type: ignore[arg-type]
        )  # fmt: skip

    def send(self, at: datetime) -> Self:
        """What came of it goes to the customer as files: with that it is done, and is collected with no code.

        Raises:
            Refusal: as `finish`, or what comes of it is no file.

        """
        self._must_be(_S.IN_PROGRESS, _S.DONE)
        if self.service not in FILED:
            raise Refusal("bc-not-a-file", number=self.number)
        made = self.finish(at, "") if self.status is _S.IN_PROGRESS else self
        return replace(made, code="", tries=0)

    # -- the hand-over ------------------------------------------------------------------------------------------------

    def sign(self, by: PersonId, at: datetime, today: date) -> Self:
        """The customer has it, and it is right (R243): their tap is the signature."""
        self._must_be(_S.DONE)
        return self._handed(at, today, received_by=by, handed_by=self.operator)

    def try_code(self, code: str, name: str, by: PersonId, at: datetime, today: date) -> Self:
        """Somebody shows the code: it is theirs; or one try more, and after the last one the code is void.

        Raises:
            Refusal: the code is void.

        """
        self._must_be(_S.DONE)
        if not self.code:
            raise Refusal("bc-no-code", number=self.number)
        if hmac.compare_digest(self.code.encode(), code.encode()):
            return self._handed(at, today, collected_by=name, handed_by=by)
        tries = self.tries + 1
        return replace(self, tries=tries, code=self.code if tries < MOST_TRIES else "")

    def sign_on_paper(self, name: str, by: PersonId, at: datetime, today: date) -> Self:
        """Somebody has signed the printed slip at the counter."""
        self._must_be(_S.DONE)
        return self._handed(at, today, collected_by=name, handed_by=by)

    def reject(self, what: str, promised: datetime) -> Self:
        """It is not right: it is done again, free of charge, and promised anew."""
        self._must_be(_S.DONE)
        return replace(
            self, status=_S.IN_PROGRESS, correction=what, redone=self.redone + 1, code="", done_at=None,
            promised_at=promised,
        )  # fmt: skip

    def settle(self, pay: Pay, by: PersonId, at: datetime, today: date) -> Self:
        """It is paid in cash, or put on the account after all."""
        self._must_be(_S.HANDED_OVER)
        return replace(self, status=_S.SETTLED, pay=pay, settled_by=by, settled_at=at, charged_on=today)

    # -- voiding ------------------------------------------------------------------------------------------------------

    def ask_void(self, by: PersonId, why: str) -> Self:
        """Somebody asks for the slip to be voided; the supervisor decides (R249)."""
        self._must_be(*SLIPPED, _S.QUOTED)
        if not self.lines:
            raise Refusal(f"bc-is-{self.status.value.replace('_', '-')}", number=self.number)
        if self.void_asked:
            raise Refusal("bc-void-asked-already", number=self.number)
        return replace(self, void_asked_by=by, void_why=why)

    def void(self, by: PersonId, at: datetime) -> Self:
        """The supervisor voids it: number and reason stay. Never who asked for it themselves."""
        self._asked()
        if self.void_asked_by == by:
            raise Refusal("bc-void-second-person", number=self.number)
        return replace(
            self, status=_S.VOID, voided_by=by, voided_at=at, offer=(), code="", charged_on=None
        )  # fmt: skip

    def keep(self) -> Self:
        """The supervisor declines to void it."""
        self._asked()
        return replace(self, void_asked_by=None, void_why="")

    def flag(self, by: PersonId, why: str, at: datetime) -> Self:
        """It looks suspicious (R247): that is on record, and said once."""
        if self.flagged_at is not None:
            raise Refusal("bc-flagged-already", number=self.number)
        return replace(self, flagged_by=by, flagged_why=why, flagged_at=at)

    def erase(self) -> Self:
        """What somebody wrote, and where their fax went, goes; lines, numbers and times stay for the accounts."""
        return replace(
            self, layout="", fax_to="", wish="", stopped="", file_name="", proof_when="", draft="", correction="",
            code="", collected_by="", void_why="", flagged_why="",
        )  # fmt: skip

    # -- inside -------------------------------------------------------------------------------------------------------

    @property
    def _back(self) -> BcStatus:
        return _S.ACCEPTED if self.operator is None else _S.IN_PROGRESS

    def _handed(self, at: datetime, today: date, **how: object) -> Self:
        handed = replace(self, status=_S.HANDED_OVER, handed_at=at, code="", **how)  # type: ignore[arg-type]
        if self.pay is Pay.CASH:
            return handed
        return replace(handed, status=_S.SETTLED, settled_at=at, charged_on=today)

    def _asked(self) -> None:
        if not self.void_asked:
            raise Refusal("bc-void-not-asked", number=self.number)

    def _must_be(self, *statuses: BcStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"bc-is-{self.status.value.replace('_', '-')}", number=self.number)
