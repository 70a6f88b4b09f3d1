"""The command line: reads the settings, builds the house, runs it. Nothing else."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from sqlalchemy.exc import DBAPIError
from telegram.error import TelegramError

from bot import app, doctor, errands, logs, settings
from bot.channel.lease import LeaseHeld
from bot.channel.poller import PollerSilent
from bot.domain.refusal import Refusal
from bot.services.building_file import WrongFile
from bot.services.work import Away
from bot.storage.copying import NotACopy, NotEmpty, NothingToCopy
from bot.storage.database import CannotOpen
from bot.storage.migrating import SchemaTooNew

FAILED, WRONG_USAGE, LEASE_HELD = 1, 2, 75

cli = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False,
    help="管家 Guanjia: property management inside Telegram.",
)  # fmt: skip

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def _file(named: str) -> Path:
    if not named:
        raise typer.BadParameter("the name of a file is missing")
    return Path(named)


def _read(**given: object) -> settings.Settings:
    try:
        read = settings.read(**given)
    except settings.WrongSettings as error:
        err.print(f"wrong setting: {error}", markup=False)
        raise typer.Exit(WRONG_USAGE) from None
    logs.configure(read.log_level, read.log_format)
    return read


def _run(job: Callable[[], Coroutine[Any, Any, int]]) -> None:
    # What a person can do something about is one line; everything else keeps its traceback.
    try:
        code = asyncio.run(job())
    except BaseExceptionGroup as group:
        code = _told(_first(group))
    except Exception as error:  # noqa: BLE001 - told in a line, or raised again
        code = _told(error)
    raise typer.Exit(code)


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


_TOLD = (
    CannotOpen, NotACopy, NotEmpty, NothingToCopy, SchemaTooNew, PollerSilent, TelegramError,
    errands.NameUnknown, OSError, Refusal,
)  # fmt: skip


def _told(error: BaseException) -> int:
    if isinstance(error, LeaseHeld):
        err.print(f"another instance is running: {error}", markup=False)
        return LEASE_HELD
    if isinstance(error, DBAPIError):
        err.print(f"failed: the database says: {str(error.orig).splitlines()[0]}", markup=False)
        return FAILED
    if isinstance(error, Away):
        err.print(f"failed: the database is not there, or cannot write just now: {error}", markup=False)
        return FAILED
    if isinstance(error, _TOLD):
        err.print(f"failed: {str(error) or type(error).__name__}", markup=False)
        return FAILED
    raise error


@cli.command()
def run() -> None:
    """The bot: polls, answers, sends, keeps time, until it is told to stop."""
    read = _read()
    _run(lambda: app.run(read))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The page's port.")] = 8088,
    script: Annotated[bool, typer.Option("--script", help="Play the written day without a browser.")] = False,  # noqa: FBT002 - typer's way
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over.")] = False,  # noqa: FBT002
) -> None:
    """The playground: a whole building on this machine, without Telegram."""
    from bot.playground import demo as playground  # noqa: PLC0415 - only this command needs it

    logs.configure("WARNING", "text")
    _run(lambda: playground.script(out) if script else playground.run(port, out, fresh=fresh))


@cli.command()
def load(file: Annotated[Path, typer.Argument(parser=_file, help="A building in JSON.")]) -> None:
    """Load or update a building; changes nothing if anything in the file is wrong."""
    read = _read()

    async def job() -> int:
        try:
            raw = json.loads(file.read_text("utf-8-sig"))
        except (OSError, ValueError) as error:
            err.print(f"{file}: {error}", markup=False)
            return FAILED
        except RecursionError:
            err.print(f"{file}: is nested too deeply", markup=False)
            return FAILED
        try:
            loaded = await errands.load(read, raw)
        except WrongFile as error:
            for line in error.problems:
                err.print(f"{file}: {line}", markup=False)
            err.print(f"{len(error.problems)} refused, nothing changed", markup=False)
            return FAILED
        out.print(str(loaded), markup=False)
        return 0

    _run(job)


@cli.command()
def invite(
    everybody: Annotated[bool, typer.Option("--all", help="Everybody who is not bound yet.")] = False,  # noqa: FBT002
    person: Annotated[str, typer.Option(help="One person's code, such as S14 or T01-1.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,  # noqa: FBT002
) -> None:
    """New invite codes, each used once. A line each, parted by tabs: person, name, role, unit, link."""
    if everybody == bool(person):
        err.print("say either --all or --person ID")
        raise typer.Exit(WRONG_USAGE)
    read = _read()

    async def job() -> int:
        try:
            made = await errands.invite(read, person or None)
        except Refusal as refused:
            why = "has come in already; show them out first" if refused.key == "invite-taken" else "holds no post"
            err.print(f"failed: {person} {why}", markup=False)
            return FAILED
        if as_json:
            sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
        # No table: a link that is cut or wrapped cannot be used, however narrow the terminal.
        elif made:
            sys.stdout.writelines("\t".join(one[part] for part in _INVITED) + "\n" for one in made)
        else:
            err.print("everybody has come already: nobody needs an invitation")
        return 0

    _run(job)


_INVITED = ("person", "name", "role", "unit", "link")


@cli.command("doctor")
def check_up() -> None:
    """Check settings, database, token, clock, fonts; a line each."""
    read = _read()

    async def job() -> int:
        findings = await doctor.examine(read)
        for finding in findings:
            out.print(f"{'ok  ' if finding.well else 'BAD '} {finding.what}: {finding.told}", markup=False)
        return 0 if all(finding.well for finding in findings) else FAILED

    _run(job)


@cli.command()
def backup(file: Annotated[Path, typer.Argument(parser=_file, help="Where to.")]) -> None:
    """A consistent copy of everything, while the bot is running."""
    read = _read()

    async def job() -> int:
        out.print(f"{await errands.back_up(read, file)} rows in {file}", markup=False)
        return 0

    _run(job)


@cli.command()
def restore(file: Annotated[Path, typer.Argument(parser=_file, help="A copy made by backup.")]) -> None:
    """Bring a copy back into an empty place."""
    read = _read()

    async def job() -> int:
        out.print(f"{await errands.restore(read, file)} rows from {file}", markup=False)
        return 0

    _run(job)


def main() -> None:
    """The console script."""
    cli()


if __name__ == "__main__":
    main()
