"""What each role may do. Denied unless granted here; `bot.services` asks for exactly one of these per verb."""

from enum import StrEnum, auto

from bot.domain.roles import STAFF, Role


class May(StrEnum):
    """A thing that somebody may be allowed to do."""

    GO_HOME = auto()
    CHOOSE_LANGUAGE = auto()
    FILL_IN_FORMS = auto()

    BIND_ONESELF = auto()
    ASK_TO_BE_BOUND = auto()
    DECIDE_BINDING = auto()
    INVITE = auto()
    APPOINT = auto()
    UNBIND_OTHERS = auto()
    BAR_NUISANCE = auto()
    HAND_OVER = auto()
    OWN_PRIVACY = auto()
    OWN_DATA = auto()
    SEE_DIRECTORY = auto()
    SEE_TENANT_LIST = auto()
    REVEAL_PHONE = auto()
    LOAD_BUILDING = auto()

    REPORT_REPAIR = auto()
    LOG_REPAIR = auto()
    SEE_OWN_REPAIRS = auto()
    SEE_REPAIRS = auto()
    CANCEL_OWN_REPAIR = auto()
    CHASE_REPAIR = auto()
    TRIAGE_REPAIR = auto()
    ISSUE_WORK_ORDER = auto()
    ASSIGN_TECHNICIAN = auto()
    WORK_ON_REPAIRS = auto()
    RECORD_RESULT = auto()
    VERIFY_REPAIR = auto()
    ANSWER_VERIFICATION = auto()
    ANSWER_QUOTE = auto()
    REOPEN_REPAIR = auto()
    REQUEST_VOID = auto()
    APPROVE_VOID = auto()
    AUDIT_REPAIRS = auto()
    SET_RECTIFICATION = auto()
    TAKE_ALARM = auto()
    SEE_INCIDENTS = auto()
    OPEN_INCIDENT = auto()
    WARN_FLOORS = auto()
    WARN_BUILDING = auto()
    CLEAR_INCIDENT = auto()
    APPROVE_INCIDENT = auto()
    PLAN_INSPECTIONS = auto()
    GO_ROUNDS = auto()
    COMPLAIN = auto()
    LOG_COMPLAINT = auto()
    TRIAGE_COMPLAINT = auto()
    DECIDE_COMPLAINT = auto()
    HANDLE_COMPLAINT = auto()
    NAME_GROUP = auto()

    SEE_MENU = auto()
    COMPOSE_MENU = auto()
    CATER = auto()
    LIMIT_MEALS = auto()
    REPORT_KITCHEN = auto()
    ORDER_MEAL = auto()
    RUN_MEALS = auto()
    SEE_STATEMENTS = auto()

    SEE_LAUNDRY = auto()
    ORDER_LAUNDRY = auto()
    RUN_LAUNDRY = auto()
    LAUNDER = auto()
    PRICE_LAUNDRY = auto()
    SEE_BC = auto()
    ORDER_BC = auto()
    RUN_BC = auto()
    APPROVE_BC_VOID = auto()
    SEE_FAX = auto()
    TRACE_FAX = auto()
    ASSESS_VENDORS = auto()
    DECIDE_VENDORS = auto()
    ANSWER_SURVEYS = auto()
    SEE_SURVEYS = auto()

    ASK_FAQ = auto()
    KEEP_FAQ = auto()
    RUN_DESK = auto()
    SEE_MAIL = auto()
    RUN_MAIL = auto()
    READ_MESSAGES = auto()
    TAKE_MESSAGES = auto()
    TALK = auto()
    ANSWER_TALKS = auto()

    SEE_OWN_FEES = auto()
    SEE_FEES = auto()
    KEEP_FEES = auto()
    APPROVE_FEES = auto()
    COLLECT_FEES = auto()
    REVIEW_ARREARS = auto()

    COMPOSE_ANNOUNCEMENT = auto()
    APPROVE_ANNOUNCEMENT = auto()
    READ_ANNOUNCEMENT = auto()
    SEE_OUTAGES = auto()
    PLAN_OUTAGE = auto()
    RUN_OUTAGE = auto()

    SEE_TIMETABLE = auto()
    CHANGE_TIMETABLE = auto()

    KEEP_TIME = auto()


