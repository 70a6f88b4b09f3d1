"""The tables of talks with the front desk."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from bot.domain.talks import Carried, Ended, Line, Talk, TalkStatus, Team
from bot.storage.columns import key, metadata, to, version
from bot.storage.types import BigId, Code, Utc

talks = Table(
    "talks", metadata, key(), to("person", "people"), Column("team", Code(Team), nullable=False),
    Column("status", Code(TalkStatus), nullable=False, index=True), Column("opened_at", Utc, nullable=False),
    Column("opens_at", Utc), to("agent", "people", null=True), Column("taken_at", Utc), Column("waiting_since", Utc),
    Column("waits", Integer, nullable=False), Column("last_at", Utc, nullable=False), Column("closed_at", Utc),
    to("closed_by", "people", null=True, index=False), Column("ended", Code(Ended)), version(),
)  # fmt: skip

talk_lines = Table(
    "talk_lines", metadata, key(), to("talk", "talks"), to("author", "people", index=False),
    Column("inwards", Boolean, nullable=False), Column("text", Text, nullable=False),
    Column("carries", Code(Carried), nullable=False), Column("file", Text, nullable=False),
    Column("album", String(40), nullable=False), Column("at", Utc, nullable=False), Column("message", BigId),
    Column("late", Boolean, nullable=False), Column("edited_at", Utc), version(),
    Index("ix_talk_lines_author_message", "author", "message"),
)  # fmt: skip

TALK_RECORDS: dict[type, Table] = {Talk: talks, Line: talk_lines}
