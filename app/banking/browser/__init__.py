"""The core's formulas printed as JavaScript for figures that compute in the browser: `python -m app formulas`."""
