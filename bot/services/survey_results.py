"""What surveys come to (R34, R164, R176): counted so that nobody is known by it, beside the survey before."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.months import Period
from bot.domain.people import PersonId
from bot.domain.permits import May, roles_with
from bot.domain.surveys import FEWEST, Item, Opinion, Subject, Survey, SurveyId, Tally, tally
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.survey_tables import opinions
from bot.storage.survey_tables import surveys as table
from bot.talk import Answer, Lane, Rows, Words, answer, button, words

WORDS = "survey-words"
"""What letters are about that quote what people wrote."""
_LISTED, QUOTED = 8, 30


@dataclass(frozen=True)
class Results:
    """A survey, what it came to, what the one before came to, and what people wrote, in no order that tells who.

    `shown` says whether more may be shown than how many have answered.
    """

    survey: Survey
    tally: Tally
    before: Tally | None
    words: tuple[str, ...]
    shown: bool


@needs(May.SEE_SURVEYS)
async def latest(work: Work) -> list[tuple[Survey, Tally]]:
    """The newest surveys, the newest first, and how many have answered."""
    newest = select(table.c.id).order_by(table.c.opened_at.desc(), table.c.id.desc()).limit(_LISTED)
    found = await rows.every(work.db, Survey, table.c.id.in_(newest))
    counted = [(one, tally(one, await _asked(work, one))) for one in found]
    return sorted(counted, key=lambda it: (it[0].opened_at, it[0].id), reverse=True)


@needs(May.SEE_SURVEYS)
async def of(work: Work, id_: SurveyId) -> Results:
    """What a survey came to, or how it stands. Raises NotFound where there is none."""
    survey = await rows.find(work.db, Survey, id_)
    held = await _asked(work, survey)
    said = tuple(sorted(one.words for one in held if one.words))
    counts, before = tally(survey, held), await _before(work, survey)
    shown = _shown(work, survey, counts)
    return Results(survey, counts, before, said if shown else (), shown)


@needs(May.SEE_SURVEYS)
async def open_card(work: Work, id_: SurveyId) -> None:
    """Hang the card of what it comes to anew for who asks."""
    await work.show(work.me, f"survey-result:{id_}", _card(work, await of(work, id_)), ring=True, lane=Lane.ANSWER)


@needs(May.SEE_SURVEYS)
async def open_words(work: Work, id_: SurveyId) -> None:
    """Show what people wrote, without names."""
    await _show_words(work, await of(work, id_), (work.me,), ring=True)


async def tell(work: Work, survey: Survey) -> None:
    """Inside other verbs: it is over, and whoever may see what it came to gets the card."""
    shown = _card(work, await of(work, survey.id))
    for person in await actors.holding(work.db, *roles_with(May.SEE_SURVEYS)):
        await work.show(person, f"survey-result:{survey.id}", shown, ring=True, dedupe=f"survey-result:{survey.id}")


async def show_words_anew(work: Work, id_: SurveyId) -> None:
    """Inside other verbs: what somebody wrote is gone, and must go wherever it was shown."""
    survey = await rows.find(work.db, Survey, id_)
    said = tuple(sorted(one.words for one in await _asked(work, survey) if one.words))
    held = Results(survey, tally(survey, ()), None, said, shown=True)
    await _show_words(work, held, await work.viewers(f"{WORDS}:{id_}"), ring=False)


def stars(tenths: int) -> str:
    """An average as it is written."""
    return f"{tenths // 10}.{tenths % 10}"


async def _asked(work: Work, survey: Survey) -> list[Opinion]:
    return await rows.every(work.db, Opinion, opinions.c.survey == survey.id)


async def _before(work: Work, survey: Survey) -> Tally | None:
    """What the last one about the same came to, where that may be shown."""
    earlier = table.c.subject == survey.subject, table.c.opened_at < survey.opened_at
    last = select(table.c.id).where(*earlier).order_by(table.c.opened_at.desc()).limit(1).scalar_subquery()
    found = await rows.first(work.db, Survey, table.c.id == last)
    if found is None:
        return None
    counts = tally(found, await _asked(work, found))
    return counts if counts.answered and _shown(work, found, counts) else None


def _shown(work: Work, survey: Survey, counts: Tally) -> bool:
    """Who rates a vendor knows that it is passed on; about the house nobody learns more than what enough have said."""
    if survey.subject is not Subject.HOUSE:
        return True
    return survey.over(work.now) and counts.answered >= FEWEST


# -- how it looks -----------------------------------------------------------------------------------------------------


def _card(work: Work, found: Results) -> Answer:
    survey, counts = found.survey, found.tally
    back = button("surveys", label="button-surveys-back")
    return answer(
        "survey-result", subject=words(f"subject-{survey.subject.value}"), period=Period(survey.period),
        state=words("survey-is-over" if survey.over(work.now) else "survey-is-open", at=survey.closes_at),
        asked=counts.asked, answered=counts.answered, rate=counts.rate,
        before="" if found.before is None else words("survey-rate-before", rate=found.before.rate),
        lines=_lines(found), rows=(*_doors(found), (back,)),
    )  # fmt: skip


def _doors(found: Results) -> Rows:
    if not (found.shown and found.tally.answered):
        return ()
    id_, said = found.survey.id, len(found.words)
    quoted = ((button(WORDS, id_, count=said),),) if said else ()
    return ((button("survey-chart", id_), button("survey-sheet", id_)), *quoted)


def _lines(found: Results) -> list[Words]:
    if not found.shown:
        over = found.survey.closed_at is not None
        return [words("survey-too-few", count=FEWEST) if over else words("survey-not-yet")]
    if not found.tally.answered:
        return []
    before: Sequence[Item | None] = found.before.items if found.before else [None] * len(found.tally.items)
    asked = zip(found.survey.questions, found.tally.items, before, strict=True)
    groups = [
        words("survey-of-group", use=words(f"use-{use.value}"), **_figures(item))
        for use, item in found.tally.groups.items()
    ]  # fmt: skip
    return [*(_line(question, item, was) for question, item, was in asked), *groups]


def _line(question: str, item: Item, was: Item | None) -> Words:
    return words("survey-of", about=words(f"survey-on-{question}"), change=_change(item, was), **_figures(item))


def _figures(item: Item) -> dict[str, object]:
    return {"stars": stars(item.tenths), "satisfied": item.satisfied, "count": item.answers}


def _change(item: Item, was: Item | None) -> Words | str:
    if was is None:
        return ""
    by = item.tenths - was.tenths
    return words("survey-same" if not by else "survey-up" if by > 0 else "survey-down", by=stars(abs(by)))


async def _show_words(work: Work, found: Results, whom: Sequence[PersonId], *, ring: bool) -> None:
    survey, left = found.survey, len(found.words) - QUOTED
    lines = [words("survey-word", words=one) for one in found.words[:QUOTED]]
    more = [words("survey-words-more", count=left)] if left > 0 else []
    it = answer(
        WORDS, subject=words(f"subject-{survey.subject.value}"), period=Period(survey.period),
        lines=[*lines, *more] or [words("survey-words-none")],
        rows=((button("survey-open", survey.id, label="button-survey-back"),),),
    )  # fmt: skip
    for person in whom:
        await work.show(person, f"{WORDS}:{survey.id}", it, ring=ring, lane=Lane.ANSWER if ring else Lane.NOTICE)
