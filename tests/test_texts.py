"""How the house speaks: whole sentences where somebody is answered, and one kind of punctuation in each language."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast

import bot
from bot.clock import Clock, frozen
from bot.domain.months import Period
from bot.domain.names import Language
from bot.packing import pack, unpack
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


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2026-11", "2026年11月", "November 2026"),
        ("2026", "2026年", "2026"),
        ("2026-H1", "2026年上半年", "the first half of 2026"),
        ("2026-12-03", "截至12月3日的一周", "the week to 3 Dec"),
    ],
)
def test_months_years_and_weeks_are_said_as_people_say_them(period: str, zh: str, en: str) -> None:
    clock = frozen(datetime(2026, 12, 4, tzinfo=UTC))
    texts, it = Texts(clock), unpack(pack(Period(period)))
    assert [texts.spoken(language, it) for language in (Language.ZH, Language.EN)] == [zh, en]
    assert zh in texts.say(Language.ZH, "assessment-sent", period=it)
    assert en in texts.say(Language.EN, "assessment-sent", period=it)


@pytest.mark.parametrize(("language", "none"), [(Language.ZH, "还没有租户评分"), (Language.EN, "not rated yet")])
def test_what_nobody_has_rated_has_no_average(language: Language, none: str) -> None:
    texts, figures = Texts(frozen(datetime(2026, 12, 4, tzinfo=UTC))), {"orders": 1, "late": 0, "again": 0, "said": []}
    assert none in texts.say(language, "assessment-figures-laundry", count=0, stars="0.0", **figures)
    assert "4.0" in texts.say(language, "assessment-figures-laundry", count=1, stars="4.0", **figures)


_NOT_SAID = {
    Language.ZH: r"尽快(?!”)|不是我们的(?:责任|问题)|不归我们|与我们无关|您应该早|谁让您|无理取闹|没办法",
    Language.EN: r"(?i)as soon as (?:possible|we can)|\basap\b|not our (?:fault|problem)|your own fault|you should have"
    r"|not responsible|nothing we can do|calm down",
}
"""Promises without a time, blame, and arguing."""


@pytest.mark.manual("R82", "R210", "R256")
@pytest.mark.parametrize("language", list(Language))
def test_the_house_neither_argues_nor_blames_nor_promises_without_a_time(language: Language) -> None:
    said = re.compile(_NOT_SAID[language])
    assert {key: text for key, text in spoken(language).items() if said.search(text)} == {}


_MANNERS = {
    "talk-mine-waiting-front-desk": ("您好！物业前台。我能为您做些什么？", "How may I help you?"),
    "talk-mine-taken": ("请稍等，我给您查一下。", "One moment please, let me check."),
    "talk-mine-closed": ("别客气，这是我们应该做的。", "You’re welcome – happy to help."),
    "talk-still-waiting": ("对不起", "We are sorry"),
    "complaint-mine-received": (
        "谢谢您的意见。由此给您带来不便，我们深表歉意。",
        "We apologise for the inconvenience",
    ),
    "complaint-not-good-why": ("非常抱歉。", "sorry"),
    "complaint-mine-closed": ("谢谢", "hank"),
}
"""What is said in the manual's own words (§8), where somebody is received, waits, is not content, and leaves."""


@pytest.mark.manual("R75", "R210")
@pytest.mark.parametrize("key", list(_MANNERS))
def test_people_are_received_and_seen_off_in_the_words_of_the_manual(key: str) -> None:
    for language, phrase in zip((Language.ZH, Language.EN), _MANNERS[key], strict=True):
        assert phrase in spoken(language)[key]


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


def test_a_time_stands_apart_from_the_chinese_words_around_it() -> None:
    assert {key: text for key, text in spoken(Language.ZH).items() if re.search(r"原定\{|\{ \$at \}发送", text)} == {}


@pytest.mark.parametrize("language", Language)
def test_files_are_called_the_same_whatever_they_belong_to(language: Language) -> None:
    assert spoken(language)["own-documents"] == spoken(language)["own-files"]


@pytest.mark.parametrize(
    ("key", "untrue"),
    [
        ("greeting-too-late", "节日已过|festival is over"),
        ("inspection-plan-every", "周|week,|third week$"),
        ("coming-too-early", "tells of a time"),
        ("fax-in-watch-ended", "You are not told"),
        ("fax-in-code-said", "你们"),
        ("mail-code-said", "你们"),
        ("fax-in-collect-name", "look at a document"),
        ("fax-in-sign-name", "look at a document"),
        ("fax-in-given-name", "look at a document"),
        ("mail-collect-name", "look at a document"),
        ("mail-sign-name", "look at a document"),
        ("fax-in-phone-them", "Nobody of"),
        ("fax-in-nobody-to-ask", "nobody of"),
        ("bc-state-done-deliver", "办好了，送到"),
    ],
)
def test_nothing_else_is_said_than_what_holds(key: str, untrue: str) -> None:
    assert {one: spoken(one)[key] for one in Language if re.search(untrue, spoken(one)[key])} == {}


_REMINDED = [("fax-in-job-notified", "since"), ("fax-in-job-slip-delivered", "since"), ("mail-job-held", "day"),
             ("mail-job-overdue", "day")]  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("key", "other"), _REMINDED)
def test_who_was_not_reminded_yet_is_not_counted(language: Language, key: str, other: str) -> None:
    texts, args = Texts(frozen(datetime(2026, 12, 4, tzinfo=UTC))), {other: "X"}
    none, some = (texts.say(language, key, reminders=count, **args) for count in (0, 2))
    assert not re.search("提醒|remind|0", none), none
    assert re.search("已提醒 2 次|reminded 2 times|reminders: 2", some), some
    assert not re.search(r"[;；，]\s*[.。]|\s[.;。；]|[.;](?=\w)", none + "\n" + some), (none, some)
