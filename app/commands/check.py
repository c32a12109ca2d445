"""`check`: the content of the whole book, every fault with its file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.curriculum.schema import Figure
    from app.prose.yamlfile import Fault


def run(folder: Path | None, *, thorough: bool = False) -> int:
    """Print every fault; the exit status is 0 for a sound book, 1 for faults, 2 where there is no such folder."""
    from app.curriculum.checker import check
    from app.curriculum.library import LESSONS

    root = folder or LESSONS
    if not root.is_dir():
        print(f"{root}: no such folder")
        return 2
    faults = check(root, thorough=thorough)
    told = {(fault.path, fault.line) for fault in faults}
    faults += [fault for fault in _component_faults(root) if (fault.path, fault.line) not in told]
    faults.sort(key=lambda fault: (str(fault.path), fault.line))
    for fault in faults:
        print(f"{fault.path.relative_to(root.parent)}:{fault.line}: {fault.message}")
    print(f"{len(faults)} faults" if faults else "The content is sound.")
    return 1 if faults else 0


def _component_faults(root: Path) -> Iterator[Fault]:
    """What the figures of the book cannot show: scenes without words, settings outside a figure's range.

    Components and charts know what they need, and the curriculum may not import them: this command stands above both.
    """
    from app.banking.qt.scenes import SCENES, scene
    from app.components.accounts.frames import missing_texts
    from app.components.accounts.words import read_words
    from app.curriculum.library import read_library
    from app.exact import OutOfRange
    from app.prose.inline import InlineError
    from app.prose.yamlfile import ContentFaults, read_yaml

    try:
        words, file = read_words(root / "scenes.yaml"), read_yaml(root / "scenes.yaml")
    except ContentFaults as error:
        yield from error.faults
    else:
        for name in SCENES:
            for missing in missing_texts(scene(name, 1000), words):
                yield file.fault(f"scene {name!r}: no words for {missing}", "scenes", name, "steps")
    library, _ = read_library(root)
    for chapter in library.chapters.values() if library else ():
        for name, figure in chapter.lesson.figures.items():
            try:
                _open(figure, chapter.values)
            except (InlineError, TypeError):
                continue  # no numbers: the content check has told it
            except OutOfRange as error:
                yield chapter.lesson_file.fault(f"the figure cannot open so: {error}", "figures", name)


def _open(figure: Figure, values: Mapping[str, object]) -> None:
    """Errors: OutOfRange where the figure's controls cannot show its opening settings, InlineError."""
    from app import charts
    from app.components import rounds
    from app.curriculum.schema import CurveFigure, RoundsFigure
    from app.prose.inline import compute

    chosen = {"kind", "convention", "multiplier", "against"}
    if isinstance(figure, (RoundsFigure, CurveFigure)):
        settings = {
            field: value if field in chosen or value is None else compute(value, values) for field, value in figure
        }
        if isinstance(figure, RoundsFigure):
            rounds.opening(settings)
        else:
            charts.check_opening(figure.against, settings)
