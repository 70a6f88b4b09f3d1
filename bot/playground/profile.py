"""How the bot presents itself: names, commands by scope and language, the menu button."""

from dataclasses import dataclass, field

from bot.playground.errors import Json

Scope = tuple[str, int, int]  # kind, chat id, user id; 0 where it has none


@dataclass(slots=True)
class Profile:
    """What setMy… stored. Commands are by (scope, language code); the language "" is for everybody else."""

    name: str = ""
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    menus: dict[int, Json] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)

    def menu_of(self, chat_id: int, user_id: int, language: str, *, admin: bool = False) -> list[Json]:
        """The commands that a person sees in a chat: the narrowest scope wins, in it their language before any."""
        for scope in _scopes(chat_id, user_id, admin=admin):
            for code in (language[:2], ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []


def _scopes(chat_id: int, user_id: int, *, admin: bool) -> list[Scope]:
    if chat_id > 0:
        return [("chat", chat_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    admins: list[Scope] = [("chat_administrators", chat_id, 0)] if admin else []
    all_admins: list[Scope] = [("all_chat_administrators", 0, 0)] if admin else []
    narrow: list[Scope] = [("chat_member", chat_id, user_id), *admins, ("chat", chat_id, 0)]
    return [*narrow, *all_admins, ("all_group_chats", 0, 0), ("default", 0, 0)]
