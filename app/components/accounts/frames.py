"""Scenes of the core as the frames a browser plays: every entry, every net row and every total of every step.

The browser adds nothing up. All amounts leave here as text, exact and with their sign (U+2212 for minus).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from app.banking.qt.scenes import scene
from app.components.accounts.words import Words, missing_words, read_labels, read_words
from app.ledger.agents import Agent, AgentKind
from app.ledger.instruments import NET_WORTH, Instrument
from app.ledger.scenes import Scene
from app.ledger.taccounts import Entry, Side
from app.prose.figures import FormatNeeded, written
from app.prose.languages import Language

MINUS: Final = "−"

Frame = dict[str, Any]
"""A JSON object as the browser gets it."""


def scene_data(scene_ids: Sequence[str], amount: Fraction | int, language: Language | str) -> Frame:
    """What the player needs to show these scenes at this amount in this language.

        {language, labels: {key: word}, scenes: [scene]}
        scene    {id, title, opening, summary, steps: [{id, title, caption}], accounts: [account]}
        account  {agent, place, name, has_net_worth, assets: [entry], liabilities: [entry],
                  net: {assets: [row], liabilities: [row]}, totals: [total for each position 0…n]}
        entry    {step (from 1), name, party, amount, sign: plus|minus}
        row      {name, states: [null | {amount, sign: plus|minus|zero, legs: [amount], now} for each step]}
        total    {assets, right, check}: changes so far; right is liabilities and net worth

    Errors: OutOfRange for an unknown scene or amount ≤ 0; KeyError where lessons/scenes.yaml lacks words for a scene.
    """
    chosen = Language(language)
    return {
        "language": chosen.html,
        "labels": read_labels(chosen),
        "scenes": [_scene_frame(scene_id, Fraction(amount), chosen) for scene_id in scene_ids],
    }


@lru_cache(maxsize=256)
def _scene_frame(scene_id: str, amount: Fraction, language: Language) -> Frame:
    return frame_of(scene(scene_id, amount), amount, language, read_words())


def frame_of(played: Scene, amount: Fraction, language: Language, words: Words) -> Frame:
    """One scene. Errors: KeyError naming every text that is missing."""
    if missing := missing_texts(played, words):
        raise KeyError(f"lessons/scenes.yaml has no {', '.join(missing)}")
    said = words.scenes[played.id]
    values = _placeholders(played, amount)
    steps = []
    for transaction in played.transactions:
        step = words.step(played.id, transaction.name)
        assert step.title is not None  # missing_texts has looked
        assert step.caption is not None
        steps.append(
            {
                "id": transaction.name,
                "title": step.title[language].format_map(values),
                "caption": step.caption[language].format_map(values),
            }
        )
    return {
        "id": played.id,
        "title": said.title[language].format_map(values),
        "opening": said.opening[language].format_map(values),
        "summary": said.summary[language].format_map(values),
        "steps": steps,
        "accounts": [_account(played, agent, language, words) for agent in played.agents()],
    }


def missing_texts(played: Scene, words: Words) -> list[str]:
    """The texts that a scene needs and lessons/scenes.yaml does not have."""
    entries = [entry for step in played.gross() for entry in step]
    return missing_words(
        words,
        played.id,
        [agent.name for agent in played.agents()],
        list(dict.fromkeys(entry.instrument.id for entry in entries)),
        [transaction.name for transaction in played.transactions],
    )


def _placeholders(played: Scene, amount: Fraction) -> dict[str, str]:
    """{amount}; where debt is rolled over at the Fed also {reinvested} and {runoff}, the rest of the amount."""
    values = {"amount": _plain(amount)}
    rolled = [step.operations[0].amount for step in played.transactions if step.name == "fed_rollover"]
    if rolled:
        reinvested = sum(rolled, Fraction(0))
        values |= {"reinvested": _plain(reinvested), "runoff": _plain(amount - reinvested)}
    return values


def _account(played: Scene, agent: Agent, language: Language, words: Words) -> Frame:
    steps = [[entry for entry in step if entry.agent == agent] for step in played.gross()]
    entries = [(number, entry) for number, step in enumerate(steps, 1) for entry in step]
    return {
        "agent": agent.name,
        "place": agent.kind.value,
        "name": words.agents[agent.name].name[language],
        "has_net_worth": any(entry.instrument == NET_WORTH for _, entry in entries),
        **{
            side.value: [_line(number, entry, language, words) for number, entry in entries if entry.side == side]
            for side in Side
        },
        "net": {side.value: _net_rows(steps, side, language, words) for side in Side},
        "totals": _totals(steps),
    }


def _line(number: int, entry: Entry, language: Language, words: Words) -> Frame:
    return {
        "step": number,
        "name": words.instruments[entry.instrument.id][language],
        "party": _party(entry, language, words),
        "amount": signed(entry.amount),
        "sign": _sign(entry.amount),
    }


def _party(entry: Entry, language: Language, words: Words) -> str:
    """Whose deposit it is: a bank's deposits belong to several agents, every other claim has one holder in a scene."""
    if entry.agent.kind is not AgentKind.BANK or entry.side is not Side.LIABILITIES or entry.counterparty is None:
        return ""
    return words.party[language].format(agent=words.agents[entry.counterparty.name].short[language])


