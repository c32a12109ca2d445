"""What is said about a claim: the outcome, the numbers that show it, the proof line by line, the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce

import streamlit as st

from app import cached, session
from app.algebra.polynomials import Polynomial
from app.algebra.tree import Condition, Number, Product, Relation, Symbol
from app.algebra.typesetting import latex
from app.banking.claims import shown
from app.banking.claims.claim import Claim, Direction, Example, Finding, Outcome, Step
from app.banking.claims.conditions import Conditions
from app.banking.claims.inequalities import Summand
from app.banking.claims.points import Point
from app.banking.claims.quantities import ZERO, Quantity
from app.banking.claims.slopes import Slope
from app.prose.figures import FormatNeeded, rounded, written
from app.slope_chart import switch_axis
from app.views.answers.joining import listed, paused, run_on

_SIGN = {Direction.RISES: "> 0", Direction.FALLS: "< 0", Direction.STAYS: "= 0"}
VIEWS = ("slope", "level")


def is_proved(found: Finding) -> bool:
    """Whether the sign follows from the condition."""
    return found.outcome in (Outcome.EXACT, Outcome.SUFFICIENT, Outcome.PROVED)


def is_refuted(found: Finding) -> bool:
    """Whether it does not."""
    return found.outcome in (Outcome.WRONG, Outcome.TOO_WIDE)


def letter(name: str) -> str:
    """A symbol, typeset."""
    return latex(Symbol(name))


def told(found: Finding, claim: Claim) -> Iterator[str]:
    """The paragraphs about a claim."""
    say, conditions = session.say, claim.conditions
    sign = f"${_derivative(found.slope)} {_SIGN[claim.direction]}$"
    if conditions.all:
        yield say("prover.read_as_when", claim=sign, condition=_joined(conditions.all))
    else:
        yield say("prover.read_as_always", claim=sign)
    yield say(f"prover.outcome.{_outcome(found, claim)}")
    if found.example is not None:
        key = "beyond" if is_proved(found) else "counterexample" if conditions.all else "counterexample_always"
        yield _example(key, found.slope, found.example)


def _outcome(found: Finding, claim: Claim) -> str:
    outcome = found.outcome
    if is_refuted(found) and _never(found.slope, claim.direction):
        return "never"
    if not claim.conditions.all and outcome is Outcome.EXACT:
        return "exact_always"
    if not claim.conditions.all and is_refuted(found):
        return "always_fails"
    return str(outcome)


def _never(found: Slope, direction: Direction) -> bool:
    if direction is Direction.STAYS:
        return found.vanishing is None
    return found.required(direction) is None


def _example(key: str, found: Slope, example: Example) -> str:
    say, language = session.say, session.language()
    point = paused((f"${letter(name)} = {number(value)}$" for name, value in example.point.items()), language)
    sign = "> 0" if example.slope > 0 else "< 0" if example.slope < 0 else ""
    sentences = [
        say(f"prover.{key}", point=point),
        say("prover.there", slope=f"${_derivative(found)} = {number(example.slope)} {sign}$"),
    ]
    if example.moved is not None:
        after, high = example.moved
        moving = "prover.not_moving" if high == example.value else "prover.moving"
        sentences.append(
            say(
                moving, by=f"${letter(found.by)}$", of=f"${found.quantity.latex}$",
                before=f"${number(example.point[found.by])}$", after=f"${number(after)}$",
                low=f"${number(example.value)}$", high=f"${number(high)}$",
            )
        )  # fmt: skip
    return run_on(sentences, language)


def number(value: Fraction) -> str:
    """A number inside a formula: short decimals of what was chosen, fractions of what was computed."""
    try:
        if 100 % value.denominator == 0:
            return written(value, math=True)
        return written(value, "frac", math=True)
    except FormatNeeded:
        return rounded(value)


def show_proof(found: Finding, direction: Direction, conditions: Conditions) -> None:
    """The derivative as one fraction, what in it is positive, what decides; and how the condition gives that."""
    with st.container(key="prover-proof"):
        st.subheader(session.say("prover.proof" if is_proved(found) else "prover.decides"), anchor=False)
        st.markdown("\n\n".join(_proof(found, direction, conditions)))


def _proof(found: Finding, direction: Direction, conditions: Conditions) -> Iterator[str]:
    say, language, slope = session.say, session.language(), found.slope
    yield say("prover.fraction")
    yield f"$$\n{_derivative(slope)} = {_fraction(slope)}\n$$"
    deciding, bounded = slope.deciding, slope.deciding[: slope.bounded]
    lines = [say("prover.square")]
    if slope.positive and deciding:
        lines.append(say("prover.positive", factors=_factors(slope, slope.positive)))
    if bounded:
        lines.append(say("prover.bounded", factors=_factors(slope, bounded)))
    if deciding:
        lines.append(say("prover.remains", factors=_factors(slope, deciding)))
    else:
        lines.append(say("prover.one_sign_plus" if slope.sign > 0 else "prover.one_sign_minus"))
    yield run_on(lines, language)
    if deciding:
        yield _exactly(slope, direction)
    if found.outcome is Outcome.EXACT and conditions.all and deciding:
        yield say("prover.same")
    elif is_proved(found) and conditions.all:
        for step in found.steps:
            yield from _step(slope, step)


def _exactly(slope: Slope, direction: Direction) -> str:
    say, claim = session.say, f"${_derivative(slope)} {_SIGN[direction]}$"
    if direction is Direction.STAYS:
        assert slope.vanishing is not None
        left = shown.product(slope.ring, slope.deciding)
        return say("prover.so_exactly", claim=claim, condition=f"${latex(Condition(left, Relation.EQUAL, ZERO))}$")
    required = slope.required(direction)
    if required is None:
        return say("prover.so_never", claim=claim)
    return say("prover.so_exactly", claim=claim, condition=_joined([shown.inequality(slope.ring, p) for p in required]))


def _step(slope: Slope, step: Step) -> Iterator[str]:
    """That something is positive: it is a sum of what is not negative, some of it positive."""
    say, ring, certificate = session.say, slope.ring, step.certificate
    goal = f"{latex(shown.polynomial(ring, step.goal))} > 0"
    if not certificate.multiplier:
        return
    left = latex(shown.polynomial(ring, step.goal))
    plain_goal = all(not each.factors and each.number == 1 for each in certificate.multiplier)
    if not plain_goal:
        before = _added(slope, certificate.multiplier)
        before = before if len(certificate.multiplier) == 1 else _bracketed(before)
        left = rf"{before} \cdot {_bracketed(left)}" if len(step.goal) > 1 else f"{before} {left}"
    yield say("prover.follows")
    yield f"$$\n{left} = {_added(slope, certificate.summands)}\n$$"
    strict = [f"${_summand(slope, each)}$" for each in certificate.summands if each.strict]
    lines = [say("prover.summands", strict=listed(strict[:1], session.language()), goal=f"${goal}$")]
    if not plain_goal and any(each.factors for each in certificate.multiplier):
        lines.insert(0, say("prover.multiplied"))
    yield run_on(lines, session.language())


def _added(slope: Slope, summands: Sequence[Summand]) -> str:
    parts = [
        _bracketed(text) if len(each.factors) == 1 and len(each.factors[0]) > 1 and each.number == 1 else text
        for each in summands
        for text in (_summand(slope, each),)
    ]
    return " + ".join(_bracketed(part) if part.startswith("-") else part for part in parts)


def _summand(slope: Slope, each: Summand) -> str:
    factors = each.factors if each.number == 1 and each.factors else (slope.ring.constant(each.number), *each.factors)
    return latex(shown.product(slope.ring, factors))


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _derivative(slope: Slope) -> str:
    of = slope.quantity.latex
    return rf"\frac{{\partial {f'({of})' if '/' in of else of}}}{{\partial {letter(slope.by)}}}"


def _fraction(slope: Slope) -> str:
    ring = slope.ring
    above = latex(shown.product(ring, (*slope.positive, *slope.deciding)))
    if slope.sign < 0:
        factors = len(slope.positive) + len(slope.deciding)
        terms = max((len(p) for p in (*slope.positive, *slope.deciding)), default=1)
        above = "-" + (_bracketed(above) if factors == 1 and terms > 1 else above)
    below = slope.quantity.formula.denominator
    return rf"\frac{{{above}}}{{{_bracketed(latex(below))}^2}}"


def _factors(slope: Slope, factors: Sequence[Polynomial]) -> str:
    together = shown.product(slope.ring, factors)
    if len(factors) == 1 or isinstance(together, (Number, Symbol)) or not isinstance(together, Product):
        return f"${latex(together)}$"
    return listed((f"${latex(shown.polynomial(slope.ring, factor))}$" for factor in factors), session.language())


def _joined(conditions: Sequence[Condition]) -> str:
    typeset = (f"${latex(condition)}$" for condition in conditions)
    return reduce(lambda one, other: session.say("prover.both", one=one, other=other), typeset)


def show_picture(quantity: Quantity, by: str, example: Point | None, *, told: bool) -> None:
    """The quantity against the variable; once that is told, the derivative against what decides its sign."""
    say = session.say
    decided = told and switch_axis(cached.slope(quantity.name, by)) is not None
    view = "level"
    if decided:
        view = st.segmented_control(
            say("prover.picture.view"), options=VIEWS, default=VIEWS[0], key=f"prover.{quantity.name}.{by}.view",
            format_func={each: say(f"prover.picture.{each}") for each in VIEWS}.__getitem__, required=True,
        )  # fmt: skip
    point = None if example is None else tuple(example.items())
    with st.container(key="prover-picture"):
        st.vega_lite_chart(
            cached.slope_chart(quantity.name, by, view or VIEWS[0], point, session.language()), width="stretch"
        )
