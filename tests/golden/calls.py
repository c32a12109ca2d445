"""Golden cases: which core function answers which case, and whether it does.

A case is one line of a YAML file with a list under the key `golden`:

    - {id: G-066, fn: m_from_balances, in: {Cu: "11/2", D: "104", R: "51/2"}, out: "219/62"}
    - {id: G-105, fn: rounds_to_reach, in: {D1: "100", r: "1/10", target: "1000"}, raises: ValueError}

`in` and `out` hold exact rationals as strings (decimals such as "4.0" are read exactly, too), `oo` is infinite, and
`out` is one value or a value for each name. To run cases that are not in this folder, from the project's top folder:

    .venv/bin/python -m tests.golden PATH/TO/FILE.yaml

prints one line a case and ends with status 1 if one fails. `CALLS` maps each `fn` to a callable that takes the `in` of
a case as keyword arguments (strings, ints or Fractions) and returns a Fraction, a dict of them, a string for
choose_option, or SymPy's oo; invalid input raises ValueError. The callables only translate names: what they calculate
is calculated by app.banking.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import sympy

from app.banking import balance, multipliers
from app.banking.derivatives import elasticity, partial
from app.banking.exam import (
    aggregates,
    circulation,
    copper,
    growth,
    interest,
    macroeconomics,
    measurement,
    printed_options,
    silver,
    withdrawals,
    yields,
)
from app.banking.powers import PowerForm
from app.banking.qt import caps, channels, rollover
from app.banking.rounds import Column, exam_rounds, loan_share_rounds, loan_split_rounds, rounds_to_reach
from app.exact import INFINITE

Call = Callable[..., Any]
ZERO, ONE = Fraction(0), Fraction(1)

# What a case is read from and answered in -----------------------------------------------------------------------------

TEXT_ARGUMENTS = {"channel"}
"""Arguments that are names although some look like numbers."""


def exact(value: object) -> Fraction:
    """Any way of writing an exact number, as a Fraction. Errors: ValueError."""
    try:
        return value if isinstance(value, Fraction) else Fraction(str(value).strip())
    except ZeroDivisionError as error:
        raise ValueError(f"no number: {value}") from error


def answer(value: object) -> Any:
    """A core result in the form of the cases: INFINITE becomes SymPy's oo, an unexpanded power is multiplied out."""
    if isinstance(value, dict):
        return {key: answer(part) for key, part in value.items()}
    if value is INFINITE:
        return sympy.oo
    if isinstance(value, PowerForm):
        return value.constant + value.coefficient * value.ratio**value.exponent
    return Fraction(value) if isinstance(value, int) else value


def case_call(function: Call) -> Call:
    """The function, reading its keyword arguments as `exact` does and answering as `answer` does."""

    def call(**given: object) -> Any:
        read = {key: str(value).strip() if key in TEXT_ARGUMENTS else exact(value) for key, value in given.items()}
        return answer(function(**read))

    return call


# How a case's names are translated ------------------------------------------------------------------------------------


def named(function: Call, **core_names: str) -> Call:
    """The function, under the argument names of the cases where those differ from the core's."""
    return lambda **given: function(**{core_names.get(key, key): value for key, value in given.items()})


def several(**functions: Call) -> Call:
    """One dict of the results of all functions at the same arguments."""
    return lambda **given: {key: function(**given) for key, function in functions.items()}


def fields(function: Call, **attributes: str) -> Call:
    """One dict of attributes of the function's result; infinite as a whole where the result is."""

    def call(**given: Any) -> Any:
        result = function(**given)
        if result is INFINITE:
            return INFINITE
        return {key: getattr(result, attribute) for key, attribute in attributes.items()}

    return call


def same(*names: str) -> dict[str, str]:
    """Attributes that a case calls by the core's names."""
    return dict(zip(names, names, strict=True))


PER_DEMAND = {"rd": "r_d", "rt": "r_t"}

# Cases that need more than other names --------------------------------------------------------------------------------


