"""Formulas of the exams and of the two commodity cases: interest, yields, growth, elasticities, margins."""
