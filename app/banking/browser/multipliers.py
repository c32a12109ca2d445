"""The multipliers, the stocks a base supports and their derivatives, printed as JavaScript from the core's formulas."""

from __future__ import annotations

RATIOS = ("r_d", "r_t", "t", "e", "k")
_HEADER = """\
// GENERATED FILE: printed from app/banking/multipliers.py by app/banking/browser/multipliers.py. Do not edit; print it
// again with
//     python -m app formulas
// Each takes {B, r_d, r_t, t, e, k} (ratios as fractions of one, per demand deposits). Infinity where nothing leaks.
"""


def multiplier_formulas() -> str:
    """The text of formulas.js: `leakage`, every stock, m1 and m2, and their partial derivatives."""
    import sympy  # costs a second, and no page needs it

    from app.banking import multipliers
    from app.banking.balance import economy

    symbols = {name: sympy.Symbol(name, nonnegative=True) for name in RATIOS}
    base = sympy.Symbol("B", positive=True)
    built = economy(base, **symbols)
    printed: dict[str, sympy.Expr] = {"leakage": multipliers.leakage(**symbols)}
    for name in ("D", "T", "C", "E", "R", "required", "M1", "M2"):
        printed[name] = sympy.factor(getattr(built, name))
    for name in ("m1", "m2"):
        formula = getattr(multipliers, name)(**symbols)
        printed[name] = formula
        for ratio, symbol in symbols.items():
            printed[f"d{name}_d{ratio}"] = sympy.factor(sympy.diff(formula, symbol))
    arguments = "({ " + ", ".join(("B", *RATIOS)) + " })"
    lines = [f"  {name}: {arguments} => {sympy.jscode(expression)}," for name, expression in printed.items()]
    return f"{_HEADER}\nconst CORE = {{\n" + "\n".join(lines) + "\n};\n"
