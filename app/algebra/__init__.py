"""Formulas as learners and teachers write them: reading, deciding, typesetting.

Typed text never reaches eval or a library that calls it. SymPy is imported inside the functions of sympy_edge only.
"""
