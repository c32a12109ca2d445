"""Which printed option of a choice question a computed value means."""

from __future__ import annotations

from collections.abc import Mapping

from app.exact import OutOfRange, Quantity, require


def nearest_option(value: Quantity, options: Mapping[str, Quantity]) -> str:
    """The label of the option nearest to the value (options are printed rounded). Catalogue section 4, S004-109.

    Errors: OutOfRange where there is no option, or where two differing options are equally near, since then the
    question has no single key.
    """
    require(bool(options), "no_options")
    distance = {label: abs(value - printed) for label, printed in options.items()}
    least = min(distance.values())
    nearest = [label for label in options if distance[label] == least]
    if len(nearest) > 1:
        raise OutOfRange("options_equally_near", value=value, options=", ".join(nearest))
    return nearest[0]
