"""The dialogues of coming in: a stranger says who they are, the front desk says who that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.bindings import BindingId
from bot.domain.names import Named
from bot.domain.people import PostId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.services import bindings
from bot.services.people import Contact
from bot.services.work import Work
from bot.talk import Answer, Words, answer, words

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
    found = await bindings.candidates(work, answers["request"])
    new = [Option(f"t{tenant}", words("binding-new-contact", tenant=name)) for tenant, name in found.tenants]
    return [*map(_known, found.near), *new, *map(_known, found.others)]


def _known(one: Contact) -> Option[str]:
    label = words("binding-contact", name=one.name, tenant=one.tenant, units="/".join(one.units))
    return Option(f"p{one.post}", label)


def _typed(text: str, options: Sequence[Option[str]]) -> str | None:
    """The one whose name, tenant and unit have all the words that were typed; of a long list nobody turns the pages."""
    said = text.casefold().split()
    fits = [one.value for one in options if all(word in _spelled(one.label) for word in said)]
    return fits[0] if said and len(fits) == 1 else None


def _spelled(label: Words | Named | str) -> str:
    match label:
        case Words():
            return " ".join(map(_spelled, label.args.values()))
        case Named():
            return f"{label.zh} {label.en}".casefold()
    return label.casefold()


@dataclass(frozen=True)
class Approval:
    """Who the front desk says it is."""

    request: BindingId = given(BindingId)
    contact: str = choose(_candidates, read=_typed)


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
