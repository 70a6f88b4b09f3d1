"""One small dialogue for each thing that can be asked. They belong to the tests, not to the product."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.conversations.form import (
    Form,
    ask,
    ask_contact,
    ask_file,
    ask_moment,
    ask_photo,
    ask_photos,
    ask_place,
    ask_voice,
    choose,
    choose_many,
    choose_quantities,
    given,
)
from bot.conversations.parsers import long_text, short_text, whole_number
from bot.conversations.questions import Answers, Option
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, Words, answer, words


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"
    OTHER = "other"


COLOURS = (
    Option(Colour.RED, Named("红色", "Red")),
    Option(Colour.BLUE, Named("蓝色", "Blue")),
    Option(Colour.OTHER, Named("其他", "Other")),
)
MANY = tuple(Option(number, Named(f"第{number}项", f"Item {number}")) for number in range(1, 21))


@dataclass(frozen=True)
class Note:
    text: str = ask(long_text(4096))
    remark: str | None = ask(short_text(50), optional=True)


@dataclass(frozen=True)
class Paint:
    """`other` only matters for other colours, and `reason` only for a long word; a guess needs no question."""

    colour: Colour = choose(COLOURS, columns=2)
    other: str | None = ask(short_text(20), when=lambda a: a["colour"] is Colour.OTHER)
    reason: str | None = ask(short_text(20), when=lambda a: len(a["other"]) > 5)
    count: int = ask(whole_number(1, 99))
    second: Colour = choose(COLOURS, guess=lambda a: Colour.BLUE if a["colour"] is Colour.RED else Colour.RED)


@dataclass(frozen=True)
class Basket:
    items: tuple[int, ...] = choose_many(MANY, at_least=2, at_most=3)
    counts: dict[int, int] = choose_quantities(MANY, at_most=4)


@dataclass(frozen=True)
class Wishes:
    extras: tuple[int, ...] = choose_many(MANY[:2], at_least=0)


@dataclass(frozen=True)
class Pictures:
    photos: tuple[str, ...] = ask_photos(at_most=4)
    text: str = ask(long_text(500))


@dataclass(frozen=True)
class Told:
    """All but the first may be told later, or not at all."""

    text: str = ask(long_text(500))
    remark: str | None = ask(short_text(50), later=True)
    photos: tuple[str, ...] = ask_photos(at_most=2, later=True)


@dataclass(frozen=True)
class Report:
    """Handed in without a summary; the last question grows."""

    order: int = given(int)
    kind: str = given(str)
    work: str = ask(long_text(500))
    photos: tuple[str, ...] = ask_photos(at_most=3, optional=False)


@dataclass(frozen=True)
class Things:
    photo: str = ask_photo()
    file: str | None = ask_file(optional=True)
    voice: str = ask_voice()
    place: tuple[float, float] = ask_place()
    phone: str = ask_contact()


async def slots(work: Work, answers: Answers) -> Sequence[datetime]:
    """Two days, at nine and at two."""
    del answers
    today = work.desk.clock.today(work.now)
    days = [today + timedelta(days=n) for n in (1, 2)]
    found = [work.desk.clock.at(day, hour) for day in days for hour in (9, 14)]
    return [slot for slot in found if slot > work.now]


@dataclass(frozen=True)
class Visit:
    at: datetime = ask_moment(slots)


@dataclass(frozen=True)
class Caught:
    text: str = ask(long_text(60))
    photos: tuple[str, ...] = ask_photos(at_most=4)


ROOMS = {1: ("101",), 2: ("201", "202")}


async def rooms(work: Work, answers: Answers) -> Sequence[Option[str]]:
    """The rooms of the chosen floor; the third is locked."""
    del work
    floor = answers.get("floor", 1)
    if floor not in ROOMS:
        raise Refusal("not-found")
    return [Option(room, room) for room in ROOMS[floor]]


@dataclass(frozen=True)
class Rooms:
    floor: int = choose(tuple(Option(n, f"{n}F") for n in (1, 2, 3)))
    room: str = choose(rooms, take_only=True)


@dataclass(frozen=True)
class Nothing:
    choice: str = choose(())


async def on_which_day(work: Work, answers: Answers) -> Words:
    """The day that nobody had to choose."""
    del work
    return words("portions-of", day=answers["day"])


@dataclass(frozen=True)
class Portions:
    """Counted by taps, or in one sentence: "3 of 2 on 1"."""

    day: int = choose(MANY[:2], take_first=True)
    counts: dict[int, int] = choose_quantities(MANY[:3], about=on_which_day)


class Filed(list[Any]):
    """What was handed in; `shut` makes the office refuse, `places` can still be chosen, things cost `price`."""

    shut = False
    price = 5
    places: tuple[str, ...] = ("a", "b")

    async def take(self, work: Work, record: Any) -> Answer:
        """Hand it in."""
        del work
        if self.shut:
            raise Refusal("somebody-else-was-faster")
        self.append(record)
        return answer("sample-done")


def samples(filed: Filed) -> tuple[Form[Any], ...]:
    """Every dialogue, handing in to `filed`."""

    async def places(work: Work, answers: Answers) -> Sequence[Option[str]]:
        del work, answers
        return [Option(place, place.upper()) for place in filed.places]

    @dataclass(frozen=True)
    class Place:
        place: str = choose(places, take_only=True)
        text: str = ask(short_text(20))

    Place.__annotations__ = {"place": str, "text": str}

    async def priced(work: Work, answers: Answers) -> Sequence[Option[int]]:
        del work, answers
        return [Option(1, f"tea ¥{filed.price}"), Option(2, f"cake ¥{filed.price + len(filed.places)}")]

    @dataclass(frozen=True)
    class Bought:
        counts: dict[int, int] = choose_quantities(priced)

    Bought.__annotations__ = {"counts": dict[int, int]}
    return (
        Form("note", Note, filed.take, command="note"),
        Form("paint", Paint, filed.take, command="paint", button="paint"),
        Form("basket", Basket, filed.take, command="basket"),
        Form("wishes", Wishes, filed.take, command="wishes"),
        Form("pictures", Pictures, filed.take, command="pictures"),
        Form("told", Told, filed.take, command="told"),
        Form("report", Report, filed.take, button="report", confirm=False),
        Form("things", Things, filed.take, command="things"),
        Form("visit", Visit, filed.take, command="visit", minutes=5),
        Form("place", Place, filed.take, command="place"),
        Form("bought", Bought, filed.take, command="bought"),
        Form("rooms", Rooms, filed.take, command="rooms"),
        Form("nothing", Nothing, filed.take, command="nothing"),
        Form("secret", Wishes, filed.take, command="secret", needs=May.APPROVE_VOID),
        Form("caught", Caught, filed.take, button="caught", catches=_speaks, seed=_first_words),
        Form("portions", Portions, filed.take, command="portions", catches=_counts, seed=_counted),
    )


def _speaks(said: Said) -> bool:
    return said.kind in {Kind.TEXT, Kind.PHOTO}


def _first_words(work: Work, said: Said) -> dict[str, Any]:
    del work
    seed: dict[str, Any] = {"photos": tuple(f.file for f in said.files)}
    return seed | ({"text": said.text} if said.text else {})


def _counts(said: Said) -> bool:
    return said.text.count(" of ") == 1


def _counted(work: Work, said: Said) -> dict[str, Any]:
    del work
    count, _, what, _, day = said.text.split()
    return {"counts": {int(what): int(count)}, "day": int(day)}
