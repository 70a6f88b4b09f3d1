"""The audit of the three equals as a workbook: every number behind each difference (R130-R134)."""

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.domain.audits import Audit, Pair
from bot.domain.names import Language
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.audits import Audited
from bot.texts import Texts

_COLUMNS = {"pair": 34, "why": 26, "number": 18, "remark": 50}
"""The columns, with their widths in characters."""
_MINUTE = "%Y-%m-%d %H:%M"


def audit_xlsx(found: Audited, texts: Texts, language: Language, wall: Callable[[datetime], datetime]) -> bytes:
    """A line for each number, in a language; `wall` gives the building's time of an instant."""
    words = Spoken(texts, language)
    title = words("audit-title", start=f"{wall(found.start):{_MINUTE}}", end=f"{wall(found.end):{_MINUTE}}")
    heads = words.columns((f"audit-column-{name}", width) for name, width in _COLUMNS.items())
    return workbook([Sheet(words("audit-sheet"), title, heads, _lines(found.audit, words))])


def _lines(audit: Audit, words: Spoken) -> Iterator[tuple[str, str, str, str]]:
    for name, pair in (("logged", audit.logged), ("ordered", audit.ordered), ("returned", audit.returned)):
        for why, number in _of_pair(pair):
            yield words(f"audit-pair-{name}"), words(f"audit-short-{why}"), number, ""
    for why, numbers in (("gap", audit.gaps), ("twice", audit.twice)):
        for number in numbers:
            yield words("audit-pair-numbers"), words(f"audit-short-{why}"), number, ""
    for number, reason in audit.voids:
        yield words("audit-pair-numbers"), words("audit-short-void"), number, reason


def _of_pair(pair: Pair) -> Iterator[tuple[str, str]]:
    for why, numbers in (*pair.explained.items(), ("missing", pair.missing), ("surplus", pair.surplus)):
        for number in numbers:
            yield why.replace("_", "-"), number
