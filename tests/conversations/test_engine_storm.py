"""Whatever people do, in whatever order: a polite no at worst, and never a row that cannot be gone on with."""

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from bot.clock import frozen
from bot.conversations.engine import Engine
from bot.conversations.questions import Widget
from bot.domain.people import ChatId
from bot.services.work import Desk
from bot.storage.database import Database
from bot.talk import Kind
from bot.texts import Texts
from tests.conftest import MONDAY
from tests.conversations.phone import Phone
from tests.conversations.samples import Filed, samples

FORMS = [form.name for form in samples(Filed()) if form.command and form.name != "secret"]
WORDS = st.one_of(
    st.sampled_from(["2", "两", "红色", "other", "x", "violet", "", "/x", "<b>", "form-confirm"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
THINGS = st.sampled_from([Kind.PHOTO, Kind.FILE, Kind.VOICE, Kind.PLACE, Kind.CONTACT, Kind.OTHER])
WILD = st.one_of(
    st.tuples(st.just("begin"), st.sampled_from(FORMS)),
    st.tuples(st.just("report"), st.just("v1:report:3:leak")),
    st.tuples(st.just("say"), WORDS),
    st.tuples(st.just("send"), THINGS),
    st.tuples(st.just("album"), st.just(Kind.PHOTO)),
    st.tuples(st.just("tap"), st.integers(0, 30)),
    st.tuples(st.just("tap old"), st.integers(0, 300)),
    st.tuples(st.just("forge"), st.text("0123456789sbkdopyzce+-:", max_size=12)),
    st.tuples(st.just("cancel"), st.none()),
    st.tuples(st.just("restart"), st.none()),
)
ROUNDS = st.lists(st.tuples(st.lists(st.integers(0, 30), max_size=10), WILD), min_size=2, max_size=8)
"""Some sensible steps, each with its luck, and then something wild."""

WHAT: dict[Kind, dict[str, Any]] = {
    Kind.PLACE: {"place": (31.0, 121.0)}, Kind.CONTACT: {"contact": ("+86 000", ChatId(7))},
}  # fmt: skip


async def act(phone: Phone, filed: Filed, what: str, value: Any) -> None:
    """Do one thing."""
    shown = [b for row in phone.screen.rows for b in row] if phone.letters else []
    match what:
        case "begin":
            await phone.begins(value)
        case "report":
            await phone.presses(value)
        case "say":
            await phone.says(value)
        case "send" | "album":
            await phone.sends(value, **WHAT.get(value, {}), album="a" if what == "album" else None)
        case "tap" if shown and shown[value % len(shown)].action in {"f", "paint"}:
            await phone.presses(shown[value % len(shown)])
        case "tap old" if phone.seen and phone.seen[value % len(phone.seen)].action == "f":
            await phone.presses(phone.seen[value % len(phone.seen)])
        case "forge":
            draft = await phone.draft()
            await phone.presses(f"v1:f:{draft.id if draft else 1}:{value}")
        case "cancel":
            await phone.cancels()
        case "restart":
            phone.engine = Engine(samples(filed))


async def go_on(phone: Phone, luck: int) -> None:
    """What a sensible person would do."""
    wanted = {
        "photo": Kind.PHOTO, "photos": Kind.PHOTO, "file": Kind.FILE, "voice": Kind.VOICE, "place": Kind.PLACE,
        "phone": Kind.CONTACT,
    }  # fmt: skip
    draft = await phone.draft()
    if draft is None:
        await phone.begins(FORMS[luck % len(FORMS)])
        return
    useful = [b for row in phone.screen.rows for b in row if phone._key(b) not in {"form-cancel", "form-back"}]  # noqa: SLF001
    if "form-confirm" in phone.labels and luck % 3:
        await phone.taps("form-confirm")
    elif useful and luck % 2 and phone.screen.say.key != "form-expired":
        await phone.presses(useful[luck % len(useful)])
    elif kind := wanted.get(draft.step if draft.form != "place" else ""):
        await phone.sends(kind, **WHAT.get(kind, {}))
    else:
        await phone.says("2")


async def storm(empty: Path, locales: Path, rounds: Sequence[tuple[list[int], tuple[str, Any]]]) -> None:
    clock, filed = frozen(MONDAY), Filed()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(empty, f"{folder}/s.db")
        async with Database(f"sqlite+aiosqlite:///{folder}/s.db") as database:
            phone = Phone(Desk(database, clock, Texts(clock, locales)), Engine(samples(filed)))
            for sensible, (what, value) in rounds:
                for luck in sensible:
                    await go_on(phone, luck)
                    assert await phone.fits()
                await act(phone, filed, what, value)
                assert await phone.fits()
            event(f"handed in: {min(len(filed), 3)}")
    for record in filed:
        kinds = next(form for form in samples(filed) if form.record.__name__ == type(record).__name__)
        for name, question in kinds.questions.items():
            held = getattr(record, name)
            assert question.widget is not Widget.MANY or question.at_least <= len(held) <= question.at_most
            assert question.widget is not Widget.QUANTITIES or 1 <= sum(held.values()) <= question.at_most
            assert question.widget not in {Widget.PHOTOS, Widget.FILES} or question.optional or held


# Most lists of taps are slow to shrink, and each example is a database of its own.
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=ROUNDS)
def test_a_storm_of_taps_and_words_leaves_every_dialogue_in_order(
    empty_file: Path, sample_locales: Path, rounds: list[tuple[list[int], tuple[str, Any]]]
) -> None:
    asyncio.run(storm(empty_file, sample_locales, rounds))
