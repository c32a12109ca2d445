"""The project's commands: check, formulas, grade, problem. `python -m app COMMAND --help` says what each takes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when all is well."""
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check everything under lessons/ and name file and line of every fault")
    check.add_argument("--lessons", type=Path, default=None, help="another lessons folder")
    check.add_argument("--thorough", action="store_true", help="try up to 500 variants of every problem (a minute)")
    commands.add_parser("formulas", help="print the browser's formulas from the core")
    _grade_arguments(commands.add_parser("grade", help="mark an answer against a key"))
    problem = commands.add_parser("problem", help="show a problem family with the numbers of a seed")
    problem.add_argument("id", help="the family, the name of its file without .yaml")
    problem.add_argument("--seed", type=int, default=0)
    problem.add_argument("--lang", choices=("en", "zh"), default=None, help="one language only")
    problem.add_argument("--json", action="store_true", help="for programs")
    return _run(parser.parse_args(arguments))


def _grade_arguments(grade: argparse.ArgumentParser) -> None:
    grade.description = "Exit status: 0 right, 1 wrong, 2 not readable, 3 undecided; with --file 0 when all was read."
    grade.add_argument("answer", nargs="?", help="what a learner typed")
    grade.add_argument("--key", help="the right answer: a formula, a number, an equation or an inequality")
    grade.add_argument("--symbols", default="", help="its symbols, r_d,r_t,t,e,k; without it those of the key")
    grade.add_argument("--aliases", default="", help="other letters it allows: c=k,R_c=k")
    grade.add_argument("--left", default=None, help="what may stand before an equals sign: m1,M1/B")
    grade.add_argument("--decimals", type=int, default=None, help="a number is asked to so many decimals")
    grade.add_argument("--within", default=None, help="a number is asked within this tolerance: 1%% or 0.5")
    grade.add_argument("--unit", default="", help="the unit a number is counted in, such as 亿元")
    grade.add_argument("--form", choices=("one_fraction", "simplified"), default=None)
    grade.add_argument("--file", type=Path, default=None, help="lines of answer, tab, key; one verdict a line")
    grade.add_argument("--lang", choices=("en", "zh"), default="en")


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        from app.commands import check

        return check.run(options.lessons, thorough=options.thorough)
    if options.command == "grade":
        from app.commands import grade

        return grade.run(options)
    if options.command == "problem":
        from app.commands import problem

        return problem.run(options.id, options.seed, options.lang, as_json=options.json)
    from app.banking.browser.files import write_all

    for path in write_all():
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
