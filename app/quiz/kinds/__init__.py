"""The kinds of question, one in each module: what its author writes, how an answer to it is read and marked."""
