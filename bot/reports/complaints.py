"""Complaints on paper: the register as a workbook, and the written reply as a letter (R206)."""

from bot.domain.names import Language, Named
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.paper import Form, Row, labelled, printed
from bot.reports.sheets import workbook
from bot.reports.spoken import Spoken
from bot.services.complaint_registers import ComplaintRegister, Line
from bot.services.complaint_replies import Letter
from bot.texts import Texts

_LETTER_LINES = 24


def complaints_xlsx(register: ComplaintRegister, texts: Texts, language: Language, wall: Wall) -> bytes:
    """The register in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)

    def named(name: str | Named) -> str:
        return name if isinstance(name, str) else words.name(name)

    columns: Columns[Line] = {
        "number": (12, lambda one: one.complaint.number),
        "received": (17, lambda one: words.at(one.complaint.received_at)),
        "channel": (12, lambda one: words.code("channel", one.complaint.channel)),
        "kind": (10, lambda one: words.code("complaint-kind", one.complaint.kind)),
        "topic": (16, lambda one: words.code("topic", one.complaint.topic)),
        "unit": (10, lambda one: one.unit),
        "tenant": (24, lambda one: words.name(one.tenant)),
        "complainant": (14, lambda one: named(one.complainant)),
        "text": (44, lambda one: one.text),
        "state": (14, lambda one: words.code("complaint-short", one.complaint.status)),
        "department": (14, lambda one: words.code("department", one.complaint.department)),
        "owner": (14, lambda one: words.name(one.owner)),
        "due": (17, lambda one: words.at(one.complaint.due_at)),
        "liability": (16, lambda one: words.code("liability", one.complaint.liability)),
        "result": (44, lambda one: one.result),
        "rounds": (8, lambda one: one.complaint.rounds),
        "answered": (17, lambda one: words.at(one.complaint.answered_at)),
        "closed": (17, lambda one: words.at(one.complaint.closed_at)),
        "satisfaction": (12, lambda one: words.code("satisfaction", one.complaint.satisfaction)),
    }
    tab = words("complaint-register-sheet")
    title = words("complaint-register-title", first=f"{register.first}", last=f"{register.last}")
    return workbook([words.sheet(tab, title, lambda name: f"complaint-column-{name}", columns, register.lines)])


def reply_pdf(letter: Letter, texts: Texts) -> bytes:
    """The written reply as a letter in the complainant's language; the same letter gives the same bytes."""
    words = Spoken(texts, letter.language)

    def pairs(*held: tuple[str, str]) -> Row:
        return labelled((words(f"complaint-letter-{key}"), value) for key, value in held)

    rows = (
        pairs(("to", letter.to), ("unit", letter.unit)),
        pairs(("received", f"{letter.received:%Y-%m-%d}"), ("written", f"{letter.approved:%Y-%m-%d}")),
        labelled([(words("complaint-letter-text"), letter.text)], lines=_LETTER_LINES),
        pairs(("drafted", words.name(letter.drafted_by)), ("approved", words.name(letter.approved_by))),
        pairs(("signed", ""), ("taken", "")),
    )
    form = Form(
        house=words.name(letter.house), title=words("complaint-letter-title"), number=letter.number, left="",
        right=words("complaint-letter-day", day=f"{letter.approved:%Y-%m-%d}"), rows=rows,
        footing=words("complaint-letter-footing"),
    )  # fmt: skip
    return printed([form], lambda page, pages: words("laundry-slip-page", page=page, pages=pages), letter.approved)