_EVERYBODY = frozenset(
    {May.GO_HOME, May.CHOOSE_LANGUAGE, May.FILL_IN_FORMS, May.BIND_ONESELF, May.OWN_DATA, May.ASK_FAQ}
)
_KNOWN = _EVERYBODY | {May.OWN_PRIVACY, May.READ_ANNOUNCEMENT}
_EMPLOYED = _KNOWN | {
    May.REPORT_REPAIR,
    May.SEE_OWN_REPAIRS,
    May.CANCEL_OWN_REPAIR,
    May.CHASE_REPAIR,
    May.ANSWER_VERIFICATION,
    May.ANSWER_QUOTE,
    May.SEE_MENU,
    May.ORDER_MEAL,
    May.SEE_LAUNDRY,
    May.ANSWER_SURVEYS,
    May.COMPLAIN,
}
_MEALS = frozenset({May.SEE_MENU, May.RUN_MEALS, May.REPORT_KITCHEN})
_LAUNDRY = frozenset({May.SEE_LAUNDRY, May.RUN_LAUNDRY, May.LAUNDER})
_BUSINESS = frozenset({May.SEE_BC, May.RUN_BC, May.APPROVE_BC_VOID})
_FAXES = frozenset({May.SEE_FAX, May.TRACE_FAX})
_DESK = _FAXES | frozenset({May.RUN_DESK, May.SEE_MAIL, May.RUN_MAIL, May.READ_MESSAGES, May.TAKE_MESSAGES})
_INCIDENTS = frozenset({May.SEE_INCIDENTS, May.OPEN_INCIDENT})
_COMMAND = _INCIDENTS | {May.WARN_FLOORS, May.WARN_BUILDING, May.CLEAR_INCIDENT}
_COLLECTING = frozenset({May.SEE_FEES, May.COLLECT_FEES})
_ACCOUNTING = frozenset({May.SEE_FEES, May.KEEP_FEES})
_APPROVING = frozenset({May.SEE_FEES, May.APPROVE_FEES})
_LOGGING = frozenset({May.SEE_REPAIRS, May.LOG_REPAIR, May.LOG_COMPLAINT}) | _INCIDENTS
_ROUNDS = _LOGGING | {May.GO_ROUNDS}
_OUTAGES = frozenset({May.COMPOSE_ANNOUNCEMENT, May.PLAN_OUTAGE, May.RUN_OUTAGE})
_FRONT = (
    _ROUNDS
    | _DESK
    | _OUTAGES
    | {
        May.HAND_OVER,
        May.WARN_FLOORS,
        May.SEE_DIRECTORY,
        May.SEE_TENANT_LIST,
        May.REVEAL_PHONE,
        May.DECIDE_BINDING,
        May.INVITE,
        May.ANSWER_TALKS,
    }
)
_SERVICE = _FRONT | {May.VERIFY_REPAIR, May.TRIAGE_COMPLAINT, May.KEEP_FAQ}
_LEADING = (
    _SERVICE
    | {May.APPROVE_ANNOUNCEMENT}
    | {May.BAR_NUISANCE, May.DECIDE_COMPLAINT, May.UNBIND_OTHERS, May.REOPEN_REPAIR, May.AUDIT_REPAIRS}
)

_STAFF = _EMPLOYED | {May.HANDLE_COMPLAINT, May.SEE_OUTAGES}

