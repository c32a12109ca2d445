"""Answering a question, on any page: its control, what was read, what is said, hints and the worked solution."""
