"""What the front desk does about people: requests to be bound, the directory, invitations, leaving."""

from bot.domain.bindings import BindingId
from bot.domain.people import PersonId, PostId
from bot.domain.permits import May
from bot.handlers.table import OnButton, OnCommand
from bot.reports.qr import qr_png
from bot.services import bindings, files, invites, people
from bot.services.people import Contact
from bot.services.work import Work
from bot.talk import Answer, Button, Said, Style, answer, button, words

_PAGE = 10


async def decline_binding(work: Work, said: Said) -> Answer:
    """The front desk does not know them."""
    await bindings.decline(work, BindingId(said.pressed.number(0)))
    return answer("binding-declined-said", toast=True)


async def requests(work: Work, said: Said) -> Answer | None:
    """Who waits to be let in."""
    del said
    return None if await bindings.waiting(work) else answer("bindings-none", toast=True)


async def directory(work: Work, said: Said) -> Answer:
    """The contact people, page by page."""
    page = said.pressed.number(0) if said.press and said.press.args else 0
    found = await people.directory(work)
    shown = found[page * _PAGE : (page + 1) * _PAGE]
    turn = tuple(
        button("directory", number, label=label)
        for number, label, fits in (
            (page - 1, "page-back", page > 0),
            (page + 1, "page-on", (page + 1) * _PAGE < len(found)),
        )
        if fits
    )
    return answer("directory", count=len(found), rows=(*((_line(one),) for one in shown), turn))


def _line(one: Contact) -> Button:
    label = words("directory-line", name=one.name, tenant=one.tenant, units="/".join(one.units))
    return Button(label, "contact", (one.post,))


async def contact(work: Work, said: Said) -> Answer:
    """One contact person, their phone masked."""
    post = said.pressed.number(0)
    one = next((c for c in await people.directory(work) if c.post == post), None)
    if one is None:
        return answer("not-found", toast=True)
    permits = work.actor.permits
    rows = [(button("reveal", one.person),)] if May.REVEAL_PHONE in permits else []
    rows += [(button("invite", one.post),)] if May.INVITE in permits and not one.bound else []
    rows += [(button("unbind", one.post, style=Style.DANGER),)] if May.UNBIND_OTHERS in permits else []
    return answer(
        "contact", name=one.name, tenant=one.tenant, units="/".join(one.units), phone=one.phone,
        bound=words("contact-bound" if one.bound else "contact-unbound"), rows=tuple(rows),
    )  # fmt: skip


async def reveal(work: Work, said: Said) -> Answer:
    """The phone number in full, on the record."""
    phone = await people.reveal(work, PersonId(said.pressed.number(0)))
    return answer("revealed", phone=phone)


async def invite(work: Work, said: Said) -> Answer:
    """A new invitation as link and QR code, to be shown or forwarded to the person."""
    code = await invites.create(work, PostId(said.pressed.number(0)))
    link = work.desk.link(code)
    picture = await files.written(work, "invites", "png", qr_png(link), "image/png")
    return Answer(say=words("invited", link=link), attachment=picture)


async def ask_unbind(work: Work, said: Said) -> Answer:
    """Ask once more before somebody is shown out."""
    del work
    return answer(
        "unbind", rows=((button("unbind-yes", said.pressed.number(0), style=Style.DANGER),), (button("home"),))
    )


async def unbind(work: Work, said: Said) -> Answer:
    """The person leaves."""
    name = await people.unbind(work, PostId(said.pressed.number(0)))
    return answer("unbound", name=name)


COMMANDS: tuple[OnCommand, ...] = ()

BUTTONS: tuple[OnButton, ...] = (
    OnButton("binding-decline", decline_binding),
    OnButton("bindings-waiting", requests),
    OnButton("directory", directory),
    OnButton("contact", contact),
    OnButton("reveal", reveal),
    OnButton("invite", invite),
    OnButton("unbind", ask_unbind),
    OnButton("unbind-yes", unbind),
)
