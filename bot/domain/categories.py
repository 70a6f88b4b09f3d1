"""What a repair is about and how fast it must go (requirements of the repair procedure; codes as in the manual)."""

from enum import StrEnum

from bot.domain.names import Named
from bot.domain.roles import Role


class Category(StrEnum):
    """The trade a repair belongs to."""

    PLUMBING = "plumbing"
    ELECTRICAL = "electrical"
    LIGHTING = "lighting"
    HVAC = "hvac"
    ELEVATOR = "elevator"
    DOOR_LOCK = "door_lock"
    LOW_VOLTAGE = "low_voltage"
    FIRE_SAFETY = "fire_safety"
    CIVIL = "civil"
    CLEANING = "cleaning"
    PEST = "pest"
    PLANTS = "plants"
    PARKING = "parking"
    GAS = "gas"
    FURNITURE = "furniture"
    OTHER = "other"


class Urgency(StrEnum):
    """How fast: 特急, 急修, 一般, 预约."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NORMAL = "normal"
    SCHEDULED = "scheduled"

    def or_higher(self, other: "Urgency") -> "Urgency":
        """Whichever of the two must go faster."""
        return min(self, other, key=list(Urgency).index)


ENGINEERING, HOUSEKEEPING = Named("工程部", "Engineering"), Named("内务（保洁绿植消杀）", "Housekeeping")
SECURITY = Named("秩序维护部", "Security")
_ELSEWHERE = {
    Category.CLEANING: HOUSEKEEPING, Category.PEST: HOUSEKEEPING, Category.PLANTS: HOUSEKEEPING,
    Category.PARKING: SECURITY,
}  # fmt: skip


_HEADS = {HOUSEKEEPING: Role.HOUSEKEEPING_SUPERVISOR, SECURITY: Role.SECURITY_SUPERVISOR}


def head_of(category: Category) -> Role:
    """Who leads the department that answers for a trade."""
    return _HEADS.get(department_of(category), Role.ENGINEERING_MANAGER)


def department_of(category: Category) -> Named:
    """Which department answers for a trade (R92, R93)."""
    return _ELSEWHERE.get(category, ENGINEERING)
