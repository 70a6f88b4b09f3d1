"""The posts of the department's chart: who may what their people may, and more."""

import pytest

from bot.domain.permits import GRANTS, May
from bot.domain.roles import STAFF, Role

DEPARTMENT = (
    Role.RECEPTIONIST, Role.CSR, Role.TENANT_SUPERVISOR, Role.HOUSEKEEPING_SUPERVISOR, Role.CLERK, Role.BC_CLERK,
    Role.OPERATOR,
)  # fmt: skip
LAST_WORD = {May.APPROVE_VOID, May.APPOINT, May.LOAD_BUILDING}


@pytest.mark.manual("R1")
def test_the_manager_may_what_the_department_may_and_has_the_last_word() -> None:
    manager = GRANTS[Role.CS_MANAGER]
    for role in DEPARTMENT:
        assert GRANTS[role] <= manager, role
    deciding = {role for role in STAFF if GRANTS[role] & LAST_WORD}
    assert deciding == {Role.CS_MANAGER}
    assert manager >= LAST_WORD


@pytest.mark.manual("R2")
def test_the_supervisor_of_guest_affairs_may_what_the_reps_and_the_reception_may_and_more() -> None:
    supervisor = GRANTS[Role.TENANT_SUPERVISOR]
    assert supervisor > GRANTS[Role.CSR] > GRANTS[Role.RECEPTIONIST]
    assert {May.REOPEN_REPAIR, May.AUDIT_REPAIRS} <= supervisor - GRANTS[Role.CSR]


@pytest.mark.manual("R3")
def test_the_supervisor_of_housekeeping_may_what_the_cleaning_company_may_and_watches_over_repairs() -> None:
    # What a caterer or a laundry confirms is for its own house alone.
    supervisor, company = (
        GRANTS[Role.HOUSEKEEPING_SUPERVISOR],
        GRANTS[Role.VENDOR] - {May.CATER, May.LIMIT_MEALS, May.REPORT_KITCHEN, May.LAUNDER},
    )
    assert supervisor > company
    assert {May.SEE_REPAIRS, May.LOG_REPAIR} <= supervisor - company
