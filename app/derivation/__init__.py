"""Derivations as something one does: lines, what each follows from, moves, milestones."""
