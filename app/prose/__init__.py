"""Text in two languages that carries numbers computed by the core."""
