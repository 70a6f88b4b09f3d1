"""Announcements at a tap: listed, sent, undone, paused, stopped, taken back, read; who has to be phoned; the ledger."""

from collections.abc import Awaitable, Callable

from bot.domain.announcements import Announcement, AnnouncementId, Tally
from bot.domain.people import PersonId
from bot.domain.permits import May, roles_with
from bot.handlers.pages import page_of, turned
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import announcement_ledger, announcement_rounds, announcements, greetings, subscriptions
from bot.services.announcement_ledger import Line
from bot.services.work import Work
from bot.talk import Answer, Button, Said, Style, Words, answer, button, words

Verb = Callable[[Work, AnnouncementId], Awaitable[Announcement]]


async def overview(work: Work, said: Said) -> Answer:
    """The newest, and a new one."""
    del said
    found = await announcements.latest(work)
    lines = [_line(*one) for one in found] or [words("announcements-none")]
    doors = tuple((_door(it),) for it, _ in found)
    new = button("announcement-new", style=Style.PRIMARY)
    return answer("announcements", lines=lines, rows=((new,), *doors, (button("home"),)))


def _line(it: Announcement, counts: Tally) -> Words:
    state = words(f"announcement-state-{it.state.value}")
    return words("announcement-line", number=it.number, state=state, said=it.said, count=counts.selected)


def _door(it: Announcement) -> Button:
    return button("announcement-open", it.id, label="button-announcement-open", number=it.number)


async def opened(work: Work, said: Said) -> None:
    """The card of how it goes."""
    await announcements.open_card(work, AnnouncementId(said.pressed.number(0)))


async def test(work: Work, said: Said) -> Answer:
    """To oneself, as everybody would get it."""
    await announcements.test(work, AnnouncementId(said.pressed.number(0)))
    return answer("announcement-tested", toast=True)


def _does(verb: Verb) -> Handler:
    """A step of one announcement; its card says the rest."""

    async def handler(work: Work, said: Said) -> Answer:
        made = await verb(work, AnnouncementId(said.pressed.number(0)))
        at = made.send_at or work.now
        return answer(f"announcement-{made.state.value}-said", number=made.number, at=at, toast=True)

    return handler


async def read(work: Work, said: Said) -> Answer:
    """Whoever got it has read it."""
    anew = await announcements.has_read(work, AnnouncementId(said.pressed.number(0)))
    return answer("announcement-read-said" if anew else "announcement-read-before", toast=True)


async def missed(work: Work, said: Said) -> Answer:
    """Who has to be phoned, page by page; a tap shows a number in full."""
    id_ = AnnouncementId(said.pressed.number(0))
    it, people = await announcement_ledger.missed(work, id_)
    shown, turning = turned(people, page_of(said, 1), "announcement-missed", id_)
    calls = [_call(id_, one) for one in shown] if May.REVEAL_PHONE in work.actor.permits else []
    pairs = [tuple(calls[n : n + 2]) for n in range(0, len(calls), 2)]
    ends = ((button("announcement-ledger", id_),), (_back(id_),))
    lines = [_to_phone(one) for one in shown]
    return answer("announcement-missed-list", number=it.number, lines=lines, rows=(*pairs, *turning, *ends))


def _call(id_: AnnouncementId, one: Line) -> Button:
    return button("announcement-phone", id_, one.person, unit=one.units or "—", name=one.name)


def _back(id_: AnnouncementId) -> Button:
    return button("announcement-open", id_, label="button-announcement-back")


async def phone(work: Work, said: Said) -> Answer:
    """The number of somebody whom it could not reach, in full, on the record."""
    id_, person = AnnouncementId(said.pressed.number(0)), PersonId(said.pressed.number(1))
    return answer("revealed", phone=await announcement_ledger.reveal(work, id_, person))


def _to_phone(one: Line) -> Words:
    why = words(f"announcement-why-{one.reach.value}")
    return words("announcement-missed-line", unit=one.units or "—", name=one.name, phone=one.phone, why=why)


async def ledger(work: Work, said: Said) -> Answer:
    """Everybody who was meant, as a workbook."""
    work.busy(said, "upload_document")
    it = await announcement_ledger.head(work, AnnouncementId(said.pressed.number(0)))
    return answer("announcement-ledger-is", number=it.number, paper=("announcement-ledger", f"{it.id}"))


async def without_greetings(work: Work, said: Said) -> Answer:
    """No greetings any more."""
    del said
    await subscriptions.mute(work, announcement_rounds.GREETINGS)
    return answer("greetings-are-off", rows=((button("greetings-on"),),))


async def with_greetings(work: Work, said: Said) -> Answer:
    """Greetings again."""
    del said
    await subscriptions.unmute(work, announcement_rounds.GREETINGS)
    return answer("greetings-are-on")


async def with_anniversaries(work: Work, said: Said) -> Answer:
    """Greeted on the day the company moved in."""
    del said
    await subscriptions.wish(work, greetings.ANNIVERSARIES)
    return answer("anniversaries-are-on", rows=((button("anniversaries-off"),),))


async def without_anniversaries(work: Work, said: Said) -> Answer:
    """Not greeted on that day any more."""
    del said
    await subscriptions.unwish(work, greetings.ANNIVERSARIES)
    return answer("anniversaries-are-off")


COMMANDS: tuple[OnCommand, ...] = (OnCommand("announce", overview, roles_with(May.COMPOSE_ANNOUNCEMENT)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("announcements", overview),
    OnButton("announcement-open", opened),
    OnButton("announcement-test", test),
    OnButton("announcement-send", _does(announcements.submit)),
    OnButton("announcement-approve", _does(announcements.approve)),
    OnButton("announcement-undo", _does(announcements.undo)),
    OnButton("announcement-discard", _does(announcements.discard)),
    OnButton("announcement-pause", _does(announcements.pause)),
    OnButton("announcement-resume", _does(announcements.resume)),
    OnButton("announcement-stop", _does(announcements.stop)),
    OnButton("announcement-recall", _does(announcements.recall)),
    OnButton("announcement-read", read),
    OnButton("announcement-missed", missed),
    OnButton("announcement-phone", phone),
    OnButton("announcement-ledger", ledger),
    OnButton("greetings-off", without_greetings),
    OnButton("greetings-on", with_greetings),
    OnButton("anniversaries-on", with_anniversaries),
    OnButton("anniversaries-off", without_anniversaries),
)