GRANTS: dict[Role, frozenset[May]] = {role: (_STAFF if role in STAFF else _KNOWN) for role in Role}
GRANTS |= {
    Role.STRANGER: _EVERYBODY | {May.ASK_TO_BE_BOUND},
    Role.TENANT: _EMPLOYED
    | {May.ORDER_LAUNDRY, May.SEE_BC, May.ORDER_BC, May.SEE_FAX, May.SEE_MAIL, May.READ_MESSAGES, May.TALK}
    | {May.SEE_OWN_FEES},
    Role.RECEPTIONIST: _STAFF | _FRONT | _MEALS | _LAUNDRY,
    Role.CSR: _STAFF | _SERVICE | _MEALS | _LAUNDRY | _COLLECTING | {May.UNBIND_OTHERS},
    Role.TENANT_SUPERVISOR: _STAFF
    | _LEADING
    | _COMMAND
    | _MEALS
    | _LAUNDRY
    | _BUSINESS
    | _COLLECTING
    | {May.COMPOSE_MENU, May.LIMIT_MEALS, May.SEE_STATEMENTS, May.ASSESS_VENDORS, May.SEE_SURVEYS}
    | {May.SEE_TIMETABLE},
    Role.HOUSEKEEPING_SUPERVISOR: _STAFF
    | _ROUNDS
    | {May.SEE_TENANT_LIST, May.PRICE_LAUNDRY, May.ASSESS_VENDORS, May.SEE_SURVEYS},
    Role.CLERK: _STAFF
    | _ACCOUNTING
    | {May.SEE_DIRECTORY, May.SEE_TENANT_LIST, May.SEE_REPAIRS, May.AUDIT_REPAIRS, May.SEE_INCIDENTS},
    Role.BC_CLERK: _STAFF | _FAXES | {May.SEE_BC, May.RUN_BC},
    Role.OPERATOR: _STAFF
    | {May.SEE_DIRECTORY, May.SEE_TENANT_LIST, May.RUN_DESK, May.READ_MESSAGES, May.TAKE_MESSAGES},
    Role.CS_MANAGER: _STAFF
    | _LEADING
    | _COMMAND
    | _MEALS
    | _LAUNDRY
    | _COLLECTING
    | _ACCOUNTING
    | _APPROVING
    | {May.COMPOSE_MENU, May.LIMIT_MEALS, May.SEE_STATEMENTS, May.PRICE_LAUNDRY, May.ASSESS_VENDORS, May.DECIDE_VENDORS}
    | _BUSINESS
    | {May.APPROVE_VOID, May.SET_RECTIFICATION, May.PLAN_INSPECTIONS, May.LOAD_BUILDING, May.APPOINT, May.TAKE_ALARM}
    | {May.APPROVE_INCIDENT, May.SEE_TIMETABLE, May.CHANGE_TIMETABLE, May.SEE_SURVEYS},
    Role.DISPATCHER: _STAFF
    | _LOGGING
    | {
        May.ISSUE_WORK_ORDER,
        May.ASSIGN_TECHNICIAN,
        May.TRIAGE_REPAIR,
        May.RECORD_RESULT,
        May.REQUEST_VOID,
        May.REVEAL_PHONE,
        May.NAME_GROUP,
        May.TAKE_ALARM,
        May.RUN_OUTAGE,
    },
    Role.TECHNICIAN: _STAFF | _INCIDENTS | {May.WORK_ON_REPAIRS},
    Role.ENGINEERING_MANAGER: _STAFF
    | _COMMAND
    | _OUTAGES
    | {May.SEE_TENANT_LIST, May.SEE_REPAIRS, May.ASSIGN_TECHNICIAN, May.NAME_GROUP, May.TAKE_ALARM},
    Role.SECURITY: _STAFF | _ROUNDS | _COMMAND | {May.TAKE_ALARM, May.HAND_OVER, May.ANSWER_TALKS, May.RUN_OUTAGE},
    Role.SECURITY_SUPERVISOR: _STAFF
    | _ROUNDS
    | _COMMAND
    | {May.SEE_TENANT_LIST, May.TAKE_ALARM, May.HAND_OVER, May.ANSWER_TALKS, May.RUN_OUTAGE},
    Role.FINANCE_MANAGER: _STAFF
    | _ACCOUNTING
    | _APPROVING
    | {May.SEE_TENANT_LIST, May.SEE_STATEMENTS, May.SEE_BC, May.REVIEW_ARREARS},
    Role.ACCOUNTANT: _STAFF | _ACCOUNTING | {May.SEE_STATEMENTS, May.SEE_BC},
    Role.CASHIER: _STAFF | _ACCOUNTING,
    Role.VENDOR: _KNOWN | {May.SEE_MENU, May.CATER, May.LIMIT_MEALS, May.REPORT_KITCHEN, May.SEE_LAUNDRY, May.LAUNDER},
    Role.GENERAL_MANAGER: _STAFF
    | _APPROVING
    | {May.SEE_REPAIRS, May.DECIDE_COMPLAINT, May.SEE_TIMETABLE, May.SEE_SURVEYS}
    | _OUTAGES
    | {May.APPROVE_ANNOUNCEMENT}
    | _INCIDENTS
    | {May.TAKE_ALARM, May.CLEAR_INCIDENT, May.APPROVE_INCIDENT},
    Role.SYSTEM: frozenset(May),
}


def roles_with(permit: May) -> frozenset[Role]:
    """The roles of people that may do a thing."""
    return frozenset(role for role, permits in GRANTS.items() if permit in permits) - {Role.SYSTEM}
