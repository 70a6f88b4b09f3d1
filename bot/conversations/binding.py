"""The dialogues of coming in: a stranger says who they are, the front desk says who that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, Option, ask, choose, given
from bot.conversations.parsers import short_text
from bot.domain.bindings import BindingId
from bot.domain.people import PostId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.services import bindings
from bot.services.work import Work
from bot.talk import Answer, answer, words

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Request:
    """Who a stranger says they are."""

    name: str = ask(short_text(60))
    unit: str = ask(short_text(80))
    note: str | None = ask(short_text(300), optional=True)


async def request(work: Work, said: Request) -> Answer:
    """Hand the request to the front desk."""
    await bindings.ask(work, said.name, said.unit, said.note or "")
    return answer("binding-asked")


async def _candidates(work: Work, answers: Answers) -> Sequence[Option[str]]:
    contacts, tenants = await bindings.candidates(work, answers["request"])
    known = [
        Option(f"p{c.post}", words("binding-contact", name=c.name, tenant=c.tenant, units="/".join(c.units)))
        for c in contacts
    ]
    return [*known, *(Option(f"t{tenant}", words("binding-new-contact", tenant=name)) for tenant, name in tenants)]


@dataclass(frozen=True)
class Approval:
    """Who the front desk says it is."""

    request: BindingId = given(BindingId)
    contact: str = choose(_candidates)


async def approve(work: Work, chosen: Approval) -> Answer:
    """Let them in as who they are."""
    kind, number = chosen.contact[:1], chosen.contact[1:]
    if not number.isdecimal():
        raise Refusal("form-button-stale")
    if kind == "t":
        await bindings.approve_as_new(work, chosen.request, TenantId(int(number)))
    else:
        await bindings.approve(work, chosen.request, PostId(int(number)))
    return answer("binding-approved-said")


FORMS: tuple[Form[Any], ...] = (
    Form("binding", Request, request, button="binding-ask", needs=May.ASK_TO_BE_BOUND),
    Form("binding-approve", Approval, approve, button="binding-approve", needs=May.DECIDE_BINDING, confirm=False),
)
