"""A month of the business centre: the slips that were put on account, at what was agreed; fen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import BcLine, Pay, Service
from bot.domain.money import Fen
from bot.domain.names import Named


@dataclass(frozen=True)
class StatedSlip:
    """One slip of the month: when it was signed for, its number and unit, what was done."""

    day: date
    number: str
    unit: str
    service: Service
    lines: tuple[BcLine, ...]

    @property
    def amount(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(line.amount for line in self.lines))


@dataclass(frozen=True)
class BcStatement:
    """A month (YYYY-MM) of one tenant, or of everybody (`tenant` None); `printed_at` is the wall clock's time."""

    house: Named
    month: str
    tenant: Named | None
    lines: tuple[StatedSlip, ...]
    printed_at: datetime

    @property
    def total(self) -> Fen:
        """What it comes to; fen."""
        return Fen(sum(line.amount for line in self.lines))


def stated(job: BcJob) -> bool:
    """Whether it stands on a statement: signed for, on account, not void."""
    return job.status is BcStatus.SETTLED and job.pay is Pay.ACCOUNT


def slips_of(jobs: Iterable[BcJob], units: Mapping[int, str]) -> tuple[StatedSlip, ...]:
    """The lines of these jobs, by day and number; what was paid in cash, or is void, is none."""
    found = [
        StatedSlip(job.charged_on, job.number, units.get(job.unit, ""), job.service, job.lines)
        for job in jobs
        if stated(job) and job.charged_on is not None
    ]
    return tuple(sorted(found, key=lambda line: (line.day, line.number)))
