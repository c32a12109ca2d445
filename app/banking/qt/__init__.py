"""Quantitative tightening: channels, rollover and caps, as transactions over the ledger."""
