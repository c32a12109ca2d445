"""Who keeps a balance sheet."""

from dataclasses import dataclass
from enum import StrEnum


class AgentKind(StrEnum):
    """The part an agent plays in the monetary system; what it may issue and hold depends on this alone."""

    CENTRAL_BANK = "central_bank"
    TREASURY = "treasury"
    BANK = "bank"
    FUND = "fund"
    DEALER = "dealer"
    PUBLIC = "public"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Agent:
    """One keeper of a balance sheet. `name` is an identifier for texts and pages ("bank_1"), not a caption."""

    name: str
    kind: AgentKind

    def __str__(self) -> str:
        return self.name
