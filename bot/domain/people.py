"""Who is who: people, the posts they hold, and the languages they read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.names import Bilingual
from bot.domain.names import Language as Language
from bot.domain.names import Named as Named
from bot.domain.permits import GRANTS, May
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import STAFF, Role
from bot.domain.units import TenantId, UnitId

PersonId = NewType("PersonId", int)
PostId = NewType("PostId", int)
VendorId = NewType("VendorId", int)
ChatId = NewType("ChatId", int)
"""A Telegram chat; a person's private chat has the number of their account."""

CONSENT_VERSION = 5
"""Raised whenever the privacy notice changes in substance: everybody is asked again."""


class ContactKind(StrEnum):
    """What a tenant's contact person is there for."""

    ADMIN = "admin"
    FINANCE = "finance"
    OWNER = "owner"
    RESIDENT = "resident"


@dataclass(frozen=True, kw_only=True)
class Person(Bilingual):
    """Somebody the department knows (R18). Bound once `chat` is known; emptied, never deleted, on erasure."""

    id: PersonId = cast(PersonId, NEW)
    code: str
    name_zh: str = personal(default="")
    name_en: str = personal(default="")
    phone: str | None = personal(default=None)
    language: Language = Language.ZH
    chat: ChatId | None = personal(default=None)
    consent: int = 0
    consented_at: datetime | None = None
    unreachable_since: datetime | None = None
    erased_at: datetime | None = None
    barred_at: datetime | None = None
    barred_why: str = personal(default="")
    version: int = 0

    @property
    def reachable(self) -> bool:
        """Whether they can be written to: they use this chat, and have not shut the house out."""
        return self.chat is not None and self.unreachable_since is None

    def bind(self, chat: ChatId, language: Language, at: datetime) -> Self:
        """The person takes their place in the chat, having read the current privacy notice."""
        if self.chat is not None and self.chat != chat:
            raise Refusal("invite-taken")
        return replace(
            self, chat=chat, language=language, consent=CONSENT_VERSION, consented_at=at, unreachable_since=None
        )

    def unbind(self) -> Self:
        """The chat forgets the person: moved out, left the company, or asked for it."""
        return replace(self, chat=None, unreachable_since=None)

    def agree(self, at: datetime) -> Self:
        """The person has read the newest privacy notice."""
        return replace(self, consent=CONSENT_VERSION, consented_at=at)

    def speak(self, language: Language) -> Self:
        """From now on the house writes to them in `language`."""
        return replace(self, language=language)

    def lose(self, at: datetime) -> Self:
        """Telegram says that they cannot be reached."""
        return self if self.unreachable_since else replace(self, unreachable_since=at)

    def find_again(self) -> Self:
        """They wrote, so they can be reached."""
        return replace(self, unreachable_since=None)

    def bar(self, why: str, at: datetime) -> Self:
        """A nuisance (R257): from now on they phone, or come, for anything new but danger.

        Raises:
            Refusal: they are barred already.

        """
        if self.barred_at is not None:
            raise Refusal("bar-already")
        return replace(self, barred_at=at, barred_why=why)

    def admit(self) -> Self:
        """They may write again. Raises Refusal where they may already."""
        if self.barred_at is None:
            raise Refusal("bar-none")
        return replace(self, barred_at=None, barred_why="")

    def erase(self, at: datetime) -> Self:
        """Personal fields are emptied; the row and its code stay, so that registers still add up."""
        return replace(
            self, name_zh="", name_en="", phone=None, chat=None, consent=0, consented_at=None, erased_at=at,
            barred_at=None, barred_why="",
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Post:
    """A role that a person holds: a staff post, or standing for a tenant or a vendor (R1-R3, R14).

    `code` is the entry of the building file it came from; empty where the front desk made it. Only who is on shift is
    sent a job by the house itself.
    """

    id: PostId = cast(PostId, NEW)
    code: str = ""
    person: PersonId
    role: Role
    tenant: TenantId | None = None
    vendor: VendorId | None = None
    contact: ContactKind | None = None
    skills: tuple[str, ...] = ()
    on_shift: bool = True
    since: datetime
    until: datetime | None = None
    version: int = 0

    def move_to(self, person: PersonId) -> Self:
        """The same human turned out to hold this post too."""
        return replace(self, person=person)

    def go_on_shift(self) -> Self:
        """The shift begins."""
        return replace(self, on_shift=True)

    def go_off_shift(self) -> Self:
        """The shift is over."""
        return replace(self, on_shift=False)

    def end(self, at: datetime) -> Self:
        """The person leaves this post."""
        if self.until is not None:
            raise Refusal("post-ended")
        return replace(self, until=at)


@dataclass(frozen=True, kw_only=True)
class Vendor(Bilingual):
    """A contractor: cleaning company, laundry, caterer, lift firm."""

    id: VendorId = cast(VendorId, NEW)
    code: str
    kind: str
    name_zh: str
    name_en: str
    version: int = 0


@dataclass(frozen=True)
class Actor:
    """Who acts in a piece of work, with everything they may do at this instant."""

    person: PersonId | None
    chat: ChatId | None
    name: Named
    language: Language
    roles: frozenset[Role]
    tenants: frozenset[TenantId] = frozenset()
    units: frozenset[UnitId] = frozenset()
    vendors: frozenset[VendorId] = frozenset()
    consent: int = 0
    unreachable: bool = False
    barred: bool = False

    @property
    def permits(self) -> frozenset[May]:
        """The union of what each role may do."""
        return frozenset().union(*(GRANTS[role] for role in self.roles))

    @property
    def known(self) -> bool:
        """Whether the department knows who this is."""
        return self.person is not None

    @property
    def staff(self) -> bool:
        """Whether the person works for the company."""
        return bool(self.roles & STAFF)

    def must(self, what: May) -> None:
        """Raise the polite no unless the actor may do `what`."""
        if what not in self.permits:
            raise Refusal("not-allowed" if self.known else "stranger-not-allowed")


SYSTEM = Actor(None, None, Named("系统", "the system"), Language.ZH, frozenset({Role.SYSTEM}))


def stranger(chat: ChatId, name: str, language: Language) -> Actor:
    """Somebody who has not been bound to a unit or a post."""
    return Actor(None, chat, Named(name, name), language, frozenset({Role.STRANGER}))


def masked(phone: str | None) -> str:
    """A phone number with its middle hidden, as it is shown until somebody reveals it on the record."""
    if not phone:
        return "—"
    head, tail = phone[:3], phone[-2:]
    return head + "•" * max(len(phone) - len(head) - len(tail), 1) + tail


def joined(posts: Iterable[Post]) -> frozenset[Role]:
    """The roles of several posts together."""
    return frozenset(post.role for post in posts)
