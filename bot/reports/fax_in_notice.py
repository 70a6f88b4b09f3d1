"""The slip of a fax: for the unit (传真通知单, R224), for the front desk (R230), for the folder (R226); in Chinese."""

from collections.abc import Iterator

from bot.domain.names import Language
from bot.reports.paper import Form, Row, labelled, printed
from bot.reports.spoken import Spoken
from bot.services.fax_in_log import FaxNotice
from bot.texts import Texts


def fax_in_notice_pdf(notice: FaxNotice, texts: Texts) -> bytes:
    """The slip as a PDF; the same slip gives the same bytes."""
    words, fax = Spoken(texts, Language.ZH), notice.line.kept
    kind = fax.status.value.replace("_", "-")

    def pairs(*named: tuple[str, str]) -> Row:
        return labelled((words(f"fax-in-notice-{key}"), value or "—") for key, value in named)

    def rows() -> Iterator[Row]:
        yield pairs(("unit", notice.line.unit), ("addressee", fax.addressee))
        yield pairs(("tenant", words.name(notice.line.tenant)))
        yield pairs(("came", f"{notice.came_at:%Y-%m-%d %H:%M}"), ("pages", f"{fax.pages}"))
        yield pairs(("sender", fax.sender), ("by", words.name(notice.line.taken_by)))
        yield pairs(("where", words(f"fax-in-notice-where-{kind}", hours=notice.hours, number=notice.desk_number)))
        yield pairs(("signed", ""), ("day", ""))

    form = Form(
        house=words.name(notice.house),
        title=words(f"fax-in-notice-title-{kind}"),
        number=fax.number,
        left=words("bc-slip-centre"),
        right=words("bc-slip-printed", day=f"{notice.printed_at:%Y-%m-%d}"),
        rows=tuple(rows()),
        footing=words("fax-in-notice-footing"),
    )
    return printed([form], lambda page, pages: words("bc-slip-page", page=page, pages=pages), notice.printed_at)
