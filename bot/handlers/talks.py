"""Somebody wants a human being: what is said then goes to the front desk, and its replies come back."""

from collections.abc import Awaitable, Callable

from bot.domain.guesses import is_emergency
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.domain.talk_words import insists_on_human, wants_human
from bot.domain.talks import MEMBERS, Talk, TalkId, Team
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import complaints, talk_desk, talks
from bot.services.work import Work
from bot.talk import Answer, Button, Said, answer, button


def insists(work: Work, said: Said) -> bool:
    """Whether a human being is asked for, in words that answer no question of any dialogue."""
    return May.TALK in work.actor.permits and not said.edited and insists_on_human(said.text)


async def human(work: Work, said: Said) -> Answer | None:
    """/human, perhaps with what it is about; or the button. Who complains of the desk need not tell the desk."""
    if said.payload and await complaints.keeps_out(work, said.payload, MEMBERS[Team.FRONT_DESK]):
        return answer("talk-kept-apart", rows=((button("complaint-new"),),))
    await talks.begin(work, said.payload)
    return None


async def relayed(work: Work, said: Said) -> bool:
    """Whether a message belongs to a talk whatever else is open: it replies to one, or is a change of a line.

    What speaks of danger goes there as well, and is heard as danger all the same.

    Raises:
        Refusal: it cannot be passed on.

    """
    if said.edited and await _kept_apart(work, said, await talks.told_anew(work, said), button("complaint-new")):
        return not _endangers(work, said)
    if said.edited:
        return await _unless_danger(work, said, talks.edited(work, said)) and not _endangers(work, said)
    talk = await talks.meant(work, said)
    if talk is None:
        return False
    if talk.person == work.actor.person:
        # What speaks of danger is understood once more beside the talk, and is kept apart there where it accuses.
        if not (_endangers(work, said) and await complaints.keeps_out(work, said.text, MEMBERS[talk.team])):
            await _unless_danger(work, said, talks.say(work, talk.id, said))
        return not _endangers(work, said)
    if refused := await talk_desk.not_theirs(work, talk.id):
        work.reply(said, refused)
    else:
        await talk_desk.answer(work, talk.id, said)
    return True


async def joined(work: Work, said: Said) -> bool:
    """Whether what was said outside of any dialogue goes into a talk: a human being is asked for, or one is there."""
    if May.TALK not in work.actor.permits or said.edited:
        return False
    if wants_human(said.text):
        await talks.begin(work)
        return True
    return await overheard(work, said)


async def _kept_apart(work: Work, said: Said, talk: Talk | None, *doors: Button) -> bool:
    """Whether it complains of those who would read it: then it is no line of the talk, and its author hears so."""
    if talk is None or not await complaints.keeps_out(work, said.text, MEMBERS[talk.team]):
        return False
    work.reply(said, answer("talk-kept-apart", rows=(doors,) if doors else ()))
    return True


async def overheard(work: Work, said: Said) -> bool:
    """Whether somebody is there who sees it, too: nobody whom it complains of, or says that they do harm."""
    if May.TALK not in work.actor.permits or said.edited:
        return False
    talk = await talks.joined(work)
    if talk is None or await _kept_apart(work, said, talk):
        return False
    await _unless_danger(work, said, talks.say(work, talk.id, said))
    return True


async def _unless_danger(work: Work, said: Said, verb: Awaitable[object]) -> bool:
    """Whether it was done. That it cannot be passed on must not keep anybody from hearing of danger."""
    try:
        return bool(await verb)
    except Refusal:
        if not _endangers(work, said):
            raise
        return False


def _endangers(work: Work, said: Said) -> bool:
    return May.TALK in work.actor.permits and is_emergency(said.text)


def _talk(said: Said) -> TalkId:
    return TalkId(said.pressed.number(0))


def _one_tap(verb: Callable[[Work, TalkId], Awaitable[Talk]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        await verb(work, _talk(said))
        return answer(toast, toast=True)

    return tapped


async def waiting(work: Work, said: Said) -> Answer | None:
    """Who waits for a word, and with whom somebody talks."""
    del said
    return None if await talk_desk.waiting(work) else answer("talks-none", toast=True)


async def open_card(work: Work, said: Said) -> None:
    """One of them."""
    await talk_desk.open_card(work, _talk(said))


async def every_line(work: Work, said: Said) -> Answer:
    """All that was said so far."""
    return answer("talk-lines-said", count=await talk_desk.lines(work, _talk(said)), toast=True)


async def phone(work: Work, said: Said) -> Answer:
    """The phone number of whoever wants somebody, in full, on the record."""
    return answer("revealed", phone=await talk_desk.reveal(work, _talk(said)))


COMMANDS: tuple[OnCommand, ...] = (OnCommand("human", human, roles_with(May.TALK)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("human", human),
    OnButton("talk-security", _one_tap(talks.call_security, "talk-security-said")),
    OnButton("talk-tomorrow", _one_tap(talks.leave, "talk-tomorrow-said")),
    OnButton("talk-end", _one_tap(talks.end, "talk-ended-said")),
    OnButton("talk-take", _one_tap(talk_desk.take, "talk-taken-said")),
    OnButton("talk-take-over", _one_tap(talk_desk.take_over, "talk-taken-said")),
    OnButton("talk-to-desk", _one_tap(talk_desk.pass_to_desk, "talk-to-desk-said")),
    OnButton("talk-close", _one_tap(talk_desk.close, "talk-closed-said")),
    OnButton("talk-lines", every_line),
    OnButton("talk-open", open_card),
    OnButton("talk-phone", phone),
    OnButton("talks", waiting),
)
