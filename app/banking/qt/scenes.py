"""Every scene a lesson can show, by id."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Final

from app.banking.qt import episodes
from app.banking.qt.channels import CHANNELS, channel_scene, rrp_maturing_scene
from app.banking.qt.rollover import rollover_scene
from app.exact import require
from app.ledger.scenes import Scene

_BUILDERS: Final[dict[str, Callable[[Fraction | int], Scene]]] = {
    **{f"channel-{channel}": partial(channel_scene, channel) for channel in CHANNELS},
    "rrp-maturing": rrp_maturing_scene,
    "rollover-bank": partial(rollover_scene, "bank"),
    "rollover-fund": partial(rollover_scene, "fund"),
    "deposit-flight": episodes.deposit_flight,
    "tga-drawdown": episodes.tga_drawdown,
    "tax-financed": episodes.tax_financed,
    "cash-withdrawal": episodes.cash_withdrawal,
    "mbs-repayment": episodes.mbs_repayment,
    "mbs-refinancing": episodes.mbs_refinancing,
}

SCENES: Final = tuple(_BUILDERS)


def scene(scene_id: str, amount: Fraction | int) -> Scene:
    """The scene at this amount (for a rollover: what matures, of which CAP_SHARE runs off).

    Errors: OutOfRange for an unknown id or amount ≤ 0.
    """
    require(scene_id in _BUILDERS, "unknown_scene", scene=scene_id)
    return _BUILDERS[scene_id](amount)
