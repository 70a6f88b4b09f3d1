"""What holds the house together: permissions declared, texts complete, settings documented, tables migrated."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fluent.syntax import FluentParser, FluentSerializer, ast
from sqlalchemy import Connection

import bot.domain
import bot.services
from bot import understood
from bot.conversations import FORMS
from bot.domain.names import Language
from bot.domain.permits import GRANTS, May
from bot.domain.roles import Role
from bot.services.work import Work
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.storage.tables import metadata
from bot.texts import LOCALES

HOUSE = Path(bot.__path__[0])
_UNGUARDED = {"permission", "work", "actors"}


def modules(package: ModuleType) -> list[ModuleType]:
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def verbs() -> list[tuple[str, object]]:
    found = []
    for module in modules(bot.services):
        if module.__name__.rpartition(".")[2] in _UNGUARDED:
            continue
        for name, thing in vars(module).items():
            own = getattr(thing, "__module__", "") == module.__name__
            if own and not name.startswith("_") and inspect.iscoroutinefunction(inspect.unwrap(thing)):
                found.append((f"{module.__name__}.{name}", thing))
    return found


def speaks_for_a_person(thing: object) -> bool:
    first = next(iter(inspect.signature(inspect.unwrap(thing)).parameters.values()), None)  # type: ignore[arg-type]
    return first is not None and first.annotation in {Work, "Work"}


@pytest.mark.parametrize(("name", "verb"), [pytest.param(n, v, id=n) for n, v in verbs()])
def test_every_public_verb_says_who_may_use_it(name: str, verb: object) -> None:
    if speaks_for_a_person(verb) and not (inspect.getdoc(verb) or "").startswith("Inside other verbs:"):
        assert isinstance(getattr(verb, "needs", None), May), f"{name} has no @needs"


def test_every_permission_is_somebodys_and_every_role_has_some() -> None:
    humans = {role: permits for role, permits in GRANTS.items() if role is not Role.SYSTEM}
    granted = frozenset().union(*humans.values())
    assert set(May) - granted <= {May.KEEP_TIME}
    assert all(permits for permits in GRANTS.values())
    assert set(GRANTS) == set(Role)


def messages(language: Language) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in sorted((LOCALES / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language.value}"
                found[entry.id.name] = set(re.findall(r"\$([a-z_]+)", FluentSerializer().serialize_entry(entry)))
    return found


def test_both_languages_say_the_same_things_with_the_same_arguments() -> None:
    zh, en = messages(Language.ZH), messages(Language.EN)
    assert set(zh) == set(en)
    assert {key for key in zh if zh[key] != en[key]} == set()


def test_no_text_is_an_orphan() -> None:
    source = "\n".join(file.read_text("utf-8") for file in HOUSE.rglob("*.py"))
    wanted = {key for form in FORMS for key in form.texts()}
    built = {match.split("{")[0] for match in re.findall(r'f"([a-z]+(?:-[a-z]+)*-\{)', source)}
    ends = set(re.findall(r'f"\{[^}]+\}(-[a-z-]+)"', source))
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', source))
    orphans = {
        key
        for key in messages(Language.ZH)
        if key not in quoted | wanted
        and not any(key.startswith(prefix) for prefix in built)
        and not any(key.endswith(suffix) for suffix in ends)
        and not key.startswith(("button-", "command-", "error-"))
    }
    assert orphans == set()


def test_no_key_is_missing() -> None:
    have = set(messages(Language.ZH))
    wanted = {key for form in FORMS for key in form.texts()}
    wanted |= {f"command-{command.name}" for command in understood.COMMANDS}
    wanted |= {f"command-{form.command}" for form in FORMS if form.command}
    source = "\n".join(file.read_text("utf-8") for file in HOUSE.rglob("*.py"))
    wanted |= set(re.findall(r'(?:Refusal|answer|words|Words)\(\s*"([a-z0-9-]+)"', source))
    wanted |= {f"button-{action}" for action in re.findall(r'\bbutton\(\s*"([a-z0-9-]+)"(?![^)]*label=)', source)}
    assert wanted - have == set()


def test_every_button_that_is_shown_leads_somewhere() -> None:
    source = "\n".join(file.read_text("utf-8") for file in HOUSE.rglob("*.py"))
    shown = set(re.findall(r'\b(?:button|_one)\(\s*"([a-z0-9-]+)"', source))
    led = {on.action for on in understood.BUTTONS} | {form.button for form in FORMS if form.button}
    assert shown - led == set()


def test_the_example_settings_are_the_settings() -> None:
    lines = (HOUSE.parent / ".env.example").read_text("utf-8").splitlines()
    named = {line.partition("=")[0].lower() for line in lines if line and not line.startswith("#")}
    assert named == set(Settings.model_fields)
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            above = next(before for before in reversed(lines[:number]) if not before or before.startswith("#"))
            assert above.startswith("#"), f"{line} has no comment"


def _difference(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/m.db") as database:
        await migrate(database)
        async with database.engine.connect() as db:
            assert await db.run_sync(_difference) == []


def test_forms_are_reached_by_a_command_a_button_or_another_form() -> None:
    source = "\n".join(file.read_text("utf-8") for file in HOUSE.rglob("*.py"))
    led_to = set(re.findall(r'Onward\(\s*"([a-z0-9-]+)"', source))
    reached = {form.name for form in FORMS if form.command or form.button or form.catches} | led_to
    assert {form.name for form in FORMS} - reached == set()


def test_chinese_is_written_with_chinese_punctuation() -> None:
    wrong = re.compile("[\u4e00-\u9fff][,;?!]|[,;?!(][\u4e00-\u9fff]")
    for file in sorted((LOCALES / Language.ZH.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                told = FluentSerializer().serialize_entry(entry)
                assert not wrong.search(told), told
