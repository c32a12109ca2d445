"""The project's commands, one in each module; `python -m app` calls them."""
