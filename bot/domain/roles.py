"""The posts of the department's chart (R1-R6) and of those it serves."""

from enum import StrEnum


class Role(StrEnum):
    """Who somebody is in the building; the codes are those of the manual's role table."""

    TENANT = "tenant"
    RECEPTIONIST = "receptionist"
    CSR = "csr"
    TENANT_SUPERVISOR = "tenant_supervisor"
    HOUSEKEEPING_SUPERVISOR = "housekeeping_supervisor"
    CLERK = "clerk"
    BC_CLERK = "bc_clerk"
    OPERATOR = "operator"
    CS_MANAGER = "cs_manager"
    DISPATCHER = "dispatcher"
    TECHNICIAN = "technician"
    ENGINEERING_MANAGER = "engineering_manager"
    SECURITY = "security"
    SECURITY_SUPERVISOR = "security_supervisor"
    ACCOUNTANT = "accountant"
    CASHIER = "cashier"
    FINANCE_MANAGER = "finance_manager"
    GENERAL_MANAGER = "general_manager"
    VENDOR = "vendor"
    STRANGER = "stranger"
    SYSTEM = "system"


OUTSIDE = frozenset({Role.TENANT, Role.VENDOR, Role.STRANGER})
"""People who do not work for the company."""

STAFF = frozenset(Role) - OUTSIDE - {Role.SYSTEM}
"""People who do."""

FRONT_DESK = (Role.RECEPTIONIST, Role.CSR)
"""Who is asked first about everything that is no repair."""

SERVICE_DESK = (*FRONT_DESK, Role.TENANT_SUPERVISOR)
"""The same with whoever answers for them."""
