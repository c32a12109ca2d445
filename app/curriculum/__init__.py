"""The book as data: chapters, quizzes, derivations and texts read from lessons/, checked by the core."""
