"""Cutting what learners write into tokens.

A run of letters is divided by the vocabulary of the question (`rt`, `kD`, `r_{\\mathrm d}`), a comma belongs to a
number, and what is pasted from LaTeX means what it shows.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NoReturn

from app.algebra.characters import RAISED, VULGAR, shown
from app.algebra.faults import MAX_DIGITS, MAX_LENGTH, MAX_TOKENS, Fault, refuse
from app.algebra.numerals import NUMERAL, spelled, value
from app.algebra.tokens import Kind, Token, sign, skip_spaces
from app.algebra.vocabulary import GREEK, Vocabulary

_LETTER = rf"[^\W\d_{VULGAR}]"
_STYLE = r"\\(?:mathrm|mathit|mathbf|mathsf|mathnormal|operatorname|textrm|textit|textbf|text|rm|it)(?![A-Za-z])"
_SUBSCRIPT = (
    rf"_+\s*(?:\{{[^{{}}]*(?:\{{[^{{}}]*\}})?[^{{}}]*\}}|{_STYLE}\s*(?:\{{[^{{}}]*\}}|{_LETTER})|[^\W_{VULGAR}]+)"
)
_ROOT_NAME = r"(?i:sqrt|cbrt)"
_LEARNER = re.compile(
    rf"""\s*(?:
      (?P<number>{NUMERAL})
    | (?P<root>[√∛∜]|根号下?|{_ROOT_NAME}(?=[\s(0-9{{]))
    | (?P<word>(?:_*{_LETTER}(?:[^\W_{VULGAR}]|{RAISED})*|{_STYLE}\s*\{{[^{{}}]*\}})(?:{_SUBSCRIPT})*_*)
    | (?P<sign>\*\*|[-+*/^%‰])
    | (?P<open>[(\[{{]|\\\{{)
    | (?P<close>[)\]}}]|\\\}})
    | (?P<command>\\(?:[A-Za-z]+|.))
    | (?P<raised>{RAISED}[A-Za-z]+)
    )""",
    re.VERBOSE,
)
_SUBSCRIPT_AFTER = re.compile(_SUBSCRIPT)
_POWER_OF_TEN = re.compile(r"([eE])([+-]?[0-9]+)(?![^\W_])")
_ENDS_IN_ROOT = re.compile(rf".+?(?={_ROOT_NAME}\Z)")
_SHORT_ROOT = re.compile(r"\s*([0-9A-Za-z])")
_SHORT_FRACTION = re.compile(r"\s*([0-9A-Za-z])\s*([0-9A-Za-z])")
_MARKUP = re.compile(rf"{_STYLE}|[{{}}\s]")
_OPERATOR_COMMANDS = {"cdot": "*", "times": "*", "ast": "*", "div": "/", "%": "%"}
_SKIPPED_COMMANDS = re.compile(r"left|right|[bB]igg?[lrm]?|q?quad|(?:display|text)style|limits|[,;!:> ()\[\]]")
_FRACTION_COMMANDS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
_DEGREES = {"∛": 3, "∜": 4, "cbrt": 3}


def scan_learner(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Token]:
    """The tokens of folded text[start:end], closed by END. Errors: Refused."""
    tokens: list[Token] = []
    at = start
    while at < end:
        found = _LEARNER.match(text, at, end)
        if found is None:
            at = skip_spaces(text, at, end)
            break
        group = found.lastgroup or ""
        first, at = found.span(group)
        typed = found[group]
        if group == "number":
            at = _number(tokens, text, first, at, end, vocabulary)
        elif group == "word":
            called = text[at : at + 1] == "("
            if called and typed not in vocabulary.exact and (before := _ENDS_IN_ROOT.match(typed)):
                at, typed, called = first + before.end(), before[0], False  # ksqrt(…)
            _word(tokens, typed, first, vocabulary, called=called)
        elif group == "command":
            at = _command(tokens, text, first, at, end, vocabulary)
        elif group == "root":
            if typed in vocabulary.functions:
                tokens.append(Token(Kind.FUNCTION, typed, first, at))
            else:
                tokens.append(Token(Kind.ROOT, typed, first, at, Fraction(_DEGREES.get(typed.lower(), 2))))
        elif group == "raised":
            _raised(tokens, typed, first, at, vocabulary)
        else:
            sign(tokens, group, typed, first, at)
        if len(tokens) > MAX_TOKENS:
            refuse(Fault.TOO_LONG, first, end, limit=str(MAX_LENGTH))
    if at < end:
        refuse(Fault.UNEXPECTED_CHARACTER, at, at + 1, character=shown(text[at]))
    tokens.append(Token(Kind.END, "", end, end))
    return tokens


def _number(tokens: list[Token], text: str, start: int, at: int, end: int, vocabulary: Vocabulary) -> int:
    """A number, and the power of ten written after it where no letter e could be meant; returns where it ends."""
    number, plain = value(text[start:at], start)
    power = _POWER_OF_TEN.match(text, at, end)
    if power:
        letter, digits = power.groups()
        if not (vocabulary.find(letter) or vocabulary.find(letter.lower())):
            if len(digits) > 3 or abs(int(digits)) > MAX_DIGITS:
                refuse(Fault.NUMBER_TOO_LONG, start, power.end(), limit=str(MAX_DIGITS))
            number *= Fraction(10) ** int(digits)
            plain, at = spelled(number), power.end()
        elif digits.isdigit():
            refuse(Fault.SCIENTIFIC_NOTATION, start, power.end(), digits=plain, letter=letter, power=digits)
    tokens.append(Token(Kind.NUMBER, plain, start, at, number))
    return at


def _word(tokens: list[Token], typed: str, start: int, vocabulary: Vocabulary, *, called: bool = False) -> None:
    """The symbols in a run of letters."""
    end = start + len(typed)
    if called and typed in vocabulary.functions:
        tokens.append(Token(Kind.FUNCTION, typed, start, end))
        return
    glued = len(tokens) > 0 and tokens[-1].kind is Kind.SYMBOL and tokens[-1].end == start
    name = vocabulary.exact.get(typed)
    if name:  # nearly every word is a symbol as declared
        tokens.append(Token(Kind.SYMBOL, name, start, end, glued=glued))
        return
    spelling, places = typed, list(range(len(typed)))
    if not typed.isalnum():
        spelling, places = _spelling(typed)
    pieces = vocabulary.split(spelling)
    if pieces is None:
        if RAISED in typed:
            base, _, letters = typed.partition(RAISED)
            _word(tokens, base, start, vocabulary)
            _raised(tokens, RAISED + letters, start + len(base), end, vocabulary)
            return
        _unknown(spelling, [start + place for place in places], end, vocabulary, called=called)
    for index, (symbol, first, last) in enumerate(pieces):
        stop = end if last == len(spelling) else start + places[last - 1] + 1
        tokens.append(Token(Kind.SYMBOL, symbol, start + places[first], stop, glued=glued or index > 0))


def _spelling(typed: str) -> tuple[str, list[int]]:
    """A word without its markup (braces, \\mathrm), and where each of its characters stood."""
    blank = _MARKUP.sub(lambda markup: "\0" * len(markup[0]), typed.replace(RAISED, "_"))
    places = [place for place, character in enumerate(blank) if character != "\0"]
    return "".join(blank[place] for place in places), places


def _unknown(spelling: str, places: list[int], end: int, vocabulary: Vocabulary, *, called: bool) -> NoReturn:
    """Refuse a word: the one letter nobody declared, the digits stuck to a symbol, or the word as a whole."""
    understood = vocabulary.understood(spelling)
    rest = spelling[understood:]
    if understood and rest.isdigit():
        refuse(Fault.MISSING_OPERATOR, places[0], end, left=_short(spelling[:understood]), right=_short(rest))
    if called and len(spelling) > 1:
        refuse(Fault.UNKNOWN_FUNCTION, places[0], end, name=_short(spelling))
    if understood and len(rest) == 1:
        places, spelling = places[understood:], rest
    refuse(Fault.UNKNOWN_SYMBOL, places[0], end, name=_short(spelling), symbols=", ".join(vocabulary.names))


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23] + "…"


def _raised(tokens: list[Token], typed: str, start: int, end: int, vocabulary: Vocabulary) -> None:
    """Superscript letters that are no subscript are an exponent: qⁿ."""
    tokens.append(Token(Kind.OPERATOR, "^", start, end))
    tokens.append(Token(Kind.OPEN, "(", start, end))
    _word(tokens, typed[len(RAISED) :], start + len(RAISED), vocabulary)
    tokens.append(Token(Kind.CLOSE, ")", start, end))


def _root(tokens: list[Token], text: str, start: int, at: int, end: int, vocabulary: Vocabulary) -> int:
    r"""\sqrt{x}, \sqrt[3]{x}, \sqrt2: under the root stands one group or one character."""
    degree = Fraction(0 if text[skip_spaces(text, at, end) : end].startswith("[") else 2)
    tokens.append(Token(Kind.ROOT, "\\sqrt", start, at, degree))
    short = _SHORT_ROOT.match(text, at, end)
    if not short:
        return at
    tokens.append(Token(Kind.OPEN, "(", start, at))
    tokens.extend(scan_learner(text, *short.span(1), vocabulary)[:-1])
    tokens.append(Token(Kind.CLOSE, ")", start, short.end()))
    return short.end()


def _command(tokens: list[Token], text: str, start: int, at: int, end: int, vocabulary: Vocabulary) -> int:
    """A LaTeX command; returns where reading goes on."""
    name = text[start + 1 : at]
    if name in _OPERATOR_COMMANDS:
        tokens.append(Token(Kind.OPERATOR, _OPERATOR_COMMANDS[name], start, at))
    elif name in _FRACTION_COMMANDS:
        short = _SHORT_FRACTION.match(text, at, end)
        if short:  # \frac12
            tokens.append(Token(Kind.OPEN, "(", start, at))
            for group in (1, 2):
                inner = scan_learner(text, *short.span(group), vocabulary)
                tokens.extend(inner[:-1])
                tokens.append(Token(Kind.OPERATOR, "/", start, at) if group == 1 else Token(Kind.CLOSE, ")", start, at))
            return short.end()
        tokens.append(Token(Kind.FRACTION, "frac", start, at))
    elif name == "sqrt":
        return _root(tokens, text, start, at, end, vocabulary)
    elif name in GREEK:
        subscript = _SUBSCRIPT_AFTER.match(text, at, end)
        stop = subscript.end() if subscript else at
        _word(tokens, GREEK[name] + text[at:stop], start, vocabulary)
        return stop
    elif not _SKIPPED_COMMANDS.fullmatch(name):
        if name.isalpha():
            refuse(Fault.UNKNOWN_FUNCTION, start, at, name=_short(name))
        refuse(Fault.UNEXPECTED_CHARACTER, start, start + 1, character="\\")
    return at
