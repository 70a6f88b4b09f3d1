"""A small house of our own: what it understands, and the texts for it."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bot.domain.refusal import Refusal
from bot.handlers.table import OnButton, OnCommand
from bot.playground.phones import PIXEL
from bot.reports.papers import Paper, Pens
from bot.services import reach
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Reaction, Said, answer, button
from bot.texts import LOCALES

TEXTS = """
sample-heard = { $number }: { $text }
sample-text = { $text }
sample-bold = <b>{ $text }</b>
sample-broken = <b>{ $text }
sample-two = { $first } / { $second }
sample-refusal = <b>No</b> { $why }
command-echo = say it again
command-begin = begin
command-group = in groups, too
button-toast = toast
button-count = count
button-forbidden = forbidden
button-open = open
"""


def locales(folder: Path) -> Path:
    """The house's own texts and the sample's."""
    shutil.copytree(LOCALES, folder, dirs_exist_ok=True)
    for language in ("zh-CN", "en"):
        (folder / language / "sample.ftl").write_text(TEXTS, "utf-8")
    return folder


absences: list[Exception] = []
"""What the database says, one after the other, when somebody wants to look at the paper."""


async def _named(work: Work, args: Sequence[str]) -> str:
    del work
    if absences:
        raise absences.pop()
    return args[0]


posters: list[str] = []
"""Every poster that was drawn."""


def _poster(named: str, pens: Pens) -> bytes:
    posters.append(f"{named} {pens.language}")
    return PIXEL


PAPERS = (
    Paper("sheet", _named, lambda _, __: b"PK", lambda name: f"{name}.xlsx"),
    Paper("poster", _named, _poster, lambda name: f"{name}.png", alike=True),
)


class Dialogues:
    """In the form engine's place: `dialogue …` belongs to it, and what is begun says by what."""

    async def hear(self, work: Work, said: Said) -> bool:
        if not said.text.startswith("dialogue"):
            return False
        work.reply(said, answer("sample-text", text=f"engine {said.text}"))
        return True

    async def press(self, work: Work, said: Said) -> None:
        work.reply(said, answer("sample-text", text=f"engine pressed {said.pressed.word(0)}"))

    async def begin_by_command(self, work: Work, said: Said) -> None:
        work.reply(said, answer("sample-text", text=f"begun by /{said.command}"))

    async def begin_by_button(self, work: Work, said: Said) -> None:
        work.reply(said, answer("sample-text", text=f"begun by {said.pressed.action}"))


async def anything(work: Work, said: Said) -> Answer | None:
    """Count what is said inside the transaction, so that a step done twice or never shows."""
    number = await rows.take_number(work.db, f"heard:{said.speaker.chat}")
    match said.text:
        case "boom":
            raise RuntimeError("broken at https://example.org/bot7000000001:AAE-playground-token-not-a-secret00/x")
        case "no":
            raise Refusal("sample-refusal", why="<because>")
        case "quiet":
            return None
        case "react":
            work.mark(work.me, said.message or 0, Reaction.SEEN)
            return None
        case "slow":
            work.busy(said, "upload_document")
    return answer("sample-heard", number=str(number), text=said.text or said.kind.value)


async def echo(work: Work, said: Said) -> Answer:
    """The payload of the command."""
    del work
    return answer("sample-text", text=said.payload)


async def buttons(work: Work, said: Said) -> Answer:
    """A message with every button of the sample."""
    del work, said
    shown = tuple(button(name) for name in ("toast", "count", "forbidden", "open"))
    return answer("sample-text", text="buttons", rows=(shown,))


async def toast(work: Work, said: Said) -> Answer:
    """A passing note."""
    del work, said
    return answer("sample-bold", text="<noted>", toast=True)


async def count(work: Work, said: Said) -> Answer:
    """A message, counted."""
    number = await rows.take_number(work.db, f"pressed:{said.speaker.chat}")
    return answer("sample-heard", number=str(number), text="pressed")


async def forbidden(work: Work, said: Said) -> Answer:
    """Always a no, after something was changed."""
    await rows.take_number(work.db, f"forbidden:{said.speaker.chat}")
    raise Refusal("sample-refusal", why="pressed")


async def membership(work: Work, said: Said) -> None:
    """People come and go."""
    if said.private and work.actor.known:
        await (reach.gone(work) if said.blocked else reach.notice(work))


COMMANDS = (OnCommand("echo", echo), OnCommand("buttons", buttons), OnCommand("group", buttons, groups=True))
BUTTONS = (
    OnButton("toast", toast), OnButton("count", count, groups=True), OnButton("forbidden", forbidden)
)  # fmt: skip
