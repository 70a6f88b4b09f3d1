"""Dialogues as rows: resumed after a restart, swept when they are left lying."""

from sqlalchemy import String, bindparam, cast, delete, literal, select

from bot.domain.drafts import Draft
from bot.domain.names import Language
from bot.domain.permits import May
from bot.services import alarms, incidents
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.absence import Stale
from bot.storage.tables import cards, drafts
from bot.talk import Said, Style, answer, button

_AT_ONCE = 200
# Asked on every message: built once.
_OPENED = rows.query(
    Draft,
    drafts.c.chat == bindparam("chat_"),
    drafts.c.thread == bindparam("thread_"),
    drafts.c.speaker == bindparam("speaker_"),
)


@needs(May.FILL_IN_FORMS)
async def opened(work: Work, said: Said) -> Draft | None:
    """The dialogue that this person has open in this chat."""
    here = {"chat_": said.chat, "thread_": said.thread or 0, "speaker_": said.speaker.chat}
    row = (await work.db.execute(_OPENED, here)).first()
    return None if row is None else rows.made(Draft, row)


@needs(May.FILL_IN_FORMS)
async def keep(work: Work, draft: Draft) -> Draft:
    """Write the dialogue down as it stands now."""
    return await (rows.save if draft.id else rows.add)(work.db, draft)


@needs(May.FILL_IN_FORMS)
async def drop(work: Work, draft: Draft) -> None:
    """The dialogue is over.

    Raises:
        Stale: it went on, or ended, at the same time; two taps on one button must not both hand it in.

    """
    done = await work.db.execute(delete(drafts).where(drafts.c.id == draft.id, drafts.c.version == draft.version))
    if done.rowcount != 1:
        raise Stale


@needs(May.FILL_IN_FORMS)
async def call_off(work: Work, draft: Draft) -> None:
    """Whoever fills it in cancels it: what they had said is taken back."""
    await drop(work, draft)
    await alarms.unsaid(work, draft)


@needs(May.FILL_IN_FORMS)
async def abandon(work: Work, draft: Draft, instead: str = "") -> None:
    """The dialogue is over without having been called off; danger that was spoken of in it is not.

    `instead` is what is said in its place.
    """
    await drop(work, draft)
    await incidents.outlive(work, draft, instead)


@needs(May.KEEP_TIME)
async def sweep(work: Work) -> int:
    """Clear away what nobody went on with, telling each person once; how many dialogues that were."""
    left = await rows.every(work.db, Draft, drafts.c.expires_at <= work.now, limit=_AT_ONCE)
    for draft in left:
        await abandon(work, draft)
        _tell(work, draft)
    open_ = select(literal("draft:") + cast(drafts.c.id, String))
    orphans = cards.c.subject.startswith("draft:") & cards.c.subject.not_in(open_)
    await work.db.execute(delete(cards).where(orphans))
    return len(left)


def _tell(work: Work, draft: Draft) -> None:
    begin = draft.data.get("again")
    again = button(begin, label="form-again", style=Style.PRIMARY) if begin else button("home")
    said = answer("form-expired", rows=((again,),))
    if draft.person is not None:
        work.send(draft.person, said, about=draft.subject)
    elif draft.chat == draft.speaker:
        work.write_to(draft.chat, Language(draft.data.get("language", Language.ZH)), said)
