"""What vendors do for those in the building: the caterer cooks, the laundry washes."""

from enum import StrEnum


class Trade(StrEnum):
    """What somebody is a vendor of."""

    MEALS = "meals"
    LAUNDRY = "laundry"

    @property
    def vendor_kind(self) -> str:
        """What a vendor of it is called in the building's file."""
        return "caterer" if self is Trade.MEALS else "laundry"