def derived_deposits(D0: Fraction, r: Fraction, e: Fraction, c: Fraction) -> Any:
    expansion = multipliers.expansion(D0, r, e, c)
    return INFINITE if expansion.total is INFINITE else {"total": expansion.total, "derived": expansion.derived}


ROUND_COLUMNS = {
    "deposits": Column.DEPOSIT,
    "loans": Column.ONWARD,  # the exam's loans: what is lent and deposited again
    "required": Column.REQUIRED,
    "excess": Column.EXCESS,
    "cash": Column.CASH,
}


def lending_rounds(D1: Fraction, r: Fraction, e: Fraction, c: Fraction, n: Fraction) -> Any:
    rounds = exam_rounds(D1, r, e, c)
    totals = {key: rounds.cumulative(column, n) for key, column in ROUND_COLUMNS.items()}
    return totals | {"next_deposit": rounds.flow(Column.DEPOSIT, n + 1)}


def lending_limits(D1: Fraction, r: Fraction, e: Fraction, c: Fraction) -> Any:
    rounds = exam_rounds(D1, r, e, c)
    if rounds.limit(Column.DEPOSIT) is INFINITE:
        return INFINITE  # without a leakage no table of limits exists
    totals = {key: rounds.limit(column) for key, column in ROUND_COLUMNS.items()}
    return totals | {"derived": multipliers.expansion(D1, r, e, c).derived}


def leak_convention_B(r: Fraction, e: Fraction, h: Fraction) -> Any:
    rounds = loan_share_rounds(ONE, r, e, h)
    limits = {"deposits": rounds.limit(Column.DEPOSIT), "cash": rounds.limit(Column.CASH)}
    return INFINITE if limits["deposits"] is INFINITE else limits | {"c_equiv": rounds.cash}


def leak_convention_C(r: Fraction, e: Fraction, c: Fraction) -> Any:
    rounds = loan_split_rounds(ONE, r, e, c)
    limits = {"deposits": rounds.limit(Column.DEPOSIT), "cash": rounds.limit(Column.CASH)}
    return INFINITE if limits["deposits"] is INFINITE else limits


def m1_m2_aggregates(M0: Fraction, bonds: Fraction = ZERO, ifi: Fraction = ZERO, **rows: Fraction) -> Any:
    del bonds, ifi  # in the table of the problem, but in no aggregate
    core_names = {
        "ent_demand": "enterprise_demand",
        "ent_time": "enterprise_time",
        "self_raised": "self_raised_construction",
        "gov_org": "government_organisations",
    }
    return aggregates.aggregates(M0, named(aggregates.Deposits, **core_names)(**rows))


def velocity(GDP: Fraction, B: Fraction, K2: Fraction) -> Any:
    M2 = circulation.money_stock(K2, B)
    return {"M2": M2, "V": circulation.velocity(GDP, M2), "K2V": circulation.multiplier_times_velocity(GDP, B)}


def after_tax(interest_on: Call) -> Call:
    def call(tau: Fraction, **given: Fraction) -> Any:
        gross = interest_on(**given)
        return {"gross": gross, "net": interest.after_tax(gross, tau)}

    return call


def loan_cost_compare(P: Fraction, i_simple: Fraction, i_compound: Fraction, n: Fraction) -> Any:
    return {
        "simple": interest.simple_interest(P, i_simple, n),
        "compound": interest.compound_interest(P, i_compound, n),
        "extra": interest.extra_cost_of_compounding(P, i_simple, i_compound, n),
    }


def unemployment(employed: Fraction, unemployed: Fraction, working_age: Fraction) -> Any:
    return {
        "u": macroeconomics.unemployment_rate(employed, unemployed),
        "lfpr": macroeconomics.participation_rate(employed, unemployed, working_age),
    }


def margin_leverage(m0: Fraction, m1: Fraction) -> Any:
    leverage = silver.maximum_leverage
    return {"lev0": leverage(m0), "lev1": leverage(m1), "forced_cut": silver.position_cut(m0, m1)}


# The table ------------------------------------------------------------------------------------------------------------

