"""A colleague's answer speaks of danger: it stands as the answer, and one tap says that it is so now."""

from dataclasses import replace

from sqlalchemy import update

from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.packing import unpack_answer
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Kind, Letter, Said, Style, answer, button


def ask(work: Work, said: Said) -> None:
    """Inside other verbs: nobody is alarmed by what was answered; whether it is danger now only its speaker knows."""
    now = button("danger-now", said.update, style=Style.DANGER)
    noted = answer("form-danger", text=said.text, message=said.message, rows=((now,),))
    work.reply(said, noted, about=_about(said.update))


@needs(May.FILL_IN_FORMS)
async def confirmed(work: Work, said: Said) -> Said:
    """It is so now: the words of then, as if they had been said outside of any dialogue. They count once.

    Raises:
        Refusal: they have been called out already.

    """
    theirs = (outbox.c.about == _about(said.pressed.number(0)), outbox.c.person == work.me)
    noted = await rows.first(work.db, Letter, *theirs)
    if noted is None:
        raise Refusal("danger-now-called")
    told = unpack_answer(noted.body).say.args
    await work.db.execute(update(outbox).where(outbox.c.id == noted.id).values(about=None))
    if said.message is not None:
        work.retract(said.message, answer("danger-now-called"), whom=work.me)
    return replace(said, kind=Kind.TEXT, press=None, text=told["text"], message=told["message"])


def _about(update: int) -> str:
    return f"danger:{update}"
