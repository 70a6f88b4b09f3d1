"""Complaints on paper: the register as a workbook, the written reply as a letter."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.domain.complaints import Grade, Liability, Topic
from bot.domain.names import Language
from bot.domain.parties import Department
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel
from bot.reports.complaints import complaints_xlsx, reply_pdf
from bot.services import complaint_registers, complaint_replies, complaint_work, complaints
from bot.services.complaints import Complained
from bot.texts import Texts
from tests.reports.samples import pages
from tests.services.test_complaint_table import complained, staged
from tests.services.town import MONDAY, Town


@pytest.mark.manual("R61", "R195")
@pytest.mark.parametrize("language", list(Language))
async def test_the_register_has_what_its_reader_may_know(town: Town, texts: Texts, language: Language) -> None:
    await complained(town, "the lift stands still again")
    said = Complained("the front desk is rude", town.unit, Topic.STAFF_ATTITUDE)
    await town.does("tenant", lambda w: complaints.receive(w, said))
    delicate = Complained("they shouted at me", town.unit, Topic.STAFF_ATTITUDE)
    await town.does("tenant", lambda w: complaints.receive(w, delicate))
    lines = {}
    for reader in ("tenant_supervisor", "clerk"):
        found = await town.does(reader, lambda w: complaint_registers.of(w, MONDAY, MONDAY))
        drawn = complaints_xlsx(found, texts, language, town.desk.clock.local)
        sheet = load_workbook(BytesIO(drawn)).worksheets[0]
        lines[reader] = [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)]
    # The clerk belongs to the front desk's team, and may be the one who shouted.
    assert lines == {"tenant_supervisor": ["C-000001", "C-000002", "C-000003"], "clerk": ["C-000001"]}


@pytest.mark.manual("R62", "R245")
async def test_on_the_register_who_wants_to_stay_unknown_is_so_in_their_own_words(town: Town, texts: Texts) -> None:
    said = Complained("tenant of 0801: the lift stands still", town.unit, Topic.EQUIPMENT, anonymous=True)
    await town.does("tenant", lambda w: complaints.receive(w, said))
    shown = {}
    for reader in ("tenant_supervisor", "clerk"):
        found = await town.does(reader, lambda w: complaint_registers.of(w, MONDAY, MONDAY))
        drawn = complaints_xlsx(found, texts, Language.EN, town.desk.clock.local)
        sheet = load_workbook(BytesIO(drawn)).worksheets[0]
        shown[reader] = str(list(sheet.iter_rows(min_row=3, values_only=True)))
    assert "tenant of 0801" in shown["tenant_supervisor"]
    assert "the lift stands still" in shown["clerk"]
    assert not any(one in shown["clerk"] for one in ("0801", "tenant"))


@pytest.mark.manual("R8", "R197", "R198", "R202")
async def test_the_register_is_in_order_and_says_of_each_how_it_came_what_it_is_and_whose_doing_it_was(
    town: Town, texts: Texts
) -> None:
    head = town.people["engineering_manager"]
    came = dict(zip((Channel.PHONE, Channel.LETTER, Channel.WALK_IN, Channel.CHAT), Liability, strict=True))
    for channel, whose in came.items():
        own = channel is Channel.CHAT
        said = Complained("so slow", town.unit, Topic.REPAIR_QUALITY, channel=None if own else channel, caller="Zhou")
        made = await town.does("tenant" if own else "receptionist", lambda w, it=said: complaints.receive(w, it))  # type: ignore[misc]
        await town.does(
            "tenant_supervisor",
            lambda w, id_=made.id: complaints.assign(w, id_, Department.ENGINEERING, head, Grade.ORDINARY),  # type: ignore[misc]
        )
        await town.does(
            "engineering_manager",
            lambda w, id_=made.id, it=whose: complaint_work.handle(w, id_, "seen to", it),  # type: ignore[misc]
        )
    found = await town.does("tenant_supervisor", lambda w: complaint_registers.of(w, MONDAY, MONDAY))
    sheet = load_workbook(BytesIO(complaints_xlsx(found, texts, Language.EN, town.desk.clock.local))).worksheets[0]
    lines = [[row[n] for n in (0, 2, 3, 4, 13)] for row in sheet.iter_rows(min_row=3, values_only=True)]

    def say(key: str) -> str:
        return texts.plain(Language.EN, key)

    assert lines == [
        [
            f"C-{number:06d}", say(f"channel-{channel.value.replace('_', '-')}"), say("complaint-kind-complaint"),
            say("topic-repair-quality"), say(f"liability-{whose.value.replace('_', '-')}"),
        ]
        for number, (channel, whose) in enumerate(came.items(), start=1)
    ]  # fmt: skip


@pytest.mark.manual("R206")
async def test_a_letter_says_who_wrote_and_who_approved(town: Town, texts: Texts) -> None:
    made = await staged(town, "answered", "nobody")
    draft = await town.does("tenant_supervisor", lambda w: complaint_replies.draft(w, made.id, "尊敬的业主：施工已停"))
    with pytest.raises(Refusal, match="reply-by-another"):
        await town.does("tenant_supervisor", lambda w: complaint_replies.approve(w, draft.id))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("tenant", lambda w: complaint_replies.letter(w, draft.id))
    await town.does("cs_manager", lambda w: complaint_replies.approve(w, draft.id))
    letter = await town.does("tenant", lambda w: complaint_replies.letter(w, draft.id))
    drawn = reply_pdf(letter, texts)
    said = "".join(pages(drawn))
    assert all(one in said for one in ("C-000001", "0801", "施工已停", "tenant_supervisor", "cs_manager"))
    assert reply_pdf(letter, texts) == drawn
