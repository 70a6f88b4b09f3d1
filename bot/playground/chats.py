"""People, chats and what stands in them."""

from dataclasses import dataclass, field

from bot.playground.errors import Json

BOT_RIGHTS: Json = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
}


@dataclass(slots=True)
class User:
    """A person with Telegram. `started`: has written to the bot at least once, so that it may write back."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def card(self) -> Json:
        """The user as the Bot API shows them."""
        card: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                card[key] = value
        return card


@dataclass(slots=True)
class Topic:
    """A forum topic; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass(slots=True)
class Post:
    """A message in a chat: `message` as the Bot API shows it; `markup` is what it was sent with, keyboards included."""

    message: Json
    by_bot: bool
    markup: Json | None = None
    silent: bool = False
    edits: int = 0
    deleted: bool = False
    tick: int = 0
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The message id in its chat."""
        return int(self.message["message_id"])


@dataclass(slots=True)
class Chat:
    """A private chat (it has an `owner`), a group or a supergroup (its `members` by user id, with their status)."""

    id: int
    kind: str
    title: str = ""
    owner: User | None = None
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    moved_to: int | None = None
    bot_status: str = "administrator"

    def card(self) -> Json:
        """The chat as a message shows it."""
        if self.owner:
            names = {key: getattr(self.owner, key) for key in ("first_name", "last_name", "username")}
            return {"id": self.id, "type": "private", **{key: name for key, name in names.items() if name}}
        card: Json = {"id": self.id, "type": self.kind, "title": self.title}
        if self.is_forum:
            card["is_forum"] = True
        return card

    def full(self) -> Json:
        """The chat as getChat shows it."""
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        full = {
            **self.card(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }
        if self.pinned and (post := self.posts.get(self.pinned[-1])):
            full["pinned_message"] = post.message
        return full

    def next_id(self) -> int:
        """The next message id; ids only grow."""
        self.last_id += 1
        return self.last_id

    def find(self, message_id: int) -> Post | None:
        """The message, unless it never was or is deleted."""
        post = self.posts.get(message_id)
        return None if post is None or post.deleted else post

    def member(self, user: User) -> Json:
        """ChatMember of a user."""
        return standing(user, self.bot_status if user.is_bot else self.members.get(user.id, "left"))


def standing(user: User, status: str) -> Json:
    """ChatMember of a user with that status: creator, administrator, member, left or kicked."""
    extra: dict[str, Json] = {
        "administrator": BOT_RIGHTS,
        "creator": {"is_anonymous": False},
        "kicked": {"until_date": 0},
    }
    return {"user": user.card(), "status": status, **extra.get(status, {})}