def _net_rows(steps: list[list[Entry]], side: Side, language: Language, words: Words) -> list[Frame]:
    """One row for each instrument of the side, in order of appearance, with its state after each step."""
    instruments: dict[Instrument, None] = dict.fromkeys(
        entry.instrument for step in steps for entry in step if entry.side == side
    )
    rows = []
    for instrument in instruments:
        legs: list[Fraction] = []
        states: list[Frame | None] = []
        for step in steps:
            new = [entry.amount for entry in step if entry.side == side and entry.instrument == instrument]
            legs += new
            states.append(_net_state(legs, now=bool(new)) if legs else None)
        rows.append({"name": words.instruments[instrument.id][language], "states": states})
    return rows


def _net_state(legs: Iterable[Fraction], *, now: bool) -> Frame:
    amounts = list(legs)
    balance = sum(amounts, Fraction(0))
    return {"amount": signed(balance), "sign": _sign(balance), "legs": [signed(leg) for leg in amounts], "now": now}


def _totals(steps: list[list[Entry]]) -> list[Frame]:
    """Changes of the sides before the first step and after each, with the identity written out."""

    def change(step: list[Entry]) -> tuple[Fraction, Fraction, Fraction]:
        return (
            sum((e.amount for e in step if e.side is Side.ASSETS), Fraction(0)),
            sum((e.amount for e in step if e.side is Side.LIABILITIES and e.instrument != NET_WORTH), Fraction(0)),
            sum((e.amount for e in step if e.instrument == NET_WORTH), Fraction(0)),
        )

    start = (Fraction(0), Fraction(0), Fraction(0))
    positions = accumulate(map(change, steps), lambda a, b: (a[0] + b[0], a[1] + b[1], a[2] + b[2]), initial=start)
    return [
        {
            "assets": signed(assets),
            "right": signed(liabilities + worth),
            "check": f"{_plain(assets)} {MINUS} {_bracketed(liabilities)} {MINUS} {_bracketed(worth)}"
            f" = {_plain(assets - liabilities - worth)}",
        }
        for assets, liabilities, worth in positions
    ]


def signed(amount: Fraction) -> str:
    """+100, −40.5, 0: exact; a number whose decimal does not end soon is written as a fraction."""
    try:
        return written(amount, "signed")
    except FormatNeeded:
        return ("+" if amount > 0 else "") + written(amount, "frac")


def _plain(amount: Fraction) -> str:
    return signed(amount).removeprefix("+")


def _bracketed(amount: Fraction) -> str:
    return f"({_plain(amount)})" if amount < 0 else _plain(amount)


def _sign(amount: Fraction) -> str:
    return "plus" if amount > 0 else "minus" if amount < 0 else "zero"
