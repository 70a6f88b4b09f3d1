"""Anybody does anything to any complaint in any order: only what the tables allow happens, and none is forgotten."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from bot.domain.complaints import Complaint, ComplaintId, Grade, Satisfaction, Topic
from bot.domain.parties import Department
from bot.domain.roles import STAFF
from bot.services import complaint_clock, complaint_work, complaints
from bot.services.complaints import Complained
from tests.services.copies import of_file, of_server
from tests.services.machines import Machine, play
from tests.services.test_complaint_table import MAY, WALLS, WHEN, verbs
from tests.services.town import ROLES, Town

_KINDS = frozenset({
    complaint_clock.SAME_DAY, complaint_clock.LIMIT, complaint_clock.NEWS, complaint_clock.SILENT, complaint_clock.CALL
})  # fmt: skip
_LADDER = ("tenant_supervisor", "cs_manager", "general_manager")
_HELPING = {"csr", "second_csr", "tenant_supervisor", "cs_manager"}
_BELOW_HER = {"csr", "second_csr", "receptionist", "clerk", "bc_clerk", "operator"}
STOPPED = {
    **{person: barred for person, _, barred in WALLS.values()},
    "tenant_supervisor": frozenset({"tenant_supervisor", *_BELOW_HER}),
}
"""Whom the wall stops, by whom it is about."""
OWNERS = {
    "engineering_manager": Department.ENGINEERING,
    "security": Department.SECURITY,
    "csr": Department.CUSTOMER_SERVICE,
}
_UNDER_WAY = ("received", "assigned", "handled", "answered")
_TABLED = sorted(set(MAY) - {"assign", "concerns", "escalate", "not_good", "follow_up", "open"})
_LEADS = {
    "reject": "invalid", "note_as_praise": "noted", "handle": "handled", "go_on": "assigned", "reply": "answered",
    "good": "closed", "good_by_phone": "closed",
}  # fmt: skip


@dataclass
class Model:
    """A complaint as it must stand."""

    id: ComplaintId
    state: str = "received"
    about: str | None = None
    owner: str | None = None
    level: int = 0
    called: bool = False

    @property
    def deciding(self) -> tuple[str, ...]:
        """Who decides by now: from its step of the ladder upwards, nobody whom the wall stops."""
        above = [who for who in _LADDER if who not in STOPPED[self.about]]
        return tuple(who for who in above if _LADDER.index(who) >= self.level) or tuple(above[-1:])

    def standing(self, who: str) -> str | None:
        """What somebody is to it."""
        if who == "tenant":
            return "own"
        if who in STOPPED[self.about] or ROLES[who] not in STAFF:
            return None
        if who in self.deciding:
            return "decider"
        if who == self.owner:
            return "owner"
        return "assistant" if who in _HELPING else None

    def open_again(self) -> None:
        """It is taken up again, a step higher."""
        self.state, self.owner, self.level, self.called = "received", None, min(self.level + 1, 2), False


class Complaints(Machine):
    """Drives the real services on a real database, a new one for each run."""

    kinds = _KINDS

    @initialize()
    def open(self) -> None:
        self._move_in()
        self.models: list[Model] = []
        self.read = 0
        self.complains()

    # -- what is done -----------------------------------------------------------------------------------------------

    @rule()
    def complains(self) -> None:
        if len(self.models) < 3:
            said = Complained(f"nobody came, case {len(self.models)}", self.town.unit, Topic.REPAIR_QUALITY)
            made = self.runner.run(self.town.does("tenant", lambda w: complaints.receive(w, said)))
            self.models.append(Model(made.id))

    @rule(which=st.integers(0, 2), who=st.sampled_from(list(ROLES)), verb=st.sampled_from(_TABLED))
    def works(self, which: int, who: str, verb: str) -> None:
        one = self._one(which)
        if self._tries(who, lambda w: verbs(self.town)[verb](w, one.id), self._may(one, who, verb), one):
            one.state = _LEADS.get(verb, one.state)

    @rule(which=st.integers(0, 2), whose=st.sampled_from([0, 1, 2]), owner=st.sampled_from(sorted(OWNERS)))
    def assign(self, which: int, whose: int, owner: str) -> None:
        one, who = self._one(which), _LADDER[whose]
        fits = self._may(one, who, "assign") and owner not in STOPPED[one.about]
        given = (OWNERS[owner], self.town.people[owner], Grade.ORDINARY)
        if self._tries(who, lambda w: complaints.assign(w, one.id, *given), fits, one):
            one.state, one.owner = "assigned", owner

    @rule(which=st.integers(0, 2), whose=st.sampled_from([0, 1, 2]), about=st.sampled_from(sorted(STOPPED, key=str)))
    def concerns(self, which: int, whose: int, about: str | None) -> None:
        one, who = self._one(which), _LADDER[whose]
        fits = self._may(one, who, "concerns") and (about is None or about != one.owner)
        person = self.town.people[about] if about else None
        if self._tries(who, lambda w: complaints.concerns(w, one.id, person=person), fits, one):
            one.about = about
            if one.owner in STOPPED[about]:
                one.owner = None
                one.state = "received" if one.state in {"assigned", "handled"} else one.state

    @rule(which=st.integers(0, 2), who=st.sampled_from(list(ROLES)))
    def escalate(self, which: int, who: str) -> None:
        one = self._one(which)
        fits = self._may(one, who, "escalate") and one.level < 2
        if self._tries(who, lambda w: complaint_work.escalate(w, one.id, "beyond me"), fits, one):
            one.level += 1

    @rule(which=st.integers(0, 2), who=st.sampled_from(["tenant", "csr", *_LADDER]))
    def is_not_content(self, which: int, who: str) -> None:
        one = self._one(which)
        fits = self._may(one, who, "not_good")
        if self._tries(who, lambda w: complaint_work.not_good(w, one.id, "no"), fits, one):
            one.open_again()

    @rule(
        which=st.integers(0, 2), who=st.sampled_from(["tenant", "csr", *_LADDER]),
        how=st.sampled_from(list(Satisfaction)),
    )  # fmt: skip
    def is_called(self, which: int, who: str, how: Satisfaction) -> None:
        one = self._one(which)
        fits = self._may(one, who, "follow_up") and not one.called
        if self._tries(who, lambda w: complaint_work.follow_up(w, one.id, how, "on the phone"), fits, one):
            one.called = True
            if how is Satisfaction.NOT:
                one.open_again()

    @rule(which=st.integers(0, 2))
    def settled(self, which: int) -> None:
        """The straight way, as far as it is open, so that what comes after it is seen as well."""
        one = self._one(which)
        for state, verb in (("received", ""), ("assigned", "handle"), ("handled", "reply"), ("answered", "good")):
            if one.state == state and not verb:
                self.assign(which, _LADDER.index(one.deciding[0]), "security")
            elif one.state == state:
                self.works(which, "tenant" if verb == "good" else one.deciding[0], verb)

    @rule()
    def a_week_goes_by(self) -> None:
        """Whatever waits for the house, somebody who may know of it is asked for it."""
        waiting = [one for one in self.models if one.state in _UNDER_WAY or (one.state == "closed" and not one.called)]
        before = len(self._letters())
        for _ in range(7):
            self.clock.set(self.clock.at(self.clock.today(self.clock.now()), 20))
            self.runner.run(self.clockwork.tick())
            self.clock.set(self.clock.at(self.clock.today(self.clock.now()) + timedelta(days=1), 9))
        asked = [row for row in self._letters()[before:] if row.person != self.town.people["tenant"]]
        for one in waiting:
            reached = {self.names[row.person] for row in asked if self._tells_of(one, row)}
            assert reached & set(one.deciding), one

    # -- what must hold ---------------------------------------------------------------------------------------------

    @invariant()
    def each_stands_where_the_tables_say(self) -> None:
        found = self._every(Complaint)
        assert [one.number for one in found] == [f"C-{n + 1:06d}" for n in range(len(self.models))]
        stand = [(one.state, one.owner, one.level, one.called) for one in self.models]
        assert [
            (one.status.value, self._name(one.owner), one.level, one.called_at is not None) for one in found
        ] == stand
        for one in found:
            in_hand = one.status.value in {"assigned", "handled"}
            assert not in_hand or (one.owner and one.department and one.due_at and one.answered_at), one
            assert (one.closed_at is None) is (one.status.value in _UNDER_WAY), one

    @invariant()
    def nobody_whom_the_wall_stops_is_told_anything(self) -> None:
        letters = self._letters()
        for row in letters[self.read :]:
            for one in self.models:
                if self._tells_of(one, row):
                    who = self.names[row.person]
                    assert who not in STOPPED[one.about], (who, row.body)
        self.read = len(letters)

    # -- inside -----------------------------------------------------------------------------------------------------

    def _may(self, one: Model, who: str, verb: str) -> bool:
        return one.standing(who) in MAY[verb] and one.state in WHEN[verb]

    def _one(self, which: int) -> Model:
        return self.models[which % len(self.models)]

    def _tells_of(self, one: Model, row: Any) -> bool:
        return f"C-{one.id:06d}" in (said := json.dumps(row.body)) or f"case {one.id - 1}" in said


@pytest.mark.manual("R62", "R86", "R199", "R209", "R212", "R245")
@pytest.mark.parametrize("examples", [4, pytest.param(150, marks=pytest.mark.chaos)])
def test_whatever_anybody_does_only_what_the_tables_allow_happens(town_file: tuple[Path, Town], examples: int) -> None:
    play(Complaints, of_file(town_file[0]), town_file[1], examples=examples)


@pytest.mark.parametrize("examples", [2, pytest.param(20, marks=pytest.mark.chaos)])
def test_the_same_on_postgres(furnished: tuple[str, Town], examples: int) -> None:
    url, there = furnished
    play(Complaints, of_server(url), there, examples=examples)
