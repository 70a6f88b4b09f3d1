"""What people write arrives as they wrote it, and costs one look and one line in the table."""

import pytest
from sqlalchemy import event

from tests.conversations.phone import Phone
from tests.conversations.samples import Filed

TEXTS = [
    "x" * 4096, "😀👨‍👩‍👧‍👦" * 100, "مرحبا بالعالم \u202e", "<b>bold</b> &amp; <script>", "'; DROP TABLE drafts; --",
    "{ $note } { -x }", "line\n\nline", "\u200bzero\u200bwidth",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
async def test_words_survive_byte_for_byte(phone_anywhere: Phone, filed: Filed, text: str) -> None:
    phone = phone_anywhere
    await phone.begins("note")
    await phone.says(text)
    await phone.taps("form-skip", "form-confirm")
    assert filed[0].text == text


async def test_a_step_reads_its_row_once_and_writes_it_once(phone: Phone) -> None:
    said: list[str] = []

    def listen(*what: object) -> None:
        said.append(str(what[2]))

    engine = phone.desk.database.engine.sync_engine
    await phone.begins("paint")
    event.listen(engine, "before_cursor_execute", listen)
    for step in (phone.taps("红色"), phone.says("2")):
        said.clear()
        await step
        words = [sql.split()[0] for sql in said if "drafts" in sql]
        assert words == ["SELECT", "UPDATE"]
        assert len([sql for sql in said if "INTO outbox" in sql]) == 1
    event.remove(engine, "before_cursor_execute", listen)
