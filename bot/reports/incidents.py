"""Emergencies on paper: the register as a workbook, and the report on one of them."""

from datetime import datetime

from bot.domain.names import Language
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.paper import Form, Row, labelled, printed
from bot.reports.sheets import workbook
from bot.reports.spoken import Spoken
from bot.services.incident_cards import line as course_line
from bot.services.incident_registers import IncidentLine, IncidentRegister
from bot.services.incident_reports import OnPaper
from bot.talk import Words
from bot.texts import Texts

_PART_LINES = 4


def incidents_xlsx(register: IncidentRegister, texts: Texts, language: Language, wall: Wall) -> bytes:
    """The register in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)

    columns: Columns[IncidentLine] = {
        "number": (12, lambda one: one.incident.number),
        "began": (17, lambda one: words.at(one.incident.began_at)),
        "kind": (12, lambda one: words(f"incident-kind-{one.incident.kind.value}")),
        "where": (18, lambda one: words(one.where.key, **one.where.args)),
        "text": (40, lambda one: one.incident.text),
        "alarms": (8, lambda one: one.alarms),
        "opened": (14, lambda one: words.name(one.opened_by)),
        "holder": (14, lambda one: words.name(one.holder)),
        "told": (10, lambda one: one.told),
        "state": (16, lambda one: words(f"incident-short-{one.incident.status.value}", number=one.into)),
        "cleared": (17, lambda one: words.at(one.incident.cleared_at)),
        "cleared-by": (14, lambda one: words.name(one.cleared_by)),
        "clear-words": (30, lambda one: one.incident.clear_words),
        "cause": (30, lambda one: one.incident.cause),
        "measures": (30, lambda one: one.incident.measures),
        "consequences": (30, lambda one: one.incident.consequences),
        "prevention": (30, lambda one: one.incident.prevention),
        "approved": (17, lambda one: words.at(one.incident.approved_at)),
        "approved-by": (14, lambda one: words.name(one.approved_by)),
    }
    tab = words("incident-register-sheet")
    title = words("incident-register-title", first=f"{register.first}", last=f"{register.last}")
    return workbook([words.sheet(tab, title, lambda name: f"incident-column-{name}", columns, register.lines)])


def incident_pdf(paper: OnPaper, texts: Texts, language: Language, wall: Wall) -> bytes:
    """The report in a language; the same report gives the same bytes."""
    words, one = Spoken(texts, language), paper.incident

    def said(it: Words) -> str:
        return words(it.key, **it.args)

    def when(instant: datetime | None) -> str:
        return f"{wall(instant):%Y-%m-%d %H:%M}" if instant else "—"

    def pairs(*held: tuple[str, str]) -> Row:
        return labelled((words(f"incident-paper-{key}"), value) for key, value in held)

    def part(key: str, value: str) -> Row:
        return labelled([(words(f"incident-paper-{key}"), value or "—")], lines=_PART_LINES)

    course = "\n".join(
        f"{wall(entry.at):%m-%d %H:%M}  {said(course_line(entry, paper.names))}" for entry in paper.course
    )
    told = "\n".join(
        words(
            "incident-paper-told-line", at=when(notice.sent_at), whom=said(whom), people=notice.people,
            arrived=notice.arrived, phone=", ".join(notice.phone) or "—",
        )
        for notice, whom in paper.notices
    )  # fmt: skip
    rows = (
        pairs(("kind", words(f"incident-kind-{one.kind.value}")), ("where", said(paper.where))),
        pairs(("began", when(one.began_at)), ("cleared", when(one.cleared_at))),
        pairs(("opened", words.name(paper.name(one.opened_by))), ("holder", words.name(paper.name(one.holder)))),
        part("text", one.text),
        part("course", course),
        part("told", told),
        part("clear-words", one.clear_words),
        part("cause", one.cause),
        part("measures", one.measures),
        part("consequences", one.consequences),
        part("prevention", one.prevention),
        pairs(
            ("written", words.name(paper.name(one.reported_by))), ("approved", words.name(paper.name(one.approved_by)))
        ),
        pairs(("written-at", when(one.reported_at)), ("approved-at", when(one.approved_at))),
    )
    form = Form(
        house=words.name(paper.house), title=words("incident-paper-title"), number=one.number,
        left=words(f"incident-short-{one.status.value}", number=""), right=when(one.approved_at or one.cleared_at),
        rows=rows, footing=words("incident-paper-footing"),
    )  # fmt: skip
    made = one.approved_at or one.reported_at or one.cleared_at or one.opened_at
    return printed([form], lambda page, pages: words("laundry-slip-page", page=page, pages=pages), made)
