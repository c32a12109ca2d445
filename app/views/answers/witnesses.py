"""Numbers that show a difference between what the learner wrote and what is asked."""

from __future__ import annotations

from app.algebra.equality import Witness
from app.algebra.evaluation import RELATIONS
from app.algebra.reading import StatementReading, read_statement
from app.algebra.tree import Equation, Relation, Symbol
from app.algebra.typesetting import latex
from app.prose.figures import written
from app.quiz.kinds.formula import SymbolsQuestion
from app.views.answers.desk import Desk
from app.views.answers.joining import paused


def of_formula(desk: Desk, witness: Witness) -> str:
    """What a wrong formula comes to at these values."""
    return desk.say("quiz.witness", point=_point(desk, witness), yours=f"${written(witness.left, 'frac', math=True)}$")


def of_statement(desk: Desk, message: str, typed: str, witness: Witness) -> str:
    """Whether a wrong equation or inequality holds at these values, where the one that is asked does the opposite."""
    how = desk.say("quiz.yours_holds" if _holds(desk.variant.question, typed, witness) else "quiz.yours_fails")
    return desk.say(f"quiz.{message}", point=_point(desk, witness), how=how)


def _point(desk: Desk, witness: Witness) -> str:
    values = witness.values.items()
    told = (f"${latex(Symbol(name))} = {written(value, 'frac', math=True)}$" for name, value in values)
    return paused(told, desk.language)


def _holds(question: SymbolsQuestion, typed: str, witness: Witness) -> bool:
    reading = read_statement(typed, question.symbols, question.aliases)
    assert isinstance(reading, StatementReading)  # it was read when it was marked
    statement = reading.statement
    relation = Relation.EQUAL if isinstance(statement, Equation) else statement.relation
    return bool(RELATIONS[relation](witness.left, witness.right))
