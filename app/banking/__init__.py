"""Multipliers, lending rounds, quantitative tightening and exam arithmetic, exact and without Streamlit."""
