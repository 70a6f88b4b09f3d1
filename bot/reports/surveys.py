"""What a survey came to, as a workbook and as a chart; nothing is drawn of what may not be shown."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import repeat

from bot.domain.months import Period
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.domain.surveys import MOST_STARS, Item
from bot.reports.bars import Bar, Chart, chart_png
from bot.reports.sheets import Column, Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.survey_results import Results, stars
from bot.texts import Texts

_STARS = range(1, MOST_STARS + 1)
_COLOURS = ("#c0392b", "#e67e22", "#e8c547", "#86bf6f", "#2e8b57")
"""From one star to five."""


def survey_xlsx(found: Results, texts: Texts, language: Language) -> bytes:
    """The workbook: question by question, by what units are let for, what people wrote. Raises as `chart`."""
    said = _words(found, texts, language)
    counts = Sheet(said("survey-sheet-counts"), _title(found, said), _columns(said, before=True), _counted(found, said))
    sheets = [counts]
    if found.tally.groups:
        groups = [_figures(said(f"use-{use.value}"), item) for use, item in found.tally.groups.items()]
        sheets.append(Sheet(said("survey-sheet-groups"), said("survey-by-use"), _columns(said), groups))
    if found.words:
        column = (Column(said("survey-column-words"), 80),)
        sheets.append(Sheet(said("survey-sheet-words"), _title(found, said), column, [(one,) for one in found.words]))
    return workbook(sheets)


def survey_png(found: Results, texts: Texts, language: Language) -> bytes:
    """The chart. Raises Refusal where nothing may be shown of it."""
    return chart_png(chart(found, texts, language))


def chart(found: Results, texts: Texts, language: Language) -> Chart:
    """What the chart shows. Raises Refusal where nothing may be shown of it."""
    said, counts = _words(found, texts, language), found.tally
    before: Sequence[Item | None] = found.before.items if found.before else [None] * len(counts.items)
    asked = zip(found.survey.questions, counts.items, before, strict=True)
    bars = [_bar(said(f"survey-on-{question}"), item, said, was) for question, item, was in asked]
    groups = [_bar(said(f"use-{use.value}"), item, said) for use, item in counts.groups.items()]
    return Chart(
        title=_title(found, said),
        below=said("survey-answered", answered=counts.answered, asked=counts.asked, rate=counts.rate),
        legend=tuple((said(f"survey-stars-{n}"), colour) for n, colour in zip(_STARS, _COLOURS, strict=True)),
        parts=tuple(part for part in (("", tuple(bars)), (said("survey-by-use"), tuple(groups))) if part[1]),
    )


def _words(found: Results, texts: Texts, language: Language) -> Spoken:
    if not (found.shown and found.tally.answered):
        raise Refusal("survey-not-shown")
    return Spoken(texts, language)


def _title(found: Results, said: Spoken) -> str:
    subject = said(f"subject-{found.survey.subject.value}")
    return said("survey-title", subject=subject, period=said.name(Period(found.survey.period)))


def _columns(said: Spoken, *, before: bool = False) -> tuple[Column, ...]:
    names = ["about", "answers", *(f"of-{n}" for n in _STARS), "average", "satisfied", *(["before"] if before else [])]
    return said.columns((f"survey-column-{name}", 12 if n else 24) for n, name in enumerate(names))


def _counted(found: Results, said: Spoken) -> Iterator[Sequence[object]]:
    before = [_average(item) for item in found.before.items] if found.before else repeat(None)
    for question, item, was in zip(found.survey.questions, found.tally.items, before, strict=False):
        yield (*_figures(said(f"survey-on-{question}"), item), was)


def _figures(about: str, item: Item) -> tuple[object, ...]:
    return about, item.answers, *item.counts, _average(item), item.satisfied


def _average(item: Item) -> Decimal:
    return Decimal(item.tenths) / 10


def _bar(about: str, item: Item, said: Spoken, was: Item | None = None) -> Bar:
    average = said("survey-average", stars=stars(item.tenths), satisfied=item.satisfied)
    return Bar(about, item.counts, average, said("survey-was", stars=stars(was.tenths)) if was else "")
