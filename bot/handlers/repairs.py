"""The buttons of a repair's card."""

from collections.abc import Awaitable, Callable

from bot.domain.drafts import DraftId
from bot.domain.groups import GroupKind
from bot.domain.order_states import Method
from bot.domain.quotes import Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import alarms, dispatch, groups, house, quotes, ratings, repairs, verifications, voids, work_orders
from bot.services.work import Work
from bot.talk import Answer, FileId, Said, Style, Words, answer, button, words


def _intake(said: Said) -> IntakeId:
    return IntakeId(said.pressed.number(0))


def _one_tap(verb: Callable[[Work, IntakeId], Awaitable[None]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        await verb(work, _intake(said))
        return answer(toast, toast=True)

    return tapped


def _in_round(verb: Callable[[Work, IntakeId, int], Awaitable[None]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        await verb(work, _intake(said), said.pressed.number(1))
        return answer(toast, toast=True)

    return tapped


def _verified(method: Method) -> Handler:
    async def verified(work: Work, said: Said) -> Answer:
        closed = await verifications.verify(work, _intake(said), said.pressed.number(1), method)
        return answer("repair-closed-toast" if closed else "repair-next-visit-toast", toast=True)

    return verified


def _replied(reply: Reply, toast: str) -> Handler:
    async def replied(work: Work, said: Said) -> Answer:
        await quotes.reply(work, _intake(said), said.pressed.number(1), reply)
        return answer(toast, toast=True)

    return replied


async def declined_by_phone(work: Work, said: Said) -> Answer:
    """The tenant said no on the phone."""
    await quotes.declined_by_phone(work, _intake(said), said.pressed.number(1))
    return answer("quote-no-toast", toast=True)


async def agreed_by_phone(work: Work, said: Said) -> Answer:
    """The tenant said yes on the phone."""
    await quotes.agreed_by_phone(work, _intake(said), said.pressed.number(1))
    return answer("quote-yes-toast", toast=True)


async def safety(work: Work, then: Words) -> Answer:
    """What to do first, and whom to call: the house must never be the only alarm. `then`: what comes of the words."""
    return answer("repair-emergency", hotline=await house.hotline(work) or "—", then=then)


async def take_care(work: Work, said: Said) -> Answer:
    """Who was told of danger goes, although nothing has been reported yet."""
    await alarms.take(work, DraftId(said.pressed.number(0)))
    return answer("emergency-taken-toast", toast=True)


async def chase(work: Work, said: Said) -> Answer:
    """Who has it, the last step, the estimate."""
    return await repairs.chase(work, _intake(said))


async def stars(work: Work, said: Said) -> Answer:
    """So many stars; a few words are welcome, and nobody must."""
    await ratings.rate(work, _intake(said), said.pressed.number(1), said.pressed.number(2))
    return answer("repair-stars-thanks", rows=((button("repair-words", _intake(said)),),))


async def came_back(work: Work, said: Said) -> Answer:
    """The trouble is back: once more on the same number, or a new record where that was long ago."""
    intake = await verifications.come_back(work, _intake(said))
    if intake.id == _intake(said):
        return await _sorry(work, intake.id)
    return answer("repair-reported", number=intake.number, toast=True)


async def _sorry(work: Work, intake: IntakeId) -> Answer:
    """What was done badly is made good for nothing; what was not done for its price is asked about again."""
    said = "repair-rework-sorry" if await verifications.reworked(work, intake) else "repair-once-more"
    return answer(said, rows=((button("repair-explain", intake),),))


async def claim(work: Work, said: Said) -> Answer:
    """The first of the group has it."""
    await dispatch.claim(work, _intake(said))
    return answer("repair-claimed-toast", toast=True)


async def convert(work: Work, said: Said) -> Answer:
    """It is a complaint."""
    complaint = await dispatch.convert(work, _intake(said))
    return answer("repair-converted", number=complaint.number)


async def sorry_for_rework(work: Work, said: Said) -> Answer:
    """The tenant says that it is not fixed: an apology, somebody goes again, and what is wrong may be told."""
    await verifications.deny(work, _intake(said), said.pressed.number(1))
    return await _sorry(work, _intake(said))


async def album(work: Work, said: Said) -> Answer:
    """The pictures of a repair."""
    number, found = await repairs.photos(work, _intake(said))
    if not found:
        return answer("repair-photos-none", toast=True)
    return Answer(say=words("repair-photos", number=number), photos=tuple(FileId(f) for f in found[:10]))


async def listen(work: Work, said: Said) -> Answer:
    """The voice note that a repair came as."""
    number, found = await repairs.voice(work, _intake(said))
    if not found:
        return answer("repair-voice-none", toast=True)
    return Answer(say=words("repair-voice", number=number), voice=FileId(found))


async def card(work: Work, said: Said) -> None:
    """The repair's card, hung anew."""
    await repairs.open_card(work, _intake(said))


async def declare_group(work: Work, said: Said) -> Answer:
    """In a group: what everybody in it would read from now on; nothing is shown before the same person says yes."""
    if said.private:
        return answer("group-only-in-groups")
    yes = button("group-yes", work.me, style=Style.DANGER)
    former = await groups.before(work, GroupKind.ENGINEERING)
    moves = former is not None and (former.chat, former.thread) != (said.chat, said.thread)
    return answer("group-declare", name=work.actor.name, moves=words("group-moves") if moves else "", rows=((yes,),))


async def group_declared(work: Work, said: Said) -> Answer:
    """In a group: from now on this is where the engineers take their jobs."""
    if said.pressed.number(0) != work.me:
        raise Refusal("group-not-yours")
    await groups.declare(work, GroupKind.ENGINEERING, said.chat, said.thread)
    return answer("group-declared")


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("engineering", declare_group, frozenset({Role.DISPATCHER, Role.ENGINEERING_MANAGER}), groups=True),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("repair-open", card),
    OnButton("repair-photos", album),
    OnButton("repair-voice", listen),
    OnButton("repair-chase", chase),
    OnButton("emergency-take", take_care),
    OnButton("repair-stars", stars),
    OnButton("repair-back", came_back),
    OnButton("repair-claim", claim, groups=True),
    OnButton("group-yes", group_declared, groups=True),
    OnButton("repair-convert", convert),
    OnButton("repair-separate", _one_tap(dispatch.separate, "repair-separated-toast")),
    OnButton("repair-turn-back", _one_tap(dispatch.turn_back, "repair-turned-back-toast")),
    OnButton("repair-set-out", _one_tap(work_orders.set_out, "repair-set-out-toast")),
    OnButton("repair-nobody", _one_tap(work_orders.find_nobody, "repair-nobody-toast")),
    OnButton("repair-leave", _one_tap(work_orders.leave_undone, "repair-left-toast")),
    OnButton("repair-go-on", _one_tap(work_orders.go_on, "repair-going-on-toast")),
    OnButton("quote-yes", _replied(Reply.AGREED, "quote-yes-toast")),
    OnButton("quote-no", _replied(Reply.DECLINED, "quote-no-toast")),
    OnButton("quote-phoned", agreed_by_phone),
    OnButton("quote-phoned-no", declined_by_phone),
    OnButton("repair-cancel", _one_tap(repairs.cancel, "repair-cancelled-toast")),
    OnButton("repair-accept", _one_tap(work_orders.accept, "repair-accepted-toast")),
    OnButton("repair-arrive", _one_tap(work_orders.arrive, "repair-arrived-toast")),
    OnButton("repair-ask", _one_tap(verifications.ask, "repair-asked-toast")),
    OnButton("repair-fixed", _in_round(verifications.confirm, "repair-confirmed-toast")),
    OnButton("repair-unsay", _in_round(verifications.take_back, "repair-unsaid-toast")),
    OnButton("repair-not-fixed", sorry_for_rework),
    OnButton("repair-sign", _verified(Method.ASKED)),
    OnButton("repair-seen", _verified(Method.ON_SITE)),
    OnButton("repair-phoned", _verified(Method.PHONED)),
    OnButton("repair-void-yes", _one_tap(voids.void, "repair-voided-toast")),
    OnButton("repair-void-no", _one_tap(voids.keep, "repair-kept-toast")),
)
