"""The dialogues of announcements: what is said to whom, other words for it, another time, a no with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversations.form import (
    Form,
    ask,
    ask_file,
    ask_moment,
    ask_photos,
    choose,
    choose_many,
    choose_or_say,
    given,
)
from bot.conversations.moments import half_hours
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.announcements import AnnouncementId
from bot.domain.permits import May
from bot.services import announcements
from bot.services.announcements import Composed
from bot.services.work import Work
from bot.talk import Answer, answer, words

_TEXT, _DAYS_AHEAD = long_text(1500), 14
_USUAL = (
    ("全体租户", "announcement-for-tenants"),
    ("办公租户", "announcement-for-offices"),
    ("公寓租户", "announcement-for-apartments"),
    ("商铺租户", "announcement-for-shops"),
    ("租户财务联系人", "announcement-for-finance"),
    ("员工", "announcement-for-staff"),
)
"""What is offered; anything else is typed."""
_WAYS = (Option("asks", words("announcement-way-asks")), Option("pins", words("announcement-way-pins")))
_VALID = tuple(Option(days, words("announcement-valid", count=days)) for days in (0, 1, 3, 7, 30))


_AUDIENCES = tuple(Option(said, words(key)) for said, key in _USUAL)


async def _moments(work: Work, answers: Mapping[str, Any]) -> Sequence[datetime]:
    del answers
    return half_hours(work, _DAYS_AHEAD)


@dataclass(frozen=True)
class Announced:
    """What is said in Chinese, in English, with what; to whom; how; and for how long it holds."""

    text: str = ask(_TEXT)
    english: str | None = ask(_TEXT, optional=True)
    audience: str = choose_or_say("audience", _AUDIENCES, 300, columns=2)
    ways: tuple[str, ...] = choose_many(_WAYS, at_least=0)
    days: int = choose(_VALID, columns=3)
    document: str | None = ask_file(optional=True)
    photos: tuple[str, ...] = ask_photos(later=True)


@dataclass(frozen=True)
class Reworded:
    """Other words for a draft."""

    it: AnnouncementId = given(AnnouncementId)
    text: str = ask(_TEXT)
    english: str | None = ask(_TEXT, optional=True)


@dataclass(frozen=True)
class Illustrated:
    """Other pictures for a draft; none where that is skipped."""

    it: AnnouncementId = given(AnnouncementId)
    photos: tuple[str, ...] = ask_photos()


@dataclass(frozen=True)
class Later:
    """When it is sent."""

    it: AnnouncementId = given(AnnouncementId)
    at: datetime = ask_moment(_moments)


@dataclass(frozen=True)
class Rejected:
    """Why it is not sent so."""

    it: AnnouncementId = given(AnnouncementId)
    why: str = ask(short_text(200))


async def compose(work: Work, told: Announced) -> Answer:
    """A draft, as a card with how many it means."""
    ways, document = set(told.ways), told.document or ""
    made = await announcements.compose(
        work,
        Composed(
            told.text, told.audience, told.english or "", told.photos, document, asks="asks" in ways,
            pins="pins" in ways, days=told.days,
        ),
    )  # fmt: skip
    return answer("announcement-composed", number=made.number, toast=True)


async def reword(work: Work, told: Reworded) -> Answer:
    """The draft in other words."""
    made = await announcements.reword(work, told.it, told.text, told.english or "")
    return answer("announcement-reworded", number=made.number, toast=True)


async def illustrate(work: Work, told: Illustrated) -> Answer:
    """The draft with other pictures."""
    made = await announcements.illustrate(work, told.it, told.photos)
    return answer("announcement-reworded", number=made.number, toast=True)


async def later(work: Work, told: Later) -> Answer:
    """It is sent then, where nobody else has to agree first."""
    made = await announcements.submit(work, told.it, told.at)
    return answer(f"announcement-{made.state.value}-said", number=made.number, at=told.at, toast=True)


async def reject(work: Work, told: Rejected) -> Answer:
    """Whoever has written it reads why."""
    made = await announcements.reject(work, told.it, told.why)
    return answer("announcement-rejected-said", number=made.number, toast=True)


_MAY = May.COMPOSE_ANNOUNCEMENT
FORMS: tuple[Form[Any], ...] = (
    Form("announcement-new", Announced, compose, button="announcement-new", needs=_MAY),
    Form("announcement-reword", Reworded, reword, button="announcement-reword", needs=_MAY),
    Form(
        "announcement-picture", Illustrated, illustrate, button="announcement-picture", needs=_MAY, confirm=False
    ),
    Form("announcement-later", Later, later, button="announcement-later", needs=_MAY, confirm=False),
    Form(
        "announcement-reject", Rejected, reject, button="announcement-reject", needs=May.APPROVE_ANNOUNCEMENT,
        confirm=False,
    ),
)  # fmt: skip
