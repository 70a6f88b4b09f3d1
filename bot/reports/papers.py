"""Papers that are drawn when they are sent: nothing of them is kept, so there is nothing to erase.

What a paper shows is gathered in one short transaction, as the person who gets it may see it; drawing takes longer and
keeps nobody waiting.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from bot.clock import Clock
from bot.domain.announcements import AnnouncementId
from bot.domain.arrears import ArrearsId
from bot.domain.bc_jobs import BcJobId
from bot.domain.bills import BillId
from bot.domain.complaint_files import ReplyId
from bot.domain.fax_in import FaxInId
from bot.domain.fee_uploads import UploadId
from bot.domain.fees import FeeSheetId
from bot.domain.festivals import Festival
from bot.domain.incidents import IncidentId
from bot.domain.laundry import LaundryId
from bot.domain.meals import RollUpId
from bot.domain.names import Language, Named
from bot.domain.repairs import IntakeId
from bot.domain.surveys import SurveyId
from bot.domain.units import TenantId
from bot.reports.announcement_ledger import announcement_ledger_xlsx
from bot.reports.audits import audit_xlsx
from bot.reports.bc_book import bc_book_xlsx
from bot.reports.bc_slip import bc_slip_pdf
from bot.reports.bc_statement import bc_statement_pdf, bc_statement_xlsx
from bot.reports.books import Wall
from bot.reports.complaints import complaints_xlsx, reply_pdf
from bot.reports.fax_in_log import fax_in_log_xlsx
from bot.reports.fax_in_notice import fax_in_notice_pdf
from bot.reports.fee_papers import (
    arrears_xlsx,
    notice_pdf,
    problems_xlsx,
    receipts_template_xlsx,
    receivables_pdf,
    receivables_xlsx,
    template_xlsx,
)
from bot.reports.festival_cards import festival_card_png
from bot.reports.incidents import incident_pdf, incidents_xlsx
from bot.reports.laundry_slip import laundry_slip_pdf
from bot.reports.laundry_statement import laundry_statement_pdf, laundry_statement_xlsx
from bot.reports.mail_register import mail_register_xlsx
from bot.reports.meal_statement import meal_statement_pdf, meal_statement_xlsx
from bot.reports.menu import menu_pdf
from bot.reports.own_data import own_data_json
from bot.reports.qr import qr_png
from bot.reports.registers import registers_xlsx
from bot.reports.roll_up import roll_up_xlsx
from bot.reports.slip import slip_pdf
from bot.reports.surveys import survey_png, survey_xlsx
from bot.reports.tenant_list import tenant_list_xlsx
from bot.reports.weekly import analysis_xlsx
from bot.services import (
    analyses,
    announcement_ledger,
    arrears,
    audits,
    bc_book,
    bc_slips,
    bc_statements,
    bills,
    complaint_registers,
    complaint_replies,
    fax_in_log,
    fee_sheets,
    fee_templates,
    fee_uploads,
    house,
    incident_registers,
    incident_reports,
    invites,
    laundry_slips,
    laundry_statements,
    mail_register,
    meal_statements,
    menus,
    people,
    privacy,
    registers,
    roll_ups,
    slips,
    survey_results,
)
from bot.services.fee_sheets import SheetPaper
from bot.services.survey_results import Results
from bot.services.work import Work
from bot.texts import Texts

Id = TypeVar("Id")
F = TypeVar("F")


@dataclass(frozen=True)
class Pens:
    """What drawing needs beside what was gathered: words, the reader's language, the building's time."""

    texts: Texts
    language: Language
    clock: Clock


@dataclass(frozen=True)
class Paper:
    """A kind of paper: what is gathered for it, how it is drawn, and what the file is called.

    What is `alike` for everybody who reads a language, and for the same that was gathered, is drawn and uploaded once.
    """

    name: str
    gather: Callable[[Work, Sequence[str]], Awaitable[Any]]
    draw: Callable[[Any, Pens], bytes]
    called: Callable[[Any], str]
    alike: bool = False


def _statements(
    name: str,
    of_month: Callable[[Work, str, TenantId | None], Awaitable[Any]],
    pdf: Callable[[Any, Texts, Language], bytes],
    xlsx: Callable[[Any, Texts, Language], bytes],
    called: str,
) -> tuple[Paper, Paper]:
    """A month's statement on paper and as a workbook: of one tenant, or of everybody."""

    def gather(work: Work, args: Sequence[str]) -> Awaitable[Any]:
        return of_month(work, args[0], TenantId(int(args[1])) if args[1:] else None)

    def drawn(kind: str, draw: Callable[[Any, Texts, Language], bytes], ending: str) -> Paper:
        return Paper(
            f"{name}-{kind}", gather, lambda found, pens: draw(found, pens.texts, pens.language),
            lambda found: f"{called}-{found.month}.{ending}",
        )  # fmt: skip

    return drawn("statement", pdf, "pdf"), drawn("workbook", xlsx, "xlsx")


