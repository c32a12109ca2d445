"""One learner's work on one derivation: the desk, what was said last, hints, and what an address carries of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app import cached, session
from app.algebra.reading import Unreadable, read_equation
from app.algebra.tree import Equation
from app.curriculum.derivation import DerivationText
from app.derivation.desk import Desk, Verdict
from app.derivation.grounds import Grounds, same_line
from app.derivation.moves import Move, Refusal, Sheet
from app.derivation.moving import apply, sheet_of
from app.derivation.sharing import Deed, Fault, Filled, Mode, Sitting, Unopened, deeds, filled, opened, resumed, shared
from app.views.workbench.blanks import Blanks
from app.views.workbench.said import Said

MOST_LINES = 60
"""A sheet that nobody can overlook; what is typed after it is not examined, so that a visit cannot grow without end."""

MOST_UNDONE = 200
STRENGTHS = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a desk is. said_otherwise: the line that says the goal, in another form than the goal has."""

    milestones: tuple[bool, ...]
    goal: bool
    said_otherwise: int | None = None

    @property
    def finished(self) -> bool:
        """Whether the goal stands there as it is written, and all milestones were passed."""
        return self.goal and all(self.milestones)


@dataclass(frozen=True, slots=True)
class Next:
    """What a hint is about: a reference step, and the lines it follows from."""

    step: int
    uses: tuple[int, ...]


@dataclass
class Bench:
    """Everything a learner has under way in one derivation. Desks are values: undo is the one before."""

    name: str
    mode: Mode = Mode.WATCH
    past: tuple[Desk, ...] = ()
    said: Said | None = None
    refused: Refusal | None = None
    strength: int = 0
    hints: int = 0
    asks: bool = False
    opened: str = ""
    unopened: Unopened | None = None
    typed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desk, self.blanks = cached.desk(self.name), Blanks(self.name)
        self._look()

    @property
    def text(self) -> DerivationText:
        """The derivation with its words."""
        return cached.library().derivations[self.name]

    @property
    def sheet(self) -> Sheet:
        """What a chosen move sees."""
        return sheet_of(self.desk)

    def type_line(self, typed: str) -> None:
        """Read a typed line and let the core decide."""
        reading = read_equation(typed, symbols=self.text.file.symbols)
        if isinstance(reading, Unreadable):
            self._say(Said(typed, reading))
            return
        if len(self.desk.lines) >= MOST_LINES:
            return
        desk, finding = self.desk.write(reading.equation)
        number = len(desk.equations) - 1 if finding.verdict is Verdict.DERIVED else None
        if number is not None:
            self.put(desk)
        self._say(Said(typed, reading.equation, finding, number))

    def move(self, move: Move) -> Equation | Refusal:
        """What a chosen move would make; kept as long as the desk is the same."""
        if move not in self._moves:
            self._moves[move] = move.on(self.sheet)
        return self._moves[move]

    def make(self, move: Move) -> None:
        """Carry out a chosen move."""
        if len(self.desk.lines) >= MOST_LINES:
            return
        desk, finding = apply(self.desk, move)
        if isinstance(finding, Refusal):
            self.refused = finding
            return
        number = len(desk.equations) - 1 if finding.verdict is Verdict.DERIVED else None
        made = self.move(move)
        if number is not None:
            self.put(desk)
        if isinstance(made, Equation):
            self._say(Said("", made, finding, number))

    def hint(self) -> None:
        """One hint more about the next step; the strongest writes it down."""
        self.hints += 1
        self.strength += 1
        if self.strength < STRENGTHS or self.next is None:
            return
        desk = self.desk.give_away()
        if desk is self.desk:  # the goal stands there in another form: only its own is left to be written
            desk, _ = self.desk.carry_out(self.desk.derivation.goal, self.next.uses)
        self.put(desk)
        self._say(None)

    def put(self, desk: Desk) -> None:
        """Go on with another desk; the one before is kept."""
        self.past = (*self.past[-MOST_UNDONE:], self.desk)
        self.desk, self.strength = desk, 0
        self._look()

    def undo(self) -> None:
        """Back to the desk before."""
        if self.past:
            self.desk, self.past, self.strength = self.past[-1], self.past[:-1], 0
            self._say(None)
            self._look()

    def forget(self) -> None:
        """Let go what was said last."""
        self._say(None)

    def ask(self) -> None:
        """Starting over is asked about first."""
        self.asks = True

    def keep(self) -> None:
        """Not to start over after all."""
        self.asks = False

    def start_over(self) -> None:
        """An empty sheet; undo brings the old one back."""
        self.put(cached.desk(self.name))
        self.asks, self.hints = False, 0
        self._say(None)

    def _say(self, said: Said | None) -> None:
        self.said, self.refused = said, None

    def _look(self) -> None:
        """What depends on the desk alone, computed when it changes and not whenever the page is drawn."""
        derivation, desk = self.desk.derivation, self.desk
        first = len(derivation.given)
        written = desk.has_goal
        says = None
        if not written:
            lines = enumerate(desk.lines, first)
            says = next((n for n, line in lines if same_line(line.equation, derivation.goal, derivation.whole)), None)
        self.progress = Progress(desk.passed(), written, says)
        self._next: Next | bool | None = False
        self._moves: dict[Move, Equation | Refusal] = {}

    @property
    def next(self) -> Next | None:
        """What the hints are about; looked for when it is first asked."""
        if isinstance(self._next, bool):
            self._next = None if self.progress.finished else self._find_next()
        return self._next

    def _find_next(self) -> Next | None:
        derivation = self.desk.derivation
        step = self.desk.next_step()
        if step is None:  # the goal stands in another form, or nothing is within reach
            step = len(derivation.steps) - 1
        grounds = Grounds(self.desk.identities, self.desk.equations, derivation.whole)
        uses = grounds.fewest(derivation.steps[step], derivation.reach)
        return Next(step, uses) if uses else None

    def other_blanks(self) -> None:
        """Another draw of blank lines."""
        self.blanks = self.blanks.others()

    def address(self) -> str | None:
        """What an address carries of the work; None where it is too long for one."""
        done: tuple[Deed, ...] = deeds(self.desk)
        if self.mode is Mode.FILL:
            done = tuple(Filled(step, line) for step, line in sorted(self.blanks.written.items()))
        text = shared(Sitting(self.name, self.mode, done, self.blanks.seed))
        return text if isinstance(text, str) else None

    def open(self, text: str) -> None:
        """Take up what an address carries, once; every line of it is examined again."""
        if text == self.opened:
            return
        self.opened, self.unopened = text, None
        sitting = opened(text, self.text.file.symbols)
        if isinstance(sitting, Unopened):
            self.unopened = sitting
            return
        if sitting.derivation != self.name:
            self.unopened = Unopened(Fault.MALFORMED)
            return
        empty = cached.desk(self.name)
        work = filled(sitting, empty) if sitting.mode is Mode.FILL else resumed(sitting, empty)
        if isinstance(work, Unopened):
            self.unopened = work
            return
        self.mode = sitting.mode
        if isinstance(work, Desk):
            self.put(work)
            self.hints = sum(line.given_away for line in work.lines)
        else:
            self.blanks = Blanks(self.name, sitting.seed, dict(work))


def bench(name: str) -> Bench:
    """The learner's own, made on first use."""
    return session.state(f"workbench.{name}.bench", Bench, name=name)
