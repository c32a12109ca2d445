"""Moves on the lines of a sheet, carried out by the core: substitute, expand, collect, solve, …"""

from app.derivation.moves.operations import (
    MOVES,
    Add,
    Collect,
    Divide,
    Expand,
    Factor,
    Limit,
    Multiply,
    Simplify,
    Solve,
    Substitute,
    Subtract,
    Swap,
)
from app.derivation.moves.values import Kind, Move, Need, Obstacle, Refusal, Sheet

__all__ = [
    "MOVES",
    "Add",
    "Collect",
    "Divide",
    "Expand",
    "Factor",
    "Kind",
    "Limit",
    "Move",
    "Multiply",
    "Need",
    "Obstacle",
    "Refusal",
    "Sheet",
    "Simplify",
    "Solve",
    "Substitute",
    "Subtract",
    "Swap",
]
