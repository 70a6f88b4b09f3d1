"""What people think (R164, R176): of a week's lunches, a month's laundry, half a year of the whole house.

A survey is asked of some people once; each answers once, a star or more for every question and perhaps a few words,
until it is over. What it comes to is counted so that nobody is known by it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade
from bot.domain.units import UnitUse

SurveyId = NewType("SurveyId", int)
OpinionId = NewType("OpinionId", int)

MOST_STARS = 5
CONTENT = 3
"""So many stars and more are of somebody who is satisfied, or fairly (§7.4)."""
FEWEST = 5
"""Of fewer answers nothing is shown that could tell who gave which."""


class Subject(StrEnum):
    """What is asked about."""

    MEALS = "meals"
    LAUNDRY = "laundry"
    HOUSE = "house"

    @classmethod
    def of(cls, trade: Trade) -> Self:
        """What is asked about the vendors of a trade."""
        return cls(trade.value)

    @property
    def trade(self) -> Trade | None:
        """Whose vendor it is about; None where it is about the house itself."""
        return None if self is Subject.HOUSE else Trade(self.value)


QUESTIONS: Mapping[Subject, tuple[str, ...]] = {
    Subject.MEALS: ("meals",),
    Subject.LAUNDRY: ("laundry",),
    Subject.HOUSE: ("repairs", "cleaning", "security", "service", "overall"),
}
"""What is asked, one after the other; the last one is what the whole comes to."""


class Standing(StrEnum):
    """How far somebody is with a survey."""

    ASKED = "asked"
    BEGUN = "begun"
    ANSWERED = "answered"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class Survey:
    """Something that is asked of some people at one time: about a week, a month or half a year."""

    id: SurveyId = cast(SurveyId, NEW)
    subject: Subject
    period: str
    vendor: VendorId | None = None
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None
    version: int = 0

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked in it."""
        return QUESTIONS[self.subject]

    def over(self, at: datetime) -> bool:
        """Whether nobody answers it any more."""
        return at >= min(self.closed_at or self.closes_at, self.closes_at)

    def must_be_open(self, at: datetime) -> None:
        """Raises Refusal where it is over."""
        if self.over(at):
            raise Refusal("survey-over")

    def close(self, at: datetime) -> Self:
        """It is over; once."""
        return self if self.closed_at else replace(self, closed_at=at)


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """What one person who was asked thinks: a mark of one to five stars for each question, perhaps words.

    `use` is what their unit is let for, as it was when they were asked.
    """

    id: OpinionId = cast(OpinionId, NEW)
    survey: SurveyId
    person: PersonId
    use: UnitUse | None = None
    marks: tuple[int, ...] = ()
    words: str = personal(default="")
    asked_at: datetime
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    version: int = 0

    def standing(self, survey: Survey, at: datetime) -> Standing:
        """How far they are with it."""
        if self.answered_at:
            return Standing.ANSWERED
        if survey.over(at):
            return Standing.EXPIRED
        return Standing.BEGUN if self.marks else Standing.ASKED

    def rate(self, survey: Survey, question: int, stars: int, at: datetime) -> Self:
        """Stars for the question whose turn it is; the last of them makes it answered.

        Raises:
            Refusal: the survey is over, that question has been answered, or there is no such question or number.

        """
        survey.must_be_open(at)
        if question < len(self.marks):
            raise Refusal("survey-answered-already")
        if question > len(self.marks) or question >= len(survey.questions) or not 0 < stars <= MOST_STARS:
            raise Refusal("button-stale")
        marks = (*self.marks, stars)
        return replace(self, marks=marks, answered_at=at if len(marks) == len(survey.questions) else None)

    def explain(self, survey: Survey, words: str, at: datetime) -> Self:
        """In words, beside the stars; once.

        Raises:
            Refusal: there are not all the stars yet, there are words, or the survey is over.

        """
        if self.answered_at is None:
            raise Refusal("button-stale")
        survey.must_be_open(at)
        if self.words:
            raise Refusal("survey-answered-already")
        return replace(self, words=words)

    def erase(self) -> Self:
        """What the person wrote goes."""
        return replace(self, words="")


def tenths(marks: Sequence[int]) -> int:
    """The average of some marks, in tenths of a star; nought where there is none."""
    return (sum(marks) * 20 // len(marks) + 1) // 2 if marks else 0


def percent(part: int, whole: int) -> int:
    """So many of a hundred; nought of nothing."""
    return (part * 200 // whole + 1) // 2 if whole else 0


@dataclass(frozen=True)
class Item:
    """What one question came to: how many gave one star, two, … five."""

    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def tenths(self) -> int:
        """The average, in tenths of a star."""
        return tenths([n for n, count in enumerate(self.counts, start=1) for _ in range(count)])

    @property
    def satisfied(self) -> int:
        """How many of a hundred are satisfied, or fairly (§7.4)."""
        return percent(sum(self.counts[CONTENT - 1 :]), self.answers)


@dataclass(frozen=True)
class Tally:
    """What a survey came to: of how many, by how many, question by question, and by what their units are let for."""

    asked: int
    answered: int
    items: tuple[Item, ...]
    groups: Mapping[UnitUse, Item]

    @property
    def rate(self) -> int:
        """How many of a hundred have answered."""
        return percent(self.answered, self.asked)


def tally(survey: Survey, asked: Sequence[Opinion]) -> Tally:
    """Count what was answered to the end."""
    answered = [one for one in asked if one.answered_at]
    items = tuple(_item(answered, place) for place in range(len(survey.questions)))
    last = len(survey.questions) - 1
    groups = {use: _item(own, last) for use, own in grouped(answered).items()}
    return Tally(len(asked), len(answered), items, groups)


def grouped(answered: Sequence[Opinion]) -> dict[UnitUse, list[Opinion]]:
    """By what their units are let for, as far as that tells nobody's answer.

    A group of fewer than `FEWEST` is left out; and where what is left out comes to fewer than that, so that it could be
    told from the whole, the smallest of the others is, too.
    """
    groups: dict[UnitUse | None, list[Opinion]] = {}
    for one in answered:
        groups.setdefault(one.use, []).append(one)
    by_size = sorted(groups, key=lambda use: (use is not None, len(groups[use]), use or ""))
    hidden = 0
    while by_size and (by_size[0] is None or len(groups[by_size[0]]) < FEWEST or 0 < hidden < FEWEST):
        hidden += len(groups[by_size.pop(0)])
    return {use: groups[use] for use in UnitUse if use in by_size}


def _item(answered: Sequence[Opinion], place: int) -> Item:
    given = Counter(one.marks[place] for one in answered)
    return Item(tuple(given[n] for n in range(1, MOST_STARS + 1)))
