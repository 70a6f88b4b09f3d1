"""Emergencies on record, the rules alone: which kind words speak of, what looks like the same, what is forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.incident_files import Notice, NoticeId
from bot.domain.incident_words import kind_of
from bot.domain.incidents import Incident, IncidentId, IncidentKind, IncidentStatus, Report
from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
DAY = timedelta(hours=24)
GUARD, MANAGER = PersonId(1), PersonId(2)
K = IncidentKind

WORDS: dict[str, IncidentKind] = {
    "电梯困人了，两个人": K.LIFT,
    "two people are trapped in the lift": K.LIFT,
    "0801 水管爆了": K.WATER,
    "水管爆炸了": K.WATER,
    "burst pipe on 12": K.WATER,
    "厨房着火了": K.FIRE,
    "the menu board is on fire": K.FIRE,
    "配电间冒烟": K.FIRE,
    "着火了，有人晕倒": K.FIRE,
    "煤气味很大": K.GAS,
    "smell of gas, and smoke": K.GAS,
    "同事晕倒了": K.INJURY,
    "有人触电": K.INJURY,
    "插座冒火花": K.POWER,
    "power is out on the whole floor": K.POWER,
    "大堂有人打架": K.SECURITY,
    "a man with a knife": K.SECURITY,
    "外墙的玻璃要掉下来了": K.OTHER,
}


@pytest.mark.parametrize(("text", "kind"), WORDS.items())
def test_words_tell_which_kind_it_is_the_worst_first(text: str, kind: IncidentKind) -> None:
    assert kind_of(text) is kind


def incident(**how: object) -> Incident:
    known: dict[str, object] = {
        "id": IncidentId(1), "number": "E-000001", "kind": K.FIRE, "unit": UnitId(1), "floor": "8", "began_at": NOW,
        "opened_by": GUARD, "opened_at": NOW, "holder": GUARD,
    }  # fmt: skip
    return Incident(**{**known, **how})  # type: ignore[arg-type] # a test may set any field


LIKE: list[tuple[IncidentKind, UnitId | None, str, int]] = [
    (K.FIRE, UnitId(1), "8", 4), (K.WATER, UnitId(1), "8", 3), (K.FIRE, UnitId(2), "8", 3), (K.OTHER, None, "8", 2),
    (K.WATER, UnitId(2), "8", 1), (K.FIRE, None, "", 1), (K.WATER, None, "", 0), (K.FIRE, UnitId(3), "9", 0),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "unit", "floor", "how_much"), LIKE)
def test_the_same_unit_looks_most_like_it_another_floor_not_at_all(
    kind: IncidentKind, unit: UnitId | None, floor: str, how_much: int
) -> None:
    assert incident().like(kind, unit, floor) == how_much
    assert incident(status=IncidentStatus.CLEARED).like(kind, unit, floor) == 0


def test_the_all_clear_makes_the_report_due_and_each_version_of_it_is_counted() -> None:
    over = incident().clear(MANAGER, "out", NOW, DAY)
    assert (over.due_at, over.rounds, over.over) == (NOW + DAY, 1, True)
    written = over.report(GUARD, Report("a", "b", "c", "d"), NOW)
    back = written.hand_back(MANAGER, "more", NOW, DAY)
    assert (back.status, back.rounds, back.returned_why) == (IncidentStatus.CLEARED, 2, "more")
    again = back.report(GUARD, Report("a", "b", "c", "e"), NOW)
    assert (again.returned_why, again.prevention) == ("", "e")
    with pytest.raises(Refusal, match="incident-by-another"):
        again.approve(GUARD, NOW)
    with pytest.raises(Refusal, match="incident-by-another"):
        again.hand_back(GUARD, "x", NOW, DAY)
    assert again.approve(MANAGER, NOW).status is IncidentStatus.CLOSED


def test_of_itself_it_is_not_the_same_as_another() -> None:
    with pytest.raises(Refusal, match="incident-joined-already"):
        incident().merge(incident())


def test_names_go_from_what_was_written_and_only_names() -> None:
    said = incident(text="Ann says fire", cause="Ann's toaster in the Annex", clear_words="Ann is fine")
    said = replace(said, reporter=PersonId(7))
    left = said.forget(PersonId(7), ["Ann"])
    assert left.text == ""
    assert said.forget(PersonId(8), ["Ann"]).text == "… says fire"
    assert "Annex" in left.cause
    assert "Ann's" not in left.cause
    assert "Ann " not in left.clear_words
    assert said.forget(PersonId(7), []).cause == said.cause


@pytest.mark.parametrize(("arrived", "lost", "done"), [(0, 0, False), (2, 0, False), (2, 1, True), (3, 0, True)])
def test_a_notice_is_done_when_nothing_is_on_its_way(arrived: int, lost: int, done: bool) -> None:
    notice = Notice(id=NoticeId(1), incident=IncidentId(1), kind=K.FIRE, sent_by=GUARD, sent_at=NOW, people=3).count(
        arrived, lost, ("0801",), NOW
    )
    assert (notice.done_at is not None, notice.looks, notice.phone) == (done, 1, ("0801",))
