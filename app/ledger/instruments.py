"""What stands on balance sheets: claims, each with the kinds of agent that may issue and hold it, and real assets.

Only banks hold reserves, only the Treasury holds the TGA, and neither the Treasury nor the central bank has an account
at a commercial bank. Counterparties of the ON RRP are money market funds, banks, primary dealers and the housing
agencies (Federal Reserve Bank of New York, list of reverse repo counterparties); the public has no access.
"""

from dataclasses import dataclass
from typing import Final

from app.ledger.agents import AgentKind

_CENTRAL_BANK: Final = frozenset({AgentKind.CENTRAL_BANK})
_TREASURY: Final = frozenset({AgentKind.TREASURY})
_BANK: Final = frozenset({AgentKind.BANK})
_FUND: Final = frozenset({AgentKind.FUND})
_DEALER: Final = frozenset({AgentKind.DEALER})
_PUBLIC: Final = frozenset({AgentKind.PUBLIC})
_AGENCY: Final = frozenset({AgentKind.AGENCY})
_ANYONE: Final = frozenset(AgentKind)
_NOBODY: Final[frozenset[AgentKind]] = frozenset()
# Who banks with a commercial bank: everybody who is neither a bank nor banks with the central bank.
_CUSTOMERS: Final = _PUBLIC | _FUND | _DEALER | _AGENCY


@dataclass(frozen=True, slots=True)
class Instrument:
    """One kind of claim (or real asset, or the net-worth account).

    name      the family, the same for all tranches ("treasuries")
    issuers   kinds of agent whose liability it may be; empty for real assets
    holders   kinds of agent whose asset it may be
    tranche   tells instruments of one family apart ("maturing", "new"); they are never netted against each other
    account   True for a balance in an account that the issuer keeps: when it changes hands the issuer posts both a
              debit and a credit. A banknote or a bond changes hands without its issuer.
    """

    name: str
    issuers: frozenset[AgentKind]
    holders: frozenset[AgentKind]
    tranche: str = ""
    account: bool = False

    @property
    def id(self) -> str:
        """Identifier for texts and pages, e.g. "new_treasuries"."""
        return f"{self.tranche}_{self.name}" if self.tranche else self.name

    @property
    def is_real(self) -> bool:
        """True where no issuer stands behind it: one agent's asset is nobody's liability."""
        return not self.issuers

    def __str__(self) -> str:
        return self.id


CURRENCY: Final = Instrument("currency", _CENTRAL_BANK, _CUSTOMERS | _BANK)
RESERVES: Final = Instrument("reserves", _CENTRAL_BANK, _BANK, account=True)
TGA: Final = Instrument("tga", _CENTRAL_BANK, _TREASURY, account=True)
ON_RRP: Final = Instrument("on_rrp", _CENTRAL_BANK, _FUND | _BANK | _DEALER | _AGENCY, account=True)
CENTRAL_BANK_LOAN: Final = Instrument("central_bank_loan", _BANK, _CENTRAL_BANK)

TREASURIES: Final = Instrument("treasuries", _TREASURY, _ANYONE - _TREASURY)
MATURING_TREASURIES: Final = Instrument("treasuries", _TREASURY, _ANYONE - _TREASURY, tranche="maturing")
NEW_TREASURIES: Final = Instrument("treasuries", _TREASURY, _ANYONE - _TREASURY, tranche="new")
MBS: Final = Instrument("mbs", _AGENCY, _ANYONE)

DEMAND_DEPOSITS: Final = Instrument("demand_deposits", _BANK, _CUSTOMERS, account=True)
TIME_DEPOSITS: Final = Instrument("time_deposits", _BANK, _CUSTOMERS, account=True)
LOANS: Final = Instrument("loans", _CUSTOMERS, _BANK)
# A mortgage in a pool behind MBS is owed to the agency; one that a bank keeps for itself is among its LOANS.
MORTGAGES: Final = Instrument("mortgages", _PUBLIC, _AGENCY | _BANK)

FUND_SHARES: Final = Instrument("fund_shares", _FUND, _PUBLIC | _DEALER | _AGENCY, account=True)
REPO: Final = Instrument("repo", _DEALER, _FUND | _BANK)

GOODS: Final = Instrument("goods", _NOBODY, _ANYONE)
HOUSES: Final = Instrument("houses", _NOBODY, _ANYONE)

# Not a claim: nobody holds or issues it. It names the balancing row on the right of a T-account.
NET_WORTH: Final = Instrument("net_worth", _NOBODY, _NOBODY)

INSTRUMENTS: Final = (
    CURRENCY,
    RESERVES,
    TGA,
    ON_RRP,
    CENTRAL_BANK_LOAN,
    TREASURIES,
    MATURING_TREASURIES,
    NEW_TREASURIES,
    MBS,
    DEMAND_DEPOSITS,
    TIME_DEPOSITS,
    LOANS,
    MORTGAGES,
    FUND_SHARES,
    REPO,
    GOODS,
    HOUSES,
)
DEPOSITS: Final = (DEMAND_DEPOSITS, TIME_DEPOSITS)