def _slip(
    name: str,
    of: Callable[[Work, Id], Awaitable[F]],
    kind: Callable[[int], Id],
    draw: Callable[[F, Texts], bytes],
    called: Callable[[F], str],
) -> Paper:
    """The paper of one record, in the language that it is written in, whoever reads it."""
    return Paper(name, lambda work, args: of(work, kind(int(args[0]))), lambda it, pens: draw(it, pens.texts), called)


def _sheet(
    name: str,
    of: Callable[[Work, Id], Awaitable[F]],
    kind: Callable[[int], Id],
    draw: Callable[[F, Texts, Language], bytes],
    called: Callable[[F], str],
) -> Paper:
    """The paper of one record, in the reader's language."""
    return Paper(
        name, lambda work, args: of(work, kind(int(args[0]))), lambda it, pens: draw(it, pens.texts, pens.language),
        called,
    )  # fmt: skip


def _book(
    name: str,
    of_days: Callable[[Work, date, date], Awaitable[F]],
    draw: Callable[[F, Texts, Language, Wall], bytes],
    called: str,
) -> Paper:
    """What some days of the building's calendar brought, as a workbook."""
    return Paper(
        name, lambda work, args: of_days(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: draw(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"{called}-{found.first}-{found.last}.xlsx",
    )  # fmt: skip


def _survey(found: Results) -> str:
    return f"survey-{found.survey.subject.value}-{found.survey.period}"


def _fees(found: SheetPaper) -> str:
    return f"receivables-{found.sheet.month}-v{found.sheet.number}"


async def _festive(work: Work, festival: Festival) -> tuple[Festival, Named]:
    return festival, await house.name(work)


PAPERS: tuple[Paper, ...] = (
    _slip("slip", slips.of, IntakeId, slip_pdf, lambda slip: f"{slip.number}.pdf"),
    Paper(
        "analysis",
        lambda work, args: analyses.of_week(work, date.fromisoformat(args[0])),
        lambda analysis, pens: analysis_xlsx(analysis, pens.texts),
        lambda analysis: f"repairs-{analysis.end:%Y-%m-%d}.xlsx",
    ),
    Paper(
        "audit",
        lambda work, args: audits.in_full(work, datetime.fromisoformat(args[0]), datetime.fromisoformat(args[1])),
        lambda found, pens: audit_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"three-equals-{found.end:%Y-%m-%d}.xlsx",
    ),
    _book("registers", registers.of, registers_xlsx, "registers"),
    Paper(
        "tenants",
        lambda work, _: people.tenant_list(work),
        lambda found, pens: tenant_list_xlsx(found, pens.texts, pens.language),
        lambda found: f"tenants-{found.day}.xlsx",
    ),
    Paper(
        "announcement-ledger",
        lambda work, args: announcement_ledger.of(work, AnnouncementId(int(args[0]))),
        lambda found, pens: announcement_ledger_xlsx(found, pens.texts, pens.language, pens.clock),
        lambda found: f"{found.announcement.number}.xlsx",
    ),
    _sheet("survey-chart", survey_results.of, SurveyId, survey_png, lambda found: f"{_survey(found)}.png"),
    _sheet("survey-sheet", survey_results.of, SurveyId, survey_xlsx, lambda found: f"{_survey(found)}.xlsx"),
    Paper(
        "festival-card",
        lambda work, args: _festive(work, Festival(args[0])),
        lambda found, pens: festival_card_png(found[0], found[1], pens.texts, pens.language),
        lambda found: f"{found[0].value}.png",
        alike=True,
    ),
    Paper(
        "menu",
        lambda work, args: menus.on_paper(work, date.fromisoformat(args[0])),
        lambda found, pens: menu_pdf(found, pens.texts, pens.language),
        lambda found: f"menu-{found.monday}.pdf",
    ),
    _sheet("roll-up", roll_ups.sheet, RollUpId, roll_up_xlsx, lambda found: f"{found.roll_up.number}.xlsx"),
    *_statements("meal", meal_statements.of_month, meal_statement_pdf, meal_statement_xlsx, "meals"),
    _slip("laundry-slip", laundry_slips.of, LaundryId, laundry_slip_pdf, lambda slip: f"{slip.order.number}.pdf"),
    *_statements("laundry", laundry_statements.of_month, laundry_statement_pdf, laundry_statement_xlsx, "laundry"),
    _slip("bc-slip", bc_slips.of, BcJobId, bc_slip_pdf, lambda slip: f"{slip.job.number}.pdf"),
    _book("bc-book", bc_book.of, bc_book_xlsx, "business-centre"),
    *_statements("bc", bc_statements.of_month, bc_statement_pdf, bc_statement_xlsx, "business-centre"),
    _slip("fax-in-notice", fax_in_log.notice, FaxInId, fax_in_notice_pdf, lambda slip: f"{slip.line.kept.number}.pdf"),
    _book("fax-in-log", fax_in_log.of, fax_in_log_xlsx, "faxes"),
    _book("complaints", complaint_registers.of, complaints_xlsx, "complaints"),
    _slip("complaint-reply", complaint_replies.letter, ReplyId, reply_pdf, lambda letter: f"{letter.number}.pdf"),
    Paper(
        "incident",
        lambda work, args: incident_reports.on_paper(work, IncidentId(int(args[0]))),
        lambda found, pens: incident_pdf(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"{found.incident.number}.pdf",
    ),
    _book("incidents", incident_registers.of, incidents_xlsx, "emergencies"),
    _book("mail", mail_register.of, mail_register_xlsx, "mail"),
    Paper(
        "fees-template",
        lambda work, args: fee_templates.of_month(work, args[0]),
        lambda found, pens: template_xlsx(found, pens.texts, pens.language),
        lambda found: f"receivables-{found.month}.xlsx",
    ),
    Paper(
        "receipts-template",
        lambda work, _: house.name(work),
        lambda _, pens: receipts_template_xlsx(pens.texts, pens.language),
        lambda _: "receipts.xlsx",
    ),
    _sheet("fees-workbook", fee_sheets.on_paper, FeeSheetId, receivables_xlsx, lambda found: f"{_fees(found)}.xlsx"),
    _sheet("fees-list", fee_sheets.on_paper, FeeSheetId, receivables_pdf, lambda found: f"{_fees(found)}.pdf"),
    _sheet("fee-notice", bills.on_paper, BillId, notice_pdf, lambda found: f"fees-{found.bill.month}.pdf"),
    _sheet("fee-problems", fee_uploads.wrong, UploadId, problems_xlsx, lambda _: "problems.xlsx"),
    _sheet("arrears", arrears.on_paper, ArrearsId, arrears_xlsx, lambda found: f"arrears-{found.found.day}.xlsx"),
    Paper(
        "invitation",
        lambda work, args: invites.link(work, args[0]),
        lambda link, _: qr_png(link),
        lambda _: "invitation.png",
    ),
    Paper(
        "own-data",
        lambda work, _: privacy.export(work),
        lambda kept, pens: own_data_json(kept, pens.texts, pens.language, pens.clock),
        lambda _: "guanjia-data.json",
    ),
)
"""Everything that can be sent as a file of the house's own making."""
