"""The derivations of the book, read from their own files, and lines written as teachers write them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app.algebra.authoring import read_authored_equation
from app.algebra.tree import Equation
from app.curriculum.derivation import DerivationText, derivation_text
from app.curriculum.schema import DerivationFile
from app.derivation.derivation import Derivation
from app.derivation.desk import Desk
from app.prose.yamlfile import read_yaml

FOLDER = Path(__file__).resolve().parents[2] / "lessons" / "derivations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def text(name: str) -> DerivationText:
    """A derivation of the book with its words."""
    source = read_yaml(FOLDER / f"{name}.yaml")
    return derivation_text(DerivationFile.model_validate(source.data), source)


def desk(name: str) -> Desk:
    """Its empty sheet."""
    return text(name).desk()


def lines(*written: str) -> tuple[Equation, ...]:
    """Equations."""
    return tuple(map(read_authored_equation, written))


def line(written: str) -> Equation:
    """An equation."""
    return read_authored_equation(written)


SPLIT = ("C = k*D", "T = t*D", "E = e*D", "R = r_d*D + r_t*T + E", "B = C + R", "M1 = C + D")
STEPS = (
    "R = r_d*D + r_t*t*D + e*D",
    "B = k*D + (r_d + r_t*t + e)*D",
    "B = (r_d + r_t*t + e + k)*D",
    "D = B/(r_d + r_t*t + e + k)",
    "M1 = (1 + k)*D",
    "M1/B = (1 + k)/(r_d + r_t*t + e + k)",
)


def small(milestones: tuple[int, ...] = (2, 4), reach: int = 3) -> Desk:
    """The M1 multiplier in six lines, whatever the book's own derivation becomes."""
    steps = lines(*STEPS)
    return Desk.of(Derivation(lines(*SPLIT), steps, steps[-1], milestones, reach))
