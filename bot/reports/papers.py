"""Papers that are drawn when they are sent: nothing of them is kept, so there is nothing to erase.

What a paper shows is gathered in one short transaction, as the person who gets it may see it; drawing takes longer and
keeps nobody waiting.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
from bot.services.work import Work
from bot.texts import Texts


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


async def _festive(work: Work, festival: Festival) -> tuple[Festival, Named]:
    return festival, await house.name(work)


PAPERS: tuple[Paper, ...] = (
    Paper(
        "slip",
        lambda work, args: slips.of(work, IntakeId(int(args[0]))),
        lambda slip, pens: slip_pdf(slip, pens.texts),
        lambda slip: f"{slip.number}.pdf",
    ),
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
    Paper(
        "registers",
        lambda work, args: registers.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: registers_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"registers-{found.first}-{found.last}.xlsx",
    ),
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
    Paper(
        "survey-chart",
        lambda work, args: survey_results.of(work, SurveyId(int(args[0]))),
        lambda found, pens: survey_png(found, pens.texts, pens.language),
        lambda found: f"survey-{found.survey.subject.value}-{found.survey.period}.png",
    ),
    Paper(
        "survey-sheet",
        lambda work, args: survey_results.of(work, SurveyId(int(args[0]))),
        lambda found, pens: survey_xlsx(found, pens.texts, pens.language),
        lambda found: f"survey-{found.survey.subject.value}-{found.survey.period}.xlsx",
    ),
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
    Paper(
        "roll-up",
        lambda work, args: roll_ups.sheet(work, RollUpId(int(args[0]))),
        lambda found, pens: roll_up_xlsx(found, pens.texts, pens.language),
        lambda found: f"{found.roll_up.number}.xlsx",
    ),
    *_statements("meal", meal_statements.of_month, meal_statement_pdf, meal_statement_xlsx, "meals"),
    Paper(
        "laundry-slip",
        lambda work, args: laundry_slips.of(work, LaundryId(int(args[0]))),
        lambda slip, pens: laundry_slip_pdf(slip, pens.texts),
        lambda slip: f"{slip.order.number}.pdf",
    ),
    *_statements("laundry", laundry_statements.of_month, laundry_statement_pdf, laundry_statement_xlsx, "laundry"),
    Paper(
        "bc-slip",
        lambda work, args: bc_slips.of(work, BcJobId(int(args[0]))),
        lambda slip, pens: bc_slip_pdf(slip, pens.texts),
        lambda slip: f"{slip.job.number}.pdf",
    ),
    Paper(
        "bc-book",
        lambda work, args: bc_book.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: bc_book_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"business-centre-{found.first}-{found.last}.xlsx",
    ),
    *_statements("bc", bc_statements.of_month, bc_statement_pdf, bc_statement_xlsx, "business-centre"),
    Paper(
        "fax-in-notice",
        lambda work, args: fax_in_log.notice(work, FaxInId(int(args[0]))),
        lambda found, pens: fax_in_notice_pdf(found, pens.texts),
        lambda found: f"{found.line.kept.number}.pdf",
    ),
    Paper(
        "fax-in-log",
        lambda work, args: fax_in_log.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: fax_in_log_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"faxes-{found.first}-{found.last}.xlsx",
    ),
    Paper(
        "complaints",
        lambda work, args: complaint_registers.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: complaints_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"complaints-{found.first}-{found.last}.xlsx",
    ),
    Paper(
        "complaint-reply",
        lambda work, args: complaint_replies.letter(work, ReplyId(int(args[0]))),
        lambda letter, pens: reply_pdf(letter, pens.texts),
        lambda letter: f"{letter.number}.pdf",
    ),
    Paper(
        "incident",
        lambda work, args: incident_reports.on_paper(work, IncidentId(int(args[0]))),
        lambda found, pens: incident_pdf(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"{found.incident.number}.pdf",
    ),
    Paper(
        "incidents",
        lambda work, args: incident_registers.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: incidents_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"emergencies-{found.first}-{found.last}.xlsx",
    ),
    Paper(
        "mail",
        lambda work, args: mail_register.of(work, date.fromisoformat(args[0]), date.fromisoformat(args[1])),
        lambda found, pens: mail_register_xlsx(found, pens.texts, pens.language, pens.clock.local),
        lambda found: f"mail-{found.first}-{found.last}.xlsx",
    ),
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
    Paper(
        "fees-workbook",
        lambda work, args: fee_sheets.on_paper(work, FeeSheetId(int(args[0]))),
        lambda found, pens: receivables_xlsx(found, pens.texts, pens.language),
        lambda found: f"receivables-{found.sheet.month}-v{found.sheet.number}.xlsx",
    ),
    Paper(
        "fees-list",
        lambda work, args: fee_sheets.on_paper(work, FeeSheetId(int(args[0]))),
        lambda found, pens: receivables_pdf(found, pens.texts, pens.language),
        lambda found: f"receivables-{found.sheet.month}-v{found.sheet.number}.pdf",
    ),
    Paper(
        "fee-notice",
        lambda work, args: bills.on_paper(work, BillId(int(args[0]))),
        lambda found, pens: notice_pdf(found, pens.texts, pens.language),
        lambda found: f"fees-{found.bill.month}.pdf",
    ),
    Paper(
        "fee-problems",
        lambda work, args: fee_uploads.wrong(work, UploadId(int(args[0]))),
        lambda found, pens: problems_xlsx(found, pens.texts, pens.language),
        lambda _: "problems.xlsx",
    ),
    Paper(
        "arrears",
        lambda work, args: arrears.on_paper(work, ArrearsId(int(args[0]))),
        lambda found, pens: arrears_xlsx(found, pens.texts, pens.language),
        lambda found: f"arrears-{found.found.day}.xlsx",
    ),
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
