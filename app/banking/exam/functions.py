"""The functions of the exam and case-study formulas that lessons may call, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.banking.exam import circulation, copper, growth, interest, irrational, macroeconomics, silver, yields
from app.banking.exam.measurement import arima_110_forecast
from app.banking.exam.withdrawals import withdrawal_shortfall
from app.exact import Quantity, require

Function = Callable[..., Any]


def _by_name(*functions: Function) -> dict[str, Function]:
    return {function.__name__: function for function in functions}


def _item_of(function: Function) -> Function:
    """A function with several results, asked for one of them by its name: money_growth("base", m0, m1, B0, B1)."""

    def item(name: str, *arguments: Quantity) -> Quantity:
        results = function(*arguments)
        require(isinstance(name, str) and name.isidentifier() and hasattr(results, name), "unknown_item", name=name)
        return getattr(results, name)

    return item


EXAM_FUNCTIONS: dict[str, Function] = {
    **_by_name(
        interest.simple_interest,
        interest.compound_interest,
        interest.after_tax,
        interest.extra_cost_of_compounding,
        interest.future_value,
        interest.present_value,
        interest.maturity_value,
        interest.annuity_factor,
        interest.real_rate_approximate,
        interest.real_rate,
        interest.annual_from_monthly_per_mille,
        interest.annual_from_daily_per_ten_thousand,
        interest.average_annual_rate,
        interest.theoretical_price,
        yields.bank_discount,
        yields.discount_rate,
        yields.discount_yield,
        yields.current_yield,
        yields.simple_yield,
        circulation.money_needed,
        circulation.purchasing_power,
        circulation.velocity,
        circulation.multiplier_times_velocity,
        circulation.money_stock,
        circulation.real_balances,
        macroeconomics.elasticity_point,
        macroeconomics.elasticity_midpoint,
        macroeconomics.harrod_growth,
        macroeconomics.inflation_rate,
        macroeconomics.unemployment_rate,
        macroeconomics.participation_rate,
        macroeconomics.expenditure_multiplier,
        macroeconomics.equilibrium_income,
        growth.growth_of_product,
        growth.multiplier_growth_keeping_money,
        growth.log_growth_share,
        arima_110_forecast,
        copper.mine_output,
        copper.mine_output_change,
        copper.break_even_disruption,
        copper.implied_growth,
        copper.growth_path_sum,
        copper.gap_implied_base,
        copper.incentive_price,
        silver.gold_silver_ratio,
        silver.deliverable_cover,
        silver.premium,
        silver.premium_after,
        silver.maximum_leverage,
        silver.position_cut,
        silver.recovery_gain,
        irrational.root,
        irrational.ln,
        irrational.decimals,
        irrational.round_up,
    ),
    "income_chain": _item_of(macroeconomics.income_chain),
    "money_growth": _item_of(growth.money_growth),
    "withdrawal_shortfall": _item_of(withdrawal_shortfall),
    "forced_sale": _item_of(silver.forced_sale),
}
