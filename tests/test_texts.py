"""How the house speaks: whole sentences where somebody is answered, and one kind of punctuation in each language."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast

import bot
from bot.clock import Clock, frozen
from bot.domain.names import Language
from bot.texts import LOCALES, Texts

SOURCE = "\n".join(file.read_text("utf-8") for file in Path(bot.__path__[0]).rglob("*.py"))
MIXED = re.compile(r"（[^）\n]*\)|\([^)\n]*）|）:|[\u4e00-\u9fff”）]:(?!//)|\)——")
"""A bracket of one kind closed by the other; a colon for Latin letters after Chinese ones."""


def spoken(language: Language) -> dict[str, str]:
    """Each text as it is written, without what belongs to Fluent."""
    found = {}
    for file in sorted((LOCALES / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                found[entry.id.name] = FluentSerializer().serialize_entry(entry).partition("=")[2].strip()
    return found


def test_chinese_brackets_and_colons_are_of_one_kind() -> None:
    assert {key: text for key, text in spoken(Language.ZH).items() if MIXED.search(text)} == {}


@pytest.mark.parametrize("language", Language)
def test_whoever_is_answered_in_passing_or_told_no_hears_a_whole_sentence(language: Language) -> None:
    keys = set(re.findall(r'Refusal\(\s*"([a-z0-9-]+)"', SOURCE))
    keys |= set(re.findall(r'answer\("([a-z0-9-]+)"[^()]*toast=True\)', SOURCE))
    texts = spoken(language)
    keys |= {key for key in texts if key.endswith("-toast")}
    whole = re.compile(r"[。！？.!?）)]$|\}$|</code>$")
    assert {key: texts[key] for key in keys if not whole.search(texts[key])} == {}


@pytest.mark.parametrize("feature", ["meals", "laundry", "reviews"])
def test_a_tenant_is_called_as_in_the_glossary(feature: str) -> None:
    said = (LOCALES / "zh-CN" / f"{feature}.ftl").read_text("utf-8")
    assert not any(word in said for word in ("客户", "用户", "代客"))


def test_the_progress_of_a_repair_is_one_line_on_a_narrow_phone() -> None:
    """360 pixels leave a bubble 17 Chinese characters."""
    steps = dict.fromkeys(("dispatched", "accepted", "on_site", "done", "verified"), "●")
    line = Texts(Clock()).say(Language.ZH, "repair-progress", **steps)
    assert sum(0.5 if one.isascii() or one == "–" else 1 for one in line) <= 17


DUE = datetime(2026, 11, 23, 14, 30)


@pytest.mark.parametrize(
    ("now", "zh", "en"),
    [
        ("2026-11-23 09:00", "预计 今天 14:30 前到场", "expected on site today by 14:30"),
        ("2026-11-22 09:00", "预计 明天 14:30 前到场", "expected on site tomorrow by 14:30"),
        ("2026-11-20 09:00", "预计 周一 14:30 前到场", "expected on site Mon by 14:30"),
    ],
)
def test_a_time_is_said_as_people_say_it(now: str, zh: str, en: str) -> None:
    clock = frozen(datetime.fromisoformat(now))
    texts, due = Texts(clock), DUE.replace(tzinfo=clock.zone)
    assert texts.say(Language.ZH, "repair-estimate-there", due=due) == zh
    assert texts.say(Language.EN, "repair-estimate-there", due=due) == en


THREATS = re.compile(
    r"停水|断水|停电|断电|停气|断气|停暖|停止供|停供|限电|限水|锁门|封门|停止服务|暂停服务|中止服务|滞纳金|违约金|起诉|诉讼|律师|"
    r"\b(?:cut(?:ting)? off|disconnect|shut off|switch(?:ed)? off|suspend|stop(?:ped)? (?:service|water|power|supply)|"
    r"lock(?:ed)? out|late fee|penalty|lawsuit|sue|legal action|lawyer)\b",
    re.IGNORECASE,
)
"""What may not be held out to whoever has not paid (民法典 944), and what nobody has decided."""


@pytest.mark.manual("R41")
@pytest.mark.parametrize("language", Language)
def test_nobody_who_has_not_paid_is_threatened(language: Language) -> None:
    """Through every text in which fees stand; elsewhere only those that speak of fees as well."""
    own = set(re.findall(r"^([a-z-]+) =", (LOCALES / language.value / "fees.ftl").read_text("utf-8"), re.MULTILINE))
    of_fees = re.compile(r"缴费|欠费|欠款|费用|\b(?:fees?|arrears|overdue|unpaid)\b", re.IGNORECASE)
    read = {key: text for key, text in spoken(language).items() if key in own or of_fees.search(text)}
    assert {"fee-reminder", "fee-reminder-soon", "fee-notice", "bill-due"} <= set(read)
    assert {key: text for key, text in read.items() if THREATS.search(text)} == {}
