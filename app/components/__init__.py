"""Browser components: one folder each, with its Python wrapper, style and script."""
