"""What becomes of one report: every way that the procedure knows, and what is tried that it does not allow."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.categories import Category, Urgency
from bot.domain.field_notes import FieldNote, Step
from bot.domain.money import Fen
from bot.domain.order_states import Method, Result, Wait
from bot.domain.quotes import Material, Reply
from bot.domain.repairs import Channel
from bot.services import dispatch, field_notes, quotes, ratings, repairs, verifications, voids, work_orders
from bot.services.repairs import Reported
from tests.services.books import CANCELLED, CLOSED, CONVERTED, MERGED, VOID, WAITING, Page
from tests.services.month import Month
from tests.services.telling import HOUR, MINUTE, UNDER_WAY, Followed, Steps
from tests.services.town import anew

OPEN = UNDER_WAY | {WAITING, "completed", "returned", "verifying"}
_SIGNERS = ("csr", "second_csr", "tenant_supervisor", "cs_manager")
_WAYS: dict[str, tuple[tuple[str, ...], Channel | None, Channel]] = {
    "by_chat": (("tenant", "neighbour"), None, Channel.CHAT),
    "by_phone": (("csr", "second_csr"), Channel.PHONE, Channel.PHONE),
    "walked_in": (("receptionist",), Channel.WALK_IN, Channel.WALK_IN),
    "by_letter": (("tenant_supervisor",), Channel.LETTER, Channel.LETTER),
    "found": (("technician", "second_technician"), None, Channel.INSPECTION),
    "inspected": (("housekeeping_supervisor",), Channel.INSPECTION, Channel.INSPECTION),
    "by_security": (("security",), Channel.SECURITY, Channel.SECURITY),
}

EVERY_WAY = frozenset({
    "accept", "agree", "agree_by_phone", "ask", "back", "back_late", "book", "by_chat", "by_letter", "by_phone",
    "by_security", "cancel", "chase", "chase_early", "claim", "complete", "confirm", "content", "convert",
    "decline", "deny", "doubt", "found", "give_up", "go_on_anyway", "go_straight", "hand_back", "help", "ignore",
    "inspected", "issue", "keep", "left_lying", "merge", "nobody_in", "note", "note_later", "offer", "parts",
    "phone", "picture", "quote", "rate", "reassign", "rebook", "refused", "regrade", "reject", "reopen", "see",
    "send", "separate", "set_out", "sign", "silence", "split", "stay_complaint", "stay_merged", "tapped_again",
    "tapped_twice", "transfer", "turn_back", "void", "wait_tenant", "walked_in",
})  # fmt: skip
"""Every branch that a story can take, and what is done to it."""


class Story(Followed):
    """What becomes of it."""

    def steps(self) -> Steps:
        """What may come next where it stands; "voided" at any time while it is under way."""
        return {
            WAITING: self._triage, MERGED: self._merged, CONVERTED: self._converted, "dispatched": self._dispatched,
            "accepted": self._accepted, "on_the_way": self._arrive, "on_site": self._on_site, "waiting": self._waiting,
            "completed": self._completed, "returned": self._returned, "verifying": self._verifying,
            CLOSED: self._closed, "voided": self._void,
        }  # fmt: skip

    # -- before an order ------------------------------------------------------------------------------------------

    async def _triage(self) -> None:
        i, at = self.page.id, self.page
        match self.draw(issue=60, offer=9, cancel=5, merge=9, convert=6, split=4, regrade=4, chase_early=3):
            case "issue":
                self.technician = self.dice.choice(("technician", "second_technician"))
                await self._issue(self.technician)
            case "offer":
                await self._issue("")
            case "cancel":
                await self.do(self.reporter, lambda w: repairs.cancel(w, i))
                at.stage = CANCELLED
                self._release()
            case "merge":
                await self._merge()
            case "convert":
                await self.do("dispatcher", lambda w: dispatch.convert(w, i))
                at.stage = CONVERTED
                self.month.books.log(at)
                self._release()
            case "split":
                second = await self.do("dispatcher", lambda w: dispatch.split(w, i, "and the lamp"), again=False)
                page = Page(second.id, second.number, at.channel, self.month.clock.now())
                self.month.days.begin(taken(self.month, page, self.reporter, self.speaker).live())
            case "regrade":
                grade = self.dice.choice(list(Urgency))
                await self.do("dispatcher", lambda w: dispatch.regrade(w, i, Category.PLUMBING, grade), again=False)
            case _:
                await self._chase()

    async def _issue(self, technician: str) -> None:
        person = self.month.town.people.get(technician)
        order = await self.do("dispatcher", lambda w: dispatch.issue(w, self.page.id, person))
        self.month.books.issue(self.page, order.number, order.id)
        self.page.stage = "dispatched"

    async def _merge(self) -> None:
        joinable = UNDER_WAY | {WAITING}  # what is done by now serves nobody more
        others = [one for one in self.month.stories if one.page.stage in joinable and one is not self]
        if others:
            into = self.dice.choice(others)
            await self.do("dispatcher", lambda w: dispatch.merge(w, self.page.id, into.page.id))
            self.page.stage = MERGED
            self.month.books.log(self.page)
            into.joined += [self, *self.joined]
            for one in (self, *self.joined):
                one.into = into
            self.joined.clear()

    def _release(self) -> None:
        """No order will serve what was merged into it: each of them waits again, even where all seemed said."""
        for one in self.joined:
            one.page.stage, one.into = WAITING, None
            if one.over:
                one.over = False
                self.month.days.begin(one.live())
        self.month.seen["released"] += len(self.joined)
        self.joined.clear()

    async def _merged(self) -> None:
        if self.draw(stay_merged=60, separate=40) == "separate":
            if self.into.page.stage == CLOSED:
                await self.month.refuses(self.page, "dispatcher", lambda w: dispatch.separate(w, self.page.id))
                return
            await self.do("dispatcher", lambda w: dispatch.separate(w, self.page.id))
            self.page.stage, self.into = WAITING, None
            for one in self.month.stories:
                one.joined = [other for other in one.joined if other is not self]
        else:
            self.over = True

    async def _converted(self) -> None:
        if self.draw(stay_complaint=45, turn_back=55) == "turn_back":
            await self.do("csr", lambda w: dispatch.turn_back(w, self.page.id))
            self.page.stage = WAITING
        else:
            self.over = True

    async def _chase(self) -> None:
        who = self.dice.choice((self.speaker, "security", "csr"))
        now = self.month.clock.now()
        if self.chased is not None and now - self.chased < HOUR / 2:
            await self.month.refuses(self.page, who, lambda w: repairs.chase(w, self.page.id))
            return
        await self.do(who, lambda w: repairs.chase(w, self.page.id))
        self.chased = now

    # -- who goes -------------------------------------------------------------------------------------------------

    async def _dispatched(self) -> None:
        self.technician = await self.holder()
        if not self.technician:
            await self._find_somebody()
            return
        i, to = self.page.id, self.month.town.people[self.other()]
        match self.draw(accept=66, ignore=9, reassign=7, transfer=4, hand_back=4, help=4, book=3, chase=3):
            case "accept":
                await self.do(self.technician, lambda w: work_orders.accept(w, i))
                self.page.stage = "accepted"
            case "ignore":
                await self.wait(HOUR * self.dice.randrange(3, 30))
            case "reassign":
                who = self.dice.choice(("dispatcher", "engineering_manager"))
                await self.do(who, lambda w: dispatch.reassign(w, i, to))
            case "transfer":
                await self.do(self.technician, lambda w: dispatch.transfer(w, i, to, "you are nearer"))
            case "hand_back":
                await self._hand_back()
            case "help":
                await self._help()
            case "book":
                await self._book()
            case _:
                await self._chase()

    async def _find_somebody(self) -> None:
        self.technician = self.dice.choice(("technician", "second_technician"))
        if self.draw(claim=70, send=30) == "claim":
            await self.do(self.technician, lambda w: dispatch.claim(w, self.page.id))
            self.page.stage = "accepted"
        else:
            person = self.month.town.people[self.technician]
            await self.do("dispatcher", lambda w: dispatch.reassign(w, self.page.id, person))

    async def _hand_back(self) -> None:
        await self.do(self.technician, lambda w: dispatch.hand_back(w, self.page.id, "not my trade"))
        self.technician, self.page.stage = "", "dispatched"

    async def _help(self) -> None:
        if not self.helped:
            person = self.month.town.people[self.other()]
            await self.do("dispatcher", lambda w: dispatch.add_helper(w, self.page.id, person))
            self.helped = True

    async def _book(self) -> None:
        at = self.month.clock.now() + MINUTE * self.dice.randrange(30, 3000)
        await self.do(self.speaker, lambda w: work_orders.book(w, self.page.id, at), again=False)

    async def _void(self) -> None:
        i, self.page.void_why = self.page.id, f"reported twice: {self.page.number}"
        await self.do("dispatcher", lambda w: voids.ask_void(w, i, self.page.void_why))
        await self.wait(MINUTE * self.dice.randrange(5, 400))
        if self.draw(void=65, keep=35) == "void":
            await self.do("cs_manager", lambda w: voids.void(w, i))
            if self.closures:
                self._as_before()
            else:
                self.page.stage = VOID
                self._release()
        else:
            await self.do("cs_manager", lambda w: voids.keep(w, i))

    def _as_before(self) -> None:
        """It had been closed: so it stands, as if it had not been taken up again."""
        self.month.seen["closed_as_before"] += 1
        self.page.stage, self.page.void_why = CLOSED, ""
        self.round, self.rework, self.technician, self.fixed, self.undone, agreed = self.closures.pop()
        self.agreed = self.agreed if agreed is not None else None

    # -- on the ladder --------------------------------------------------------------------------------------------

    async def _accepted(self) -> None:
        i = self.page.id
        match self.draw(set_out=46, go_straight=46, note_later=8):
            case "set_out":
                await self.do(self.technician, lambda w: work_orders.set_out(w, i))
                self.page.stage = "on_the_way"
            case "note_later":
                await self._note()
            case _:
                await self._arrive()

    async def _arrive(self) -> None:
        await self.do(self.technician, lambda w: work_orders.arrive(w, self.page.id))
        self.page.stage = "on_site"

    async def _on_site(self) -> None:
        lived_in = self.speaker in {"tenant", "neighbour"}  # in common areas nobody can be waited for, or pays
        priced = 0 if self.rework or self.agreed is not None or not lived_in else 20
        draw = self.draw(
            complete=58, note=8, nobody_in=6 * lived_in, parts=5, wait_tenant=4 * lived_in, give_up=2, picture=2,
            quote=priced,
        )  # fmt: skip
        match draw:
            case "complete":
                await self._complete()
            case "note":
                await self._note()
            case "quote":
                await self._quote()
            case "give_up":
                await self._hand_back()
            case "picture":
                await self.do(self.technician, lambda w: work_orders.picture(w, self.page.id, ("b",)), again=False)
            case _:
                await self._stand_still(draw)

    async def _stand_still(self, why: str) -> None:
        i, until = self.page.id, self.month.clock.now() + HOUR * 30
        self.waits_for = Wait.PARTS if why == "parts" else Wait.TENANT
        if why == "nobody_in":
            await self.do(self.technician, lambda w: work_orders.find_nobody(w, i))
        else:
            what = self.waits_for
            await self.do(self.technician, lambda w: work_orders.wait(w, i, what, "valve", until))
        self.page.stage = "waiting"

    async def _waiting(self) -> None:
        if self.waits_for is Wait.QUOTE:
            await self._answer()
        elif self.waits_for is Wait.TENANT and self.draw(rebook=70, go_on_anyway=30) == "rebook":
            # Nobody puts an emergency off: first it is none any more.
            i = self.page.id
            await self.do(
                "dispatcher", lambda w: dispatch.regrade(w, i, Category.PLUMBING, Urgency.URGENT), again=False
            )
            await self._book()
            self.page.stage = "accepted"
        else:
            await self.do(self.technician, lambda w: work_orders.go_on(w, self.page.id))
            self.page.stage = "on_site"

    # -- money ----------------------------------------------------------------------------------------------------

    async def _quote(self) -> None:
        counts = {code: self.dice.randrange(3) for code in self.month.codes()}
        extra = Material("sealant", 1, Fen(self.dice.randrange(1, 999)))
        self.asked = sum(self.month.price(code) * n for code, n in counts.items()) + extra.price
        made = await self.do(
            self.technician, lambda w: quotes.name_price(w, self.page.id, counts, (extra,))
        )  # fmt: skip
        assert made.total == self.asked
        self.quote, self.quoted = made.id, made.lines
        self.waits_for, self.page.stage = Wait.QUOTE, "waiting"

    async def _answer(self) -> None:
        i, quote = self.page.id, self.quote
        match self.draw(agree=60, decline=25, agree_by_phone=15):
            case "agree":
                await self.do(self.speaker, lambda w: quotes.reply(w, i, quote, Reply.AGREED))
                self.agreed, self.lines = self.asked, self.quoted
            case "agree_by_phone":
                await self.do("csr", lambda w: quotes.agreed_by_phone(w, i, quote))
                self.agreed, self.lines = self.asked, self.quoted
            case _:
                await self.do(self.speaker, lambda w: quotes.reply(w, i, quote, Reply.DECLINED))
        self.page.stage = "on_site"

    async def _complete(self) -> None:
        i, used = self.page.id, self._used()
        await self.do(self.technician, lambda w: work_orders.complete(w, i, "new tap", ("after",), used))
        self.page.stage = "completed"

    def _used(self) -> tuple[Material, ...]:
        """What is used may cost less than was agreed; nothing said is what was quoted; rework is not counted."""
        if self.agreed is None or self.rework:
            return (Material("pipe", self.dice.randrange(1, 4), Fen(777)),) if self.month.chance(30) else ()
        self.owed = self.agreed
        if self.month.chance(50):
            return ()
        less = tuple(replace(line, count=self.dice.randrange(line.count + 1)) for line in self.lines)
        self.owed = sum(line.amount for line in less)
        return less

    async def _note(self) -> None:
        """No signal in the basement: what was done comes late, as a text, and its own time counts."""
        said = self.month.clock.now() - MINUTE * self.dice.randrange(1, 240)
        note = FieldNote(self.page.order, Step.DONE, words="fixed")
        if self.agreed is not None and not self.rework:
            self.owed = self.agreed
        await self.do(self.technician, lambda w: field_notes.take_down(w, note), at=said)
        self.page.stage = "completed"

    # -- verified, closed, opened again ---------------------------------------------------------------------------

    async def _completed(self) -> None:
        result = self.dice.choice(list(Result))
        await self.do("dispatcher", lambda w: verifications.record_result(w, self.page.id, result))
        self.undone, self.for_now = result is not Result.RESOLVED, result is Result.TEMPORARY
        self.page.stage = "returned"

    async def _returned(self) -> None:
        match self.draw(ask=60, see=17, phone=15, reject=8):
            case "ask" if self.speaker == self.technician:  # they are not asked about their own work
                asker = self.dice.choice(_SIGNERS)
                await self.month.refuses(self.page, asker, lambda w: verifications.ask(w, self.page.id))
                await self._sign(Method.ON_SITE)
            case "ask":
                await self.do(self.dice.choice(_SIGNERS), lambda w: verifications.ask(w, self.page.id))
                self.page.stage, self.fixed = "verifying", False
            case "see":
                await self._sign(Method.ON_SITE)
            case "phone":
                await self._sign(Method.PHONED)
            case _:
                await self._reject()

    async def _verifying(self) -> None:
        i, round_ = self.page.id, self.round
        if self.fixed:
            await (self._reject() if self.draw(sign=93, doubt=7) == "doubt" else self._sign(Method.ASKED))
            return
        match self.draw(confirm=70, deny=12, silence=18):
            case "confirm":
                await self.do(self.speaker, lambda w: verifications.confirm(w, i, round_))
                self.fixed = True
            case "deny":
                await self.do(self.speaker, lambda w: verifications.deny(w, i, round_))
                self._once_more()
            case _:
                await self.wait(HOUR * 26)
                await self._sign(Method.PHONED)

    async def _reject(self) -> None:
        who, round_ = self.dice.choice(_SIGNERS), self.round
        await self.do(who, lambda w: verifications.reject(w, self.page.id, round_, "still drips"))
        self._once_more()

    async def _sign(self, method: Method) -> None:
        who, round_ = self.dice.choice(_SIGNERS), self.round
        await self.do(who, lambda w: verifications.verify(w, self.page.id, round_, method))
        if self.for_now:
            self._once_more()
            return
        self.page.stage = CLOSED
        if self.owed and not self.undone:
            self.month.books.charge(self.page, self.owed)
            self.owed = None
        if self.undone:
            self.month.books.remit(self.page)
        if self.fixed and self.month.chance(40):
            await self._rate(round_)

    async def _rate(self, round_: int) -> None:
        stars = self.dice.randrange(1, 6)
        if self.speaker not in {"tenant", "neighbour"}:  # where nobody lives, nobody gives stars
            await self.month.refuses(self.page, self.speaker, lambda w: ratings.rate(w, self.page.id, round_, stars))
            return
        self.month.seen["rate"] += 1
        await self.do(self.speaker, lambda w: ratings.rate(w, self.page.id, round_, stars))

    def _once_more(self) -> None:
        if self.page.stage == CLOSED:
            before = (self.round, self.rework, self.technician, self.fixed, self.undone, self.agreed)
            self.closures.append(before)
        self.round += 1
        self.rework += not self.undone
        if self.undone:
            self.owed = None  # what was used for nothing is never charged
        self.page.stage, self.fixed = "dispatched", False

    async def _closed(self) -> None:
        match self.draw(content=84, back=7, back_late=4, reopen=5):
            case "content":
                self.over = True
            case "back":
                await self.wait(HOUR * self.dice.randrange(1, 130))
                await self._come_back()
            case "back_late":
                await self.wait(HOUR * 24 * 9)
                await self._come_back()
                assert self.over
            case _:
                await self.wait(HOUR * self.dice.randrange(1, 300))
                await self.do("tenant_supervisor", lambda w: verifications.reopen(w, self.page.id, "warranty"))
                self._once_more()

    async def _come_back(self) -> None:
        """Once more on the same number; a new record where it was closed long ago, as what stands as before may be."""
        at = self.month.clock.now()
        new = await self.do(self.speaker, lambda w: verifications.come_back(w, self.page.id))
        if new.id == self.page.id:
            self._once_more()
            return
        assert new.follows == self.page.id
        page = Page(new.id, new.number, self._channel(), at)
        self.month.days.begin(taken(self.month, page, self.speaker, self.speaker).live())
        self.over = True

    def _channel(self) -> Channel:
        """A tenant comes back in the chat; what a colleague comes back with is what it was."""
        return Channel.CHAT if self.speaker in {"tenant", "neighbour"} else self.page.channel


def taken(month: Month, page: Page, reporter: str, speaker: str) -> Story:
    """A record that was taken down: a story of its own."""
    return Story(month, month.books.take_down(page), reporter, speaker)


async def report(month: Month, at: datetime) -> None:
    """Somebody reports something at that instant; their message may have been under way for a while."""
    await month.days.until(at)
    way = month.draw(by_chat=50, by_phone=14, walked_in=7, by_letter=5, found=9, inspected=9, by_security=6)
    people, channel, counted = _WAYS[way]
    who = month.dice.choice(people)
    unit, speaker = _place(month, who, counted)
    said = at - timedelta(minutes=month.dice.randrange(1, 180)) if month.chance(8) else at
    what = Reported(
        unit, anew("tap drips"), ("photo",) if month.chance(30) else (), month.dice.choice(list(Category)),
        month.dice.choices(list(Urgency), (4, 12, 74, 10))[0], channel=channel, caller="Wang" if channel else "",
    )  # fmt: skip
    intake = await month.does(who, lambda w: repairs.report(w, what), at=said)
    await taken(month, Page(intake.id, intake.number, counted, at), who, speaker).live()


def _place(month: Month, who: str, channel: Channel) -> tuple[Any, str]:
    """Where it is, and who answers for it: the tenants of the unit or, in common areas, who reported it."""
    homes = {"tenant": month.town.unit, "neighbour": month.town.other_unit}
    common = channel in {Channel.INSPECTION, Channel.SECURITY} and month.chance(60)
    speaker = who if who in homes or common else month.dice.choice(list(homes))
    return homes.get(speaker), speaker
