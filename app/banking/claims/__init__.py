"""Claims about signs: "m2 rises with t when …" is proved, refuted by numbers, or left undecided."""
