"""What the front desk does about people: requests to be bound, the directory, invitations, leaving."""

from bot.domain.bindings import BindingId
from bot.domain.people import PersonId, PostId
from bot.domain.permits import May, roles_with
from bot.domain.repairs import IntakeId
from bot.handlers.table import OnButton, OnCommand
from bot.services import bindings, invites, nuisance, people
from bot.services.people import PAGE, Contact, Listing
from bot.services.work import Work
from bot.talk import Answer, Button, Lane, Said, Style, answer, button, words

_SOUGHT_BYTES = 44
"""What is looked for lies in the buttons that turn the pages, and a button carries 64 bytes."""


async def decline_binding(work: Work, said: Said) -> Answer:
    """The front desk does not know them."""
    await bindings.decline(work, BindingId(said.pressed.number(0)))
    return answer("binding-declined-said", toast=True)


async def requests(work: Work, said: Said) -> Answer | None:
    """Who waits to be let in."""
    del said
    return None if await bindings.waiting(work) else answer("bindings-none", toast=True)


async def directory(work: Work, said: Said) -> None:
    """The contact persons, page by page; with words in the button, those who fit."""
    page = said.pressed.number(0) if said.pressed.args else 0
    await _listed(work, said, _sought(":".join(said.pressed.args[1:])), page)


async def who(work: Work, said: Said) -> None:
    """/who and some words: the contact persons with that name, company or unit; without words, all of them."""
    await _listed(work, said, _sought(said.payload))


async def _listed(work: Work, said: Said, sought: str, page: int = 0) -> None:
    found = await people.directory(work, sought, page)
    rows = (*((_line(one),) for one in found.found), _turns(found, sought), _foot(sought))
    key = "directory" if not sought else "directory-found" if found.count else "directory-none"
    shown = answer(key, sought=sought, count=found.count, rows=rows)
    # A turned page takes the place of the one before; a list that is asked for anew rings.
    anew = said.press is None or not said.press.args
    await work.show(work.me, people.DIRECTORY, shown, ring=anew, lane=Lane.ANSWER)


def _line(one: Contact) -> Button:
    label = words("directory-line", name=one.name, tenant=one.tenant, units="/".join(one.units))
    if one.unreachable:
        label = words("directory-unreachable", named=label)
    return Button(label, "contact", (one.post,))


def _turns(found: Listing, sought: str) -> tuple[Button, ...]:
    back = (button("directory", found.page - 1, sought, label="page-back"),) if found.page else ()
    more = (found.page + 1) * PAGE < found.count
    return (*back, button("directory", found.page + 1, sought, label="page-on")) if more else back


def _foot(sought: str) -> tuple[Button, ...]:
    return (button("directory") if sought else button("tenants"), button("home"))


def _sought(text: str) -> str:
    """What is looked for, as far as a button can carry it."""
    bare = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return bare.encode()[:_SOUGHT_BYTES].decode(errors="ignore").strip()


async def contact(work: Work, said: Said) -> Answer:
    """One contact person and whom to call in an emergency, the phones masked (R18)."""
    one = await people.contact(work, PostId(said.pressed.number(0)))
    return answer(
        "contact", name=one.name, tenant_zh=one.tenant.zh, tenant_en=one.tenant.en, units="/".join(one.units) or "—",
        phone=one.phone, emergency=one.emergency or "—", emergency_phone=one.emergency_phone,
        bound=words(_standing(one)),
        rows=tuple((each,) for may, each in _offers(one) if may in work.actor.permits),
    )  # fmt: skip


def _standing(one: Contact) -> str:
    if one.barred:
        return "contact-barred"
    return "contact-unreachable" if one.unreachable else "contact-bound" if one.bound else "contact-unbound"


def _offers(one: Contact) -> list[tuple[May, Button]]:
    invited = [] if one.bound else [(May.INVITE, button("invite", one.post))]
    return [
        (May.REVEAL_PHONE, button("reveal", one.person)),
        (May.REVEAL_PHONE, button("reveal-emergency", one.post)),
        *invited,
        (May.BAR_NUISANCE, button("admit" if one.barred else "bar", one.person)),
        (May.UNBIND_OTHERS, button("unbind", one.post, style=Style.DANGER)),
        (May.SEE_DIRECTORY, button("directory")),
    ]


async def reveal(work: Work, said: Said) -> Answer:
    """The phone number in full, on the record: of a contact person, or of whoever reported the repair that is named."""
    if said.pressed.word(1):
        return answer("revealed", phone=await people.reveal_reporter(work, IntakeId(said.pressed.number(1))))
    return answer("revealed", phone=await people.reveal(work, PersonId(said.pressed.number(0))))


async def reveal_emergency(work: Work, said: Said) -> Answer:
    """The phone of the emergency contact in full, on the record."""
    return answer("revealed", phone=await people.reveal_emergency(work, PostId(said.pressed.number(0))))


async def tenants(work: Work, said: Said) -> Answer:
    """/tenants: the tenant list as a workbook (R14)."""
    found = await people.tenant_list(work)
    work.busy(said, "upload_document")
    return answer("tenants", count=len(found.lines), paper=("tenants",), rows=((button("home"),),))


async def invite(work: Work, said: Said) -> Answer:
    """A new invitation as link and QR code, to be shown or forwarded to the person."""
    code = await invites.create(work, PostId(said.pressed.number(0)))
    return answer("invited", link=await invites.link(work, code), paper=("invitation", code))


async def admit(work: Work, said: Said) -> Answer:
    """Somebody who was barred may write again."""
    await nuisance.admit_again(work, PersonId(said.pressed.number(0)))
    return answer("bar-lifted-said", toast=True)


async def ask_unbind(work: Work, said: Said) -> Answer:
    """Ask once more before somebody is shown out."""
    post = PostId(said.pressed.number(0))
    sure = button("unbind-yes", post, style=Style.DANGER)
    return answer("unbind", name=await people.leaver(work, post), rows=((sure,), (button("home"),)))


async def unbind(work: Work, said: Said) -> Answer:
    """The person leaves."""
    name = await people.unbind(work, PostId(said.pressed.number(0)))
    return answer("unbound", name=name)


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("who", who, roles_with(May.SEE_DIRECTORY)),
    OnCommand("tenants", tenants, roles_with(May.SEE_TENANT_LIST)),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("binding-decline", decline_binding),
    OnButton("admit", admit),
    OnButton("bindings-waiting", requests),
    OnButton("directory", directory),
    OnButton("contact", contact),
    OnButton("reveal", reveal),
    OnButton("reveal-emergency", reveal_emergency),
    OnButton("tenants", tenants),
    OnButton("invite", invite),
    OnButton("unbind", ask_unbind),
    OnButton("unbind-yes", unbind),
)
