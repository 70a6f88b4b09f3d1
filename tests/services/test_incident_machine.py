"""Anybody does anything to any emergency in any order: only what the tables allow happens, and nobody is told twice."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.domain.incident_files import Alarm, Notice
from bot.domain.incidents import Incident, IncidentId, IncidentKind
from bot.domain.people import SYSTEM, Person, PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.services import alarms, incident_clock, incident_notices, incident_reports, incident_work, incidents
from bot.services.work import Work
from bot.storage import rows
from tests.services.copies import of_file, of_server
from tests.services.emergencies import REPORT, alarmed
from tests.services.machines import Machine, play
from tests.services.test_incident_table import CLEARED, CLOSED, MAY, OPEN, REPORTED, WHEN, WHO
from tests.services.town import LONG_AGO, ROLES, Town, anew

MERGED = "merged"
_KINDS = frozenset(
    {alarms.ALARM, incident_clock.CALL, incident_clock.STILL, incident_clock.REPORT, incident_notices.COUNT}
)
_HOMES = {"8": "tenant", "9": "neighbour"}
_SCOPES = ((), ("8",), ("9",), ("8", "9"))
_PLAIN = ("note", "take_over", "submit")


@dataclass
class Model:
    """An emergency as it must stand."""

    id: IncidentId
    holder: str | None
    kind: IncidentKind
    alarms: set[int]
    state: str = OPEN
    author: str = ""
    rounds: int = 0
    cleared_by: str = ""
    told: dict[IncidentKind, set[str]] = field(default_factory=dict)
    rung: int = 0

    @property
    def readers(self) -> set[str]:
        """Who was told of it, whatever it was taken for."""
        return set().union(*self.told.values())


class Emergencies(Machine):
    """Drives the real services on a real database, a new one for each run."""

    kinds = _KINDS

    @initialize()
    def open(self) -> None:
        self._move_in()
        self.models: list[Model] = []
        self.intakes: list[Intake] = []
        self.away = False
        self.sent: Counter[str] = Counter()
        self.give_alarm("tenant")
        self.on_record(0, "security")

    # -- what is done -----------------------------------------------------------------------------------------------

    @precondition(lambda self: len(self.intakes) < 4)
    @rule(who=st.sampled_from(sorted(_HOMES.values())))
    def give_alarm(self, who: str) -> None:
        intake = self.runner.run(alarmed(self.town, who, anew("smoke and fire")))
        self.intakes.append(intake)
        # Who speaks of it again speaks of the same: that is written down without a tap.
        for alarm in self._every(Alarm):
            if alarm.intake == intake.id:
                (one,) = [model for model in self.models if model.id == alarm.incident]
                assert one.state == OPEN
                assert who in self._reporters(one)
                one.alarms.add(intake.id)

    @rule(n=st.integers(0, 3), who=st.sampled_from(list(ROLES)))
    def on_record(self, n: int, who: str) -> None:
        intake = self.intakes[n % len(self.intakes)]
        fits = who in WHO[May.OPEN_INCIDENT]
        done = self._tries(who, lambda w: incidents.begin_from(w, "r", intake.id), fits, intake)
        held = self._of(intake.id)
        if not done:
            return
        ((made, new),) = done
        assert new is (held is None)
        if held is None:
            self.models.append(Model(made.id, who, made.kind, {intake.id}))

    @rule(n=st.integers(0, 3), which=st.integers(0, 3), who=st.sampled_from(sorted(WHO[May.OPEN_INCIDENT])))
    def join(self, n: int, which: int, who: str) -> None:
        intake, one = self.intakes[n % len(self.intakes)], self._one(which)
        fits = one.state == OPEN and self._of(intake.id) is None
        if self._tries(who, lambda w: incidents.join(w, one.id, "r", intake.id), fits, one):
            one.alarms.add(intake.id)

    @rule(which=st.integers(0, 3), other=st.integers(0, 3), who=st.sampled_from(sorted(WHO[May.OPEN_INCIDENT])))
    def merge(self, which: int, other: int, who: str) -> None:
        one, into = self._one(which), self._one(other)
        fits = one.state == into.state == OPEN and one is not into
        if self._tries(who, lambda w: incidents.merge(w, one.id, into.id), fits, one):
            into.alarms |= one.alarms
            for kind, read in one.told.items():
                into.told.setdefault(kind, set()).update(read)
            one.state, one.holder, one.alarms = MERGED, None, set()

    @rule(which=st.integers(0, 3), who=st.sampled_from(list(ROLES)), verb=st.sampled_from(_PLAIN))
    def works(self, which: int, who: str, verb: str) -> None:
        one = self._one(which)
        verbs = {
            "note": lambda w: incident_work.note(w, one.id, "seen"),
            "take_over": lambda w: incident_work.take_over(w, one.id),
            "submit": lambda w: incident_reports.submit(w, one.id, REPORT),
        }
        fits = self._may(one, who, verb) and {"take_over": one.holder != who, "submit": one.holder == who}.get(
            verb, True
        )
        if self._tries(who, verbs[verb], fits, one):
            if verb == "take_over":
                one.holder = who
            if verb == "submit":
                one.state, one.author = REPORTED, who

    @rule(
        which=st.integers(0, 3), who=st.sampled_from(list(ROLES)),
        kind=st.sampled_from([IncidentKind.FIRE, IncidentKind.GAS]),
    )  # fmt: skip
    def correct(self, which: int, who: str, kind: IncidentKind) -> None:
        one = self._one(which)
        if self._tries(who, lambda w: incident_work.correct(w, one.id, kind, "8"), self._may(one, who, "correct"), one):
            one.kind = kind

    @rule(which=st.integers(0, 3), who=st.sampled_from(list(ROLES)), floors=st.sampled_from(_SCOPES))
    def warn(self, which: int, who: str, floors: tuple[str, ...]) -> None:
        one = self._one(which)
        there = {_HOMES[floor] for floor in floors} if floors else set(ROLES)
        new = there - ({"neighbour"} if self.away else set()) - one.told.get(one.kind, set())
        fits = self._may(one, who, "warn_floor" if floors else "warn_building") and bool(new)
        for notice in self._tries(who, lambda w: incident_notices.send(w, one.id, floors), fits, one):
            assert notice.people == len(new)
            one.told.setdefault(one.kind, set()).update(new)
            self.sent.update(new)

    @rule(which=st.integers(0, 3), who=st.sampled_from(sorted(WHO[May.CLEAR_INCIDENT])))
    def clear(self, which: int, who: str) -> None:
        one = self._one(which)
        if self._tries(who, lambda w: incident_work.clear(w, one.id, "out"), one.state == OPEN, one):
            one.state, one.cleared_by, one.rounds = CLEARED, who, 1
            one.rung = self._rung(one)

    @rule(which=st.integers(0, 3), who=st.sampled_from(list(ROLES)), good=st.booleans())
    def read(self, which: int, who: str, *, good: bool) -> None:
        one = self._one(which)
        fits = self._may(one, who, "approve" if good else "hand_back") and one.author != who
        if good and self._tries(who, lambda w: incident_reports.approve(w, one.id, one.rounds), fits, one):
            one.state = CLOSED
        if not good and self._tries(who, lambda w: incident_reports.hand_back(w, one.id, "more"), fits, one):
            one.state, one.rounds = CLEARED, one.rounds + 1

    @rule(minutes=st.sampled_from([1, 6]))
    def time_passes(self, minutes: int) -> None:
        self.clock.advance(timedelta(minutes=minutes))
        self.runner.run(self.clockwork.tick())

    @rule()
    def the_neighbour_goes_or_comes_back(self) -> None:
        self.away = not self.away
        self.runner.run(self.town.desk.do(SYSTEM, self._lose))

    async def _lose(self, work: Work) -> None:
        person = await rows.find(work.db, Person, self.town.people["neighbour"])
        await work.save(person, replace(person, unreachable_since=LONG_AGO if self.away else None))

    # -- what must hold ---------------------------------------------------------------------------------------------

    @invariant()
    def each_stands_where_the_tables_say(self) -> None:
        found = self._every(Incident)
        assert [one.number for one in found] == [f"E-{n + 1:06d}" for n in range(len(self.models))]
        stand = [(one.state, one.holder, one.kind) for one in self.models]
        assert [(one.status.value, self._name(one.holder), one.kind) for one in found] == stand

    @invariant()
    def everybody_who_is_meant_is_told_once_and_nobody_else(self) -> None:
        letters = self._said()
        sent = Counter(self.names[row.person] for row in letters if row.key.startswith("danger-notice"))
        assert sent == self.sent
        assert sum(sent.values()) == sum(one.people for one in self._every(Notice))
        for one in self.models:
            over = Counter(self.names[row.person] for row in letters if row.says_over(one.id))
            assert not over or one.cleared_by, one
            assert not [name for name, count in over.items() if count > 1], over
            if one.cleared_by:
                assert (one.readers | self._reporters(one)) - {one.cleared_by} <= set(over)

    @invariant()
    def nothing_rings_after_the_all_clear(self) -> None:
        for one in self.models:
            if one.cleared_by:
                assert self._rung(one) == one.rung

    # -- inside -----------------------------------------------------------------------------------------------------

    def _may(self, one: Model, who: str, verb: str) -> bool:
        return who in WHO[MAY[verb]] and one.state in WHEN[verb]

    def _one(self, which: int) -> Model:
        return self.models[which % len(self.models)]

    def _of(self, intake: int) -> Model | None:
        return next((one for one in self.models if intake in one.alarms), None)

    def _reporters(self, one: Model) -> set[str]:
        return {self.names[intake.reporter] for intake in self.intakes if intake.id in one.alarms}

    def _rung(self, one: Model) -> int:
        about = {f"repair:{intake}" for intake in one.alarms}
        letters = self._said()
        about.add(f"incident:{one.id}")
        return sum(1 for row in letters if row.key in {"repair-alarm", "incident-call"} and row.about in about)

    def _said(self) -> list["_Letter"]:
        found = self._letters()
        return [_Letter(row.person, row.about, row.body.get("say", {}).get("$say", "")) for row in found]


@dataclass(frozen=True)
class _Letter:
    person: PersonId
    about: str
    key: str

    def says_over(self, incident: IncidentId) -> bool:
        """Whether it is how somebody hears that an emergency is over."""
        if self.key.startswith("danger-over"):
            return self.about == f"notice:over-{incident}"
        return self.key in {"incident-over", "incident-over-reporter"} and self.about == f"incident:{incident}"


@pytest.mark.manual("R36", "R54")
@pytest.mark.parametrize("examples", [5, pytest.param(150, marks=pytest.mark.chaos)])
def test_whatever_anybody_does_only_what_the_tables_allow_happens(town_file: tuple[Path, Town], examples: int) -> None:
    play(Emergencies, of_file(town_file[0]), town_file[1], examples=examples)


@pytest.mark.parametrize("examples", [2, pytest.param(40, marks=pytest.mark.chaos)])
def test_the_same_on_postgres(furnished: tuple[str, Town], examples: int) -> None:
    url, there = furnished
    play(Emergencies, of_server(url), there, examples=examples)
