"""What differs between one installation and another. The only reader of the environment."""

from datetime import datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

DEFAULT_DATABASE = "sqlite+aiosqlite:///var/guanjia.db"
_PORTS, _YEARS = range(1, 65536), range(1970, 2200)
_DRIVERS = ("sqlite+aiosqlite://", "postgresql+asyncpg://")


class WrongSettings(Exception):
    """A setting is missing or makes no sense; the text names the variable."""


class Settings(BaseSettings):
    """The settings, from the environment or `.env`. Rules of the building are data, not settings."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore")

    bot_token: SecretStr = Field(description="The token that @BotFather gave you.")
    bot_api_url: str = Field("https://api.telegram.org", description="Base of the Bot API, before /bot<token>.")
    database_url: str = Field(DEFAULT_DATABASE, description="sqlite+aiosqlite:///file or postgresql+asyncpg://…")
    building_tz: str = Field("Asia/Shanghai", description="The building's IANA time zone.")
    media_dir: Path = Field(
        Path("var/media"),
        description="A folder that backups take along; photos and files stay with Telegram, nothing is written there.",
    )
    health_addr: str = Field("", description="host:port of /healthz and /metrics; empty: off.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field("text", description="For people or for machines.")
    clock_start: datetime | None = Field(None, description="Rehearsal only: the building's clock starts here.")

    @property
    def database_file(self) -> Path | None:
        """Where an embedded database lies; None where a server has it."""
        scheme, _, rest = self.database_url.partition(":///")
        return Path(rest.partition("?")[0]) if scheme == "sqlite+aiosqlite" else None

    @property
    def database_place(self) -> str:
        """Where the database is, to be shown: no user, no password."""
        url = make_url(self.database_url)
        where = url.host or url.query.get("host", "")
        return str(self.database_file or f"{where}{f':{url.port}' if url.port else ''}/{url.database or ''}")

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr) -> SecretStr:
        number, _, secret = token.get_secret_value().partition(":")
        if not (number.isdigit() and secret):
            raise ValueError("must look like 123456:ABC…")
        return token

    @field_validator("bot_api_url")
    @classmethod
    def _is_a_base(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _has_a_known_driver(cls, url: str) -> str:
        if not url.startswith(_DRIVERS):
            raise ValueError("must start with " + " or ".join(_DRIVERS))
        try:
            made = make_url(url)
        except (ArgumentError, ValueError):
            # What the library says repeats a part of it, perhaps the password.
            raise ValueError("cannot be understood as a database's URL") from None
        if url.startswith(_DRIVERS[0]) and made.host:
            raise ValueError("needs three slashes before a file's name, four before a path from the root")
        if url.startswith(_DRIVERS[0]) and made.database in {None, "", ":memory:"}:
            raise ValueError("needs a file: what is only in memory would be lost")
        return url

    @field_validator("building_tz")
    @classmethod
    def _is_a_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("is not an IANA time zone such as Asia/Shanghai") from error
        return zone

    @field_validator("clock_start")
    @classmethod
    def _can_be_lived_through(cls, start: datetime | None) -> datetime | None:
        # Close to where a calendar ends, no week can be planned and no time told in another zone.
        if start and start.year not in _YEARS:
            raise ValueError(f"must lie in the years {_YEARS[0]} to {_YEARS[-1]}")
        return start

    @field_validator("health_addr")
    @classmethod
    def _is_host_and_port(cls, address: str) -> str:
        host, _, port = address.rpartition(":")
        if address and not (host and port.isascii() and port.isdecimal() and int(port) in _PORTS):
            raise ValueError("must be host:port such as 127.0.0.1:8090, the port from 1 to 65535")
        return address


def read(**given: object) -> Settings:
    """The settings in force; `given` wins over the environment.

    Raises:
        WrongSettings: naming the variable and what is wrong with it.

    """
    try:
        return Settings(**given)  # type: ignore[arg-type] # pydantic checks what the caller hands in
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise WrongSettings(f"{name} {_said(first)}") from error
    except UnicodeDecodeError as error:
        raise WrongSettings(".env is not written in UTF-8") from error


def _said(error: ErrorDetails) -> str:
    match error["type"]:
        case "missing":
            return "is missing"
        case "value_error":
            return str(error["ctx"]["error"])
    return f"is wrong: {error['msg']}"