_FUNCTIONS: dict[str, Call] = {
    # multipliers
    "deposit_multiplier": named(multipliers.deposit_multiplier, c="k"),
    "deposit_multiplier_time_conversion": named(multipliers.demand_deposit_multiplier, c="k", **PER_DEMAND),
    "derived_deposits": derived_deposits,
    "solve_excess_ratio": named(multipliers.solve_excess_ratio, D0="first", rd="r", c="k"),
    "solve_required_ratio": named(multipliers.solve_required_ratio, D0="first", c="k"),
    "solve_original": named(multipliers.solve_first_deposit, c="k"),
    "multiplier_system": several(
        KD=named(multipliers.demand_deposit_multiplier, **PER_DEMAND),
        m1=named(multipliers.m1, **PER_DEMAND),
        m2=named(multipliers.m2, **PER_DEMAND),
    ),
    "full_balance": fields(
        named(balance.economy, **PER_DEMAND),
        D="D",
        T="T",
        Cu="C",
        RR_D="required_on_demand",
        RR_T="required_on_time",
        ER="E",
        M1="M1",
        M2="M2",
    ),
    "m2_uniform": multipliers.m_over_all_deposits,
    "m_from_balances": named(balance.multiplier_from_balances, Cu="C", D="deposits"),
    "m2_cn": multipliers.m2_one_ratio,
    "m2_cn_as_printed": multipliers.m2_as_printed,
    "m2_cn_gradient": several(**{f"d_{x}": partial(multipliers.m2_one_ratio, x) for x in "ctsre"}),
    "m_gradient": several(
        **{f"m1_{x}": named(partial(multipliers.m1, x), **PER_DEMAND) for x in "kte"},
        **{f"m2_{x}": named(partial(multipliers.m2, x), **PER_DEMAND) for x in "tk"},
    ),
    "mm_elasticities": several(
        **{
            name: named(elasticity(multipliers.m_over_all_deposits, core), cd="c", er="e", rr="r")
            for name, core in {"cd": "c", "er": "e", "rr": "r"}.items()
        }
    ),
    "average_required_ratio": named(multipliers.average_required_ratio, **PER_DEMAND),
    "t_from_conversion_share": multipliers.t_from_conversion_share,
    "per_demand_to_per_all": lambda k, e, t, s: {
        "c": multipliers.per_all_deposits(k, t, s),
        "e_all": multipliers.per_all_deposits(e, t, s),
    },
    "multiplier_with_exempt_share": multipliers.multiplier_with_exempt_share,
    "required_reserves_total": balance.required_reserves,
    "simple_vs_full_check": lambda r: {
        "deposit": multipliers.deposit_multiplier(r, ZERO, ZERO),
        "money_c0": multipliers.m_over_all_deposits(ZERO, r, ZERO),
    },
    # lending rounds
    "lending_rounds": lending_rounds,
    "lending_limits": lending_limits,
    "rounds_to_reach": lambda D1, r, target: rounds_to_reach(exam_rounds(D1, r, ZERO, ZERO), target),
    "leak_convention_B": leak_convention_B,
    "leak_convention_C": leak_convention_C,
    "withdrawal_shortfall": fields(withdrawals.withdrawal_shortfall, bank1="first_bank", system="system"),
    # aggregates, circulation, growth
    "m1_m2_aggregates": fields(m1_m2_aggregates, M1="M1", M2="M2", total_deposits="deposits"),
    "money_needed": circulation.money_needed,
    "purchasing_power": circulation.purchasing_power,
    "velocity": velocity,
    "money_growth_decomposition": fields(
        growth.money_growth,
        dM="total",
        base="base",
        mult="multiplier",
        cross="cross",
        base_mid="base_midpoint",
        mult_mid="multiplier_midpoint",
    ),
    "gm_keeping_M_constant": growth.multiplier_growth_keeping_money,
    "log_growth_share": several(
        base=named(growth.log_growth_share, gB="g", gm="other"), mult=named(growth.log_growth_share, gm="g", gB="other")
    ),
    "arima_110_forecast": named(measurement.arima_110_forecast, prev="previous"),
    "correlation_with_123": lambda y1, y2, y3: measurement.correlation((ONE, ONE * 2, ONE * 3), (y1, y2, y3)),
    # interest, discounts, yields
    "simple_interest_after_tax": after_tax(interest.simple_interest),
    "compound_interest_after_tax": after_tax(interest.compound_interest),
    "loan_cost_compare": loan_cost_compare,
    "real_rate": several(approx=interest.real_rate_approximate, fisher=interest.real_rate),
    "bank_discount": named(yields.bank_discount, n_years="n"),
    "discount_buyer_yield": named(yields.discount_yield, n_years="n"),
    "bond_simple_yield": yields.simple_yield,
    "current_yield": yields.current_yield,
    "discount_bond_simple_yield": named(yields.discount_yield, F="FV", P="PV", n_years="n"),
    "present_value": interest.present_value,
    "theoretical_price": interest.theoretical_price,
    "rate_units": lambda monthly_li, daily_hao: {
        "annual_from_month": interest.annual_from_monthly_per_mille(monthly_li),
        "annual_from_day": interest.annual_from_daily_per_ten_thousand(daily_hao),
    },
    "average_annual_rate": interest.average_annual_rate,
    # macroeconomics
    "elasticity_point": macroeconomics.elasticity_point,
    "elasticity_midpoint": macroeconomics.elasticity_midpoint,
    "harrod_growth": macroeconomics.harrod_growth,
    "unemployment": unemployment,
    "income_chain": fields(
        named(
            macroeconomics.income_chain,
            Dep="depreciation",
            Tind="indirect_taxes",
            Und="undistributed_profits",
            Tcorp="corporate_tax",
            Tr="transfers",
            Gi="government_interest",
            Tinc="income_tax",
        ),
        **same("NDP", "NI", "PI", "PDI"),
    ),
    "expenditure_multipliers": lambda mpc, mpm: {
        "closed": macroeconomics.expenditure_multiplier(mpc),
        "open": macroeconomics.expenditure_multiplier(mpc, mpm),
    },
    # quantitative tightening
    "qt_cumulative_cap": caps.cumulative_cap,
    "months_to_drain": caps.months_to_drain,
    "onrrp_cover": caps.on_rrp_cover,
    "onrrp_daily_interest": caps.on_rrp_daily_interest,
    "rollover": several(runoff=rollover.runoff, reinvest=rollover.reinvestment),
    "onrrp_maturity": fields(
        named(channels.rrp_maturity, X="amount", rr="required_ratio"),
        **same("reserves", "required", "excess", "on_rrp", "bank_deposits"),
    ),
    "qt_channel": fields(
        named(channels.channel_change, X="amount"),
        **same("reserves", "on_rrp", "deposits", "fund_shares", "repo"),
        **same("bank_total", "mmf_total", "dealer_total", "fed_total", "treasury_total"),
    ),
    "qt_mix": fields(
        lambda X, w1, w2, w3, w4, w5: channels.channel_mix(X, (w1, w2, w3, w4, w5)),
        **same("reserves", "on_rrp", "deposits", "fund_shares", "repo", "base", "fed_total"),
    ),
    "qt_multiplier_after": named(channels.multiplier_after, M="money", B="base", X="amount"),
    # copper and silver
    "mine_output_change": copper.mine_output_change,
    "implied_growth": copper.implied_growth,
    "gap_implied_base": copper.gap_implied_base,
    "incentive_price_toy": copper.incentive_price,
    "gold_silver_ratio": silver.gold_silver_ratio,
    "deliverable_cover": silver.deliverable_cover,
    "premium_after": silver.premium_after,
    "margin_leverage": margin_leverage,
    "forced_sale": fields(silver.forced_sale, **same("equity_after", "max_position", "sell")),
    "recovery_gain": silver.recovery_gain,
    # exam options
    "choose_option": lambda value, **options: printed_options.nearest_option(value, options),
}

CALLS: dict[str, Call] = {name: case_call(function) for name, function in _FUNCTIONS.items()}
