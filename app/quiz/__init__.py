"""Questions, their variants, and the marking of answers by the core."""
