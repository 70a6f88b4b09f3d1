"""Emergencies on paper: the register as a workbook, the report as a PDF, in both languages."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.reports.incidents import incident_pdf, incidents_xlsx
from bot.services import incident_notices, incident_registers, incident_reports, incident_work, incidents
from bot.texts import Texts
from tests.reports.samples import pages
from tests.services.emergencies import STEPS, by_hand, opened
from tests.services.town import MONDAY, Town

languages = pytest.mark.parametrize("language", list(Language))


@pytest.mark.manual("R36")
@languages
async def test_the_report_tells_all_of_it(town: Town, texts: Texts, language: Language) -> None:
    made = await opened(town)
    await town.does("security", lambda w: incident_work.note(w, made.id, "the brigade is here", ("spot",)))
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8", "9")))
    with pytest.raises(Refusal, match="incident-is-open"):
        await town.does("security", lambda w: incident_reports.on_paper(w, made.id))
    for who, verb in STEPS:
        await town.does(who, lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    found = await town.does("clerk", lambda w: incident_reports.on_paper(w, made.id))
    drawn = incident_pdf(found, texts, language, town.desk.clock.local)
    said = re.sub(r"\s", "", "".join(pages(drawn)))
    parts = ("E-000001", "0801", "着火了", "the brigade is here", "it is out", "socket", "one desk burnt", "cs_manager")
    for part in (*parts, texts.plain(language, "incident-paper-title")):
        assert part.replace(" ", "") in said, part
    assert incident_pdf(found, texts, language, town.desk.clock.local) == drawn
    with pytest.raises(Refusal, match="not-allowed"):
        await town.does("tenant", lambda w: incident_reports.on_paper(w, made.id))


@languages
async def test_the_register_has_a_line_for_each(town: Town, texts: Texts, language: Language) -> None:
    made, other = await opened(town), await by_hand(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    await town.does("security", lambda w: incidents.merge(w, other.id, made.id))
    for who, verb in STEPS[:2]:
        await town.does(who, lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    found = await town.does("clerk", lambda w: incident_registers.of(w, MONDAY, MONDAY))
    sheet = load_workbook(BytesIO(incidents_xlsx(found, texts, language, town.desk.clock.local))).worksheets[0]
    head = [cell.value for cell in sheet[2]]
    lines = [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)]

    def label(name: str) -> str:
        return texts.plain(language, f"incident-column-{name}")

    assert [line[label("number")] for line in lines] == ["E-000001", "E-000002"]
    assert lines[0][label("told")] == 1
    assert lines[0][label("cause")] == "socket"
    assert lines[1][label("state")] == texts.plain(language, "incident-short-merged", number="E-000001")
