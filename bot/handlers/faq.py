"""Common questions: answered in free words or from a list; whoever keeps them true changes them there."""

from bot.domain.faq import FaqEntry, FaqId
from bot.domain.permits import May
from bot.handlers.pages import page_of, turned
from bot.handlers.table import OnButton, OnCommand
from bot.services import faq, house
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Said, Style, answer, button


async def overview(work: Work, said: Said) -> Answer:
    """/faq: what can be asked, page by page."""
    found = await faq.listed(work)
    shown, turns = turned(found, page_of(said), "faq")
    new = (button("faq-new"),) if May.KEEP_FAQ in work.actor.permits else ()
    return answer(
        "faq" if found else "faq-none", rows=(*((_door(one),) for one in shown), *turns, (*new, button("home")))
    )


async def asked(work: Work, said: Said) -> Answer | None:
    """A common question in free words: its answer; or what it may be, and a human's number."""
    if said.kind is not Kind.TEXT or said.edited:
        return None
    found = await faq.ask(work, said.text)
    if found.sure:
        return _told(work, found.sure)
    if not found.maybe:
        return None
    number = await house.desk_number(work)
    rows = (*((_door(one),) for one in found.maybe), (button("home"),))
    return answer("faq-which", number=number, rows=rows)


async def opened(work: Work, said: Said) -> Answer:
    """One of the list."""
    return _told(work, await faq.one(work, FaqId(said.pressed.number(0))))


async def publish(work: Work, said: Said) -> Answer:
    """Strangers get it from now on, or no more."""
    made = await faq.publish(work, FaqId(said.pressed.number(0)), public=said.pressed.word(1) == "1")
    return _told(work, made)


async def ask_drop(work: Work, said: Said) -> Answer:
    """Ask once more before it is gone."""
    work.actor.must(May.KEEP_FAQ)
    found = await faq.one(work, FaqId(said.pressed.number(0)))
    sure = button("faq-drop-yes", found.id, style=Style.DANGER)
    return answer("faq-drop", title=found.title, rows=((sure,), (button("faq"),)))


async def drop(work: Work, said: Said) -> Answer:
    """It is not answered any more."""
    made = await faq.drop(work, FaqId(said.pressed.number(0)))
    return answer("faq-dropped", title=made.title, rows=((button("faq"),),))


def _door(entry: FaqEntry) -> Button:
    return Button(entry.title, "faq-open", (entry.id,))


def _told(work: Work, entry: FaqEntry) -> Answer:
    if May.KEEP_FAQ not in work.actor.permits:
        return answer("faq-answer", title=entry.title, text=entry.answer, rows=((button("faq"), button("home")),))
    who = button(
        "faq-public", entry.id, 0 if entry.public else 1, label=f"button-faq-{'hide' if entry.public else 'show'}"
    )
    keep = ((button("faq-change", entry.id), button("faq-drop", entry.id)), (who,), (button("faq"), button("home")))
    return answer("faq-kept", title=entry.title, text=entry.answer, words=entry.words, rows=keep)


COMMANDS: tuple[OnCommand, ...] = (OnCommand("faq", overview),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("faq", overview),
    OnButton("faq-open", opened),
    OnButton("faq-public", publish),
    OnButton("faq-drop", ask_drop),
    OnButton("faq-drop-yes", drop),
)
