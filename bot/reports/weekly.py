"""The week's repairs as a workbook (周报修项目统计分析表), always in Chinese: counts, open for long, late."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from bot.domain.aftermath import Stage
from bot.domain.analyses import Analysis, LongOpen, Rectified, Tally
from bot.domain.names import Language
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.texts import Texts

_COUNTS = {
    "what": 24, "carried": 10, "reported": 10, "reopened": 12, "done": 10, "void": 10, "otherwise": 18, "open": 10,
    "long-open": 14,
}  # fmt: skip
_LONG_OPEN = {
    "row": 6, "number": 18, "unit": 12, "content": 44, "since": 18, "holder": 16, "days": 10, "deadline": 14,
    "remark": 24,
}  # fmt: skip
_RECTIFIED = {"row": 6, "number": 18, "content": 44, "deadline": 14, "remark": 24, "done-at": 17, "outcome": 12}
_OVERDUE = {"stage": 24, "count": 10}
"""The columns of each sheet, with their widths in characters."""
_MINUTE = "%Y-%m-%d %H:%M"


def analysis_xlsx(analysis: Analysis, texts: Texts) -> bytes:
    """The workbook: counts, the repairs open for long, those that were to be settled by a day, limits overrun."""
    words = _Words(texts, analysis)
    stages = ((words(f"weekly-stage-{_dashed(s)}"), analysis.overdue.get(s, 0)) for s in Stage)
    return workbook([
        words.sheet("counts", _COUNTS, _counts(analysis, words)),
        words.sheet("long-open", _LONG_OPEN, (_long_open(n, one) for n, one in enumerate(analysis.long_open, 1))),
        words.sheet("rectified", _RECTIFIED, (_rectified(n, it, words) for n, it in enumerate(analysis.rectified, 1))),
        words.sheet("overdue", _OVERDUE, stages),
    ])  # fmt: skip


class _Words(Spoken):
    """What is printed, whoever reads it."""

    def __init__(self, texts: Texts, analysis: Analysis) -> None:
        super().__init__(texts, Language.ZH)
        self._title = self("weekly-title", start=f"{analysis.start:{_MINUTE}}", end=f"{analysis.end:{_MINUTE}}")

    def sheet(self, name: str, columns: Mapping[str, int], rows: Iterable[Sequence[object]]) -> Sheet:
        """A sheet of the week."""
        heads = self.columns((f"weekly-column-{column}", width) for column, width in columns.items())
        return Sheet(self(f"weekly-sheet-{name}"), self._title, heads, rows)


def _counts(analysis: Analysis, words: _Words) -> Iterator[Sequence[object]]:
    yield _counted(words("weekly-total"), analysis.total)
    yield (words("weekly-by-category"),)
    for category, tally in analysis.by_category.items():
        yield _counted(words(f"category-{_dashed(category)}"), tally)
    yield (words("weekly-by-department"),)
    for name, tally in analysis.by_department:
        yield _counted(name.spoken(Language.ZH), tally)


def _counted(what: str, tally: Tally) -> Sequence[object]:
    came, settled = (tally.carried, tally.reported, tally.reopened), (tally.done, tally.void, tally.otherwise)
    return what, *came, *settled, tally.open, tally.long_open


def _long_open(row: int, one: LongOpen) -> Sequence[object]:
    holder = one.holder.spoken(Language.ZH) if one.holder else ""
    return row, one.number, one.unit, one.content, one.since, holder, one.days, one.deadline, one.remark


def _rectified(row: int, one: Rectified, words: _Words) -> Sequence[object]:
    late = one.done is not None and one.done.date() > one.by
    outcome = words(f"weekly-rectified-{'open' if one.done is None else 'late' if late else 'in-time'}")
    return row, one.number, one.content, one.by, one.why, one.done, outcome


def _dashed(code: StrEnum) -> str:
    return code.value.replace("_", "-")
