"""How payments settle: the operations by which money gets from one agent to another.

A bank's customer pays through the bank's account at the central bank: the deposit is redeemed at the bank, reserves
move. Every function returns operations for a larger transaction, in which the payer gets something for the money.
"""

from fractions import Fraction

from app.ledger.agents import Agent, AgentKind
from app.ledger.instruments import CURRENCY, DEMAND_DEPOSITS, RESERVES, TGA, Instrument
from app.ledger.transactions import Issue, Operation, Redeem, Transfer


def pay(
    payer: Agent,
    payer_bank: Agent,
    payee: Agent,
    payee_bank: Agent,
    central_bank: Agent,
    amount: Fraction,
    credited: Instrument = DEMAND_DEPOSITS,
) -> tuple[Operation, ...]:
    """A depositor pays a depositor, who is credited a demand deposit or, where so `credited`, a time deposit.

    Within one bank no reserves are needed; between banks they move with the payment.
    """
    if payer_bank != payee_bank:
        return (
            Redeem(DEMAND_DEPOSITS, payer_bank, payer, amount),
            Transfer(RESERVES, central_bank, payer_bank, payee_bank, amount),
            Issue(credited, payee_bank, payee, amount),
        )
    if credited == DEMAND_DEPOSITS:
        return (Transfer(DEMAND_DEPOSITS, payer_bank, payer, payee, amount),)
    return (
        Redeem(DEMAND_DEPOSITS, payer_bank, payer, amount),
        Issue(credited, payee_bank, payee, amount),
    )


def pay_treasury(
    payer: Agent, bank: Agent, central_bank: Agent, treasury: Agent, amount: Fraction
) -> tuple[Operation, ...]:
    """A bank, or a depositor of `bank`, pays the Treasury: reserves turn into TGA, both at the central bank.

    A payer who is a bank pays with reserves of its own; any other payer's deposit at `bank` is redeemed too.
    """
    settlement = (
        Redeem(RESERVES, central_bank, bank, amount),
        Issue(TGA, central_bank, treasury, amount),
    )
    if payer.kind is AgentKind.BANK:
        return settlement
    return (Redeem(DEMAND_DEPOSITS, bank, payer, amount), *settlement)


def pay_central_bank(payer: Agent, bank: Agent, central_bank: Agent, amount: Fraction) -> tuple[Operation, ...]:
    """A bank, or a depositor of `bank`, pays the central bank: the money is extinguished, nobody receives any."""
    settlement: Operation = Redeem(RESERVES, central_bank, bank, amount)
    if payer.kind is AgentKind.BANK:
        return (settlement,)
    return (Redeem(DEMAND_DEPOSITS, bank, payer, amount), settlement)


def withdraw_currency(
    payer: Agent, bank: Agent, payee: Agent, central_bank: Agent, amount: Fraction
) -> tuple[Operation, ...]:
    """`payee` receives banknotes out of `payer`'s deposit; the bank buys them from the central bank with reserves.

    Payer and payee are one agent who withdraws, or a customer who has somebody paid in cash.
    """
    return (
        Redeem(DEMAND_DEPOSITS, bank, payer, amount),
        Redeem(RESERVES, central_bank, bank, amount),
        Issue(CURRENCY, central_bank, payee, amount),
    )


def deposit_currency(
    payer: Agent,
    bank: Agent,
    payee: Agent,
    central_bank: Agent,
    amount: Fraction,
    credited: Instrument = DEMAND_DEPOSITS,
) -> tuple[Operation, ...]:
    """`payer`'s banknotes go into `payee`'s deposit; the bank hands them to the central bank and gets reserves."""
    return (
        Redeem(CURRENCY, central_bank, payer, amount),
        Issue(RESERVES, central_bank, bank, amount),
        Issue(credited, bank, payee, amount),
    )
