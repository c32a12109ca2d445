"""Strings that look like answers: from a loose grammar, from formulas that were damaged, and from nothing at all."""

from __future__ import annotations

from random import Random

GOOD = (
    "(1+k)/(r_d+r_t*t+e+k)",
    "（1＋k）／（r_d＋r_t×t＋e＋k）",
    r"\frac{1+k}{r_{\mathrm{d}}+r_t t+e+k}",
    "m1 = (1 + k)/(rd + rt·t + e + k)",
    "1/(r_d+r_t*t+e+k) + k/(r_d+r_t*t+e+k)",
    "r_d + e + k > r_t(1 + k)",
    r"r_d + e \geq \sqrt{k}",
    "k(1+e) = r_d t",
    "√(1+k)^3 ≤ 2½e²",
    "50% · 1,000.5/3",
    "-(k-e)^-2*t⁻¹",
    "((1+k)^(1/2))^t − ∛e",
)
ATOMS = (
    *("k", "e", "t", "r_d", "r_t", "k", "e", "t", "rd", "r_{d}", "1", "2", "0", "2.5", "10%", "k²", "√k", "sqrt(k)"),
    *("rᵗ", r"r_{\mathrm t}", "K", "E", "x", "1,000", "½", "9999", ".5", "5.", "2e5", "e⁻¹", "kᵗ", "∛", "根号"),
    *(r"\sqrt", r"\frac12", r"\alpha", "m1"),
)
GLUE = (
    *("+", "-", "*", "/", "·", " ", "", "+", "-", "*", "/", "=", "<", "≥"),
    *("^", "**", "×", "÷", "−", ",", "=<", r"\le", r"\cdot ", "%"),
)
BRACKETS = ("()", "()", "()", "[]", "{}", "（）", "【】", r"\left(|\right)", "(]", "(", ")")
STRAY = (
    *"()[]{}+-*/^=<>_%,.√²⁻ᵈ₁½\\!'\"$#&;|~`?:",
    *("\x00", "\u200b", "\u202e", "\u0301", "\ud800", "\ue000", "现", "🙂", "٣", "\u3000", "\n"),
)


def noise(random: Random) -> str:
    """One string, mostly short."""
    kind = random.randrange(10)
    if kind < 4:
        return _grown(random, random.randint(0, 4))
    if kind < 9:
        return _damaged(random, random.choice(GOOD), random.choice((1, 1, 1, 2, 2, 4)))
    return "".join(random.choice((*ATOMS, *GLUE, *STRAY)) for _ in range(random.randint(0, 60)))


def _grown(random: Random, depth: int) -> str:
    if not depth or random.random() < 0.2:
        return random.choice(ATOMS)
    kind = random.randrange(4)
    if kind == 0:
        opening, _, closing = random.choice(BRACKETS).partition("|")
        pair = (opening, closing) if closing else (opening[0], opening[1:])
        return pair[0] + _grown(random, depth - 1) + pair[1]
    if kind == 1:
        return rf"\frac{{{_grown(random, depth - 1)}}}{{{_grown(random, depth - 1)}}}"
    return _grown(random, depth - 1) + random.choice(GLUE) + _grown(random, depth - 1)


def _damaged(random: Random, text: str, times: int) -> str:
    for _ in range(times):
        at, to = sorted(random.randint(0, len(text)) for _ in range(2))
        text = random.choice(
            (
                text[:at] + text[to:],
                text[:at] + random.choice((*ATOMS, *GLUE, *STRAY)) + text[at:],
                text[:at] + random.choice((*ATOMS, *STRAY)) + text[at + 1 :],
                text[:to] + text[at:],
                text[:at] + text[at:to][::-1] + text[to:],
                text + random.choice(("=", "<", "≥")) + random.choice(GOOD),
            )
        )
    return text
