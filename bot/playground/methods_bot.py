"""Methods about the bot itself: who it is, its commands, how updates reach it."""

import re
from typing import TYPE_CHECKING, Any

from bot.playground.errors import ApiError, Json, bad
from bot.playground.params import Params, chat, whole
from bot.playground.profile import Scope

if TYPE_CHECKING:
    from bot.playground.world import World

_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
MAX_COMMANDS = 100
MAX_COMMAND_TEXT = 256
_MENUS = {"commands", "default", "web_app"}
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


def get_me(world: "World", _: Params) -> Json:
    """GetMe."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot.card(), **rights, "can_connect_to_business": False, "has_main_web_app": False}


async def get_updates(world: "World", p: Params) -> list[Json]:
    """GetUpdates: confirm, then wait for what is new."""
    if world.profile.webhook:
        raise ApiError(409, _WEBHOOK_ACTIVE)
    if "allowed_updates" in p:
        world.updates.choose(p["allowed_updates"])
    return await world.updates.poll(p.get("offset", 0), p.get("limit", 100), p.get("timeout", 0))


def set_webhook(world: "World", p: Params) -> bool:
    """SetWebhook: stored only; getUpdates conflicts while it is set."""
    if p["url"] and not p["url"].startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    world.profile.webhook = {"url": p["url"]} if p["url"] else {}
    return _dropped(world, p)


def delete_webhook(world: "World", p: Params) -> bool:
    """DeleteWebhook."""
    world.profile.webhook = {}
    return _dropped(world, p)


def _dropped(world: "World", p: Params) -> bool:
    if p.get("drop_pending_updates"):
        world.updates.forget()
    return True


def webhook_info(world: "World", _: Params) -> Json:
    """GetWebhookInfo."""
    url = world.profile.webhook.get("url", "")
    return {"url": url, "has_custom_certificate": False, "pending_update_count": len(world.updates)}


def set_commands(world: "World", p: Params) -> bool:
    """SetMyCommands for one scope and language."""
    if len(p["commands"]) > MAX_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(command) for command in p["commands"]]
    world.profile.commands[_where(world, p)] = commands
    world.tell({"event": "commands"})
    return True


def get_commands(world: "World", p: Params) -> list[Json]:
    """GetMyCommands of exactly that scope and language."""
    return world.profile.commands.get(_where(world, p), [])


def delete_commands(world: "World", p: Params) -> bool:
    """DeleteMyCommands."""
    world.profile.commands.pop(_where(world, p), None)
    world.tell({"event": "commands"})
    return True


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad("can't parse BotCommand: expected an Object")
    if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= MAX_COMMAND_TEXT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command["command"].removeprefix("/"), "description": command["description"]}


def _where(world: "World", p: Params) -> tuple[Scope, str]:
    return _scope(world, p.get("scope", {"type": "default"})), _language(p)


def _scope(world: "World", scope: Json) -> Scope:
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    if missing := [key for key in _SCOPES[kind] if key not in scope]:
        raise bad(f"can't parse BotCommandScope: Can't find field \"{missing[0]}\"")
    if not _SCOPES[kind]:
        return (kind, 0, 0)
    place = world.known(chat(scope["chat_id"]))
    if place.owner and kind != "chat":
        raise bad("can't change commands of private chat administrators and members")
    return (kind, place.id, whole(scope.get("user_id", 0)))


def _language(p: Params) -> str:
    code: str = p.get("language_code", "")
    if not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


def set_name(world: "World", p: Params) -> bool:
    """SetMyName."""
    world.profile.names[_language(p)] = _short(p, "name", 64, "BOT_TITLE_INVALID")
    return True


def set_description(world: "World", p: Params) -> bool:
    """SetMyDescription."""
    world.profile.descriptions[_language(p)] = _short(p, "description", 512, "BOT_DESCRIPTION_INVALID")
    return True


def set_short_description(world: "World", p: Params) -> bool:
    """SetMyShortDescription."""
    text = _short(p, "short_description", 120, "BOT_SHORT_DESCRIPTION_INVALID")
    world.profile.short_descriptions[_language(p)] = text
    return True


def _short(p: Params, key: str, limit: int, complaint: str) -> str:
    text: str = p.get(key, "")
    if len(text) > limit:
        raise bad(complaint)
    return text


def set_menu(world: "World", p: Params) -> bool:
    """SetChatMenuButton."""
    menu = p.get("menu_button", {"type": "default"})
    if menu.get("type") not in _MENUS:
        raise bad("can't parse MenuButton: unsupported type specified")
    place = world.reachable(p["chat_id"]).id if "chat_id" in p else 0
    world.profile.menus[place] = menu
    return True
