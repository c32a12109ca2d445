"""What every browser component shares: the look (base.css), small helpers (base.js) and reading them (assets)."""
