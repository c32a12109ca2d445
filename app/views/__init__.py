"""One file per page, and the pieces pages share. Thin: read state, call the core, draw."""
