# make run    the book on http://localhost:8501 (PORT=… for another)
# make test   lint, types, content check, unit, property, page and browser tests
PORT ?= 8501
PYTHON ?= python3
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# $(call debian,package …): install as root or with sudo; otherwise print the one line to type and stop.
define debian
	if ! command -v apt-get >/dev/null; then echo "Please install: $(1) (no apt-get on this machine)"; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q $(1); \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo apt-get update -q && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -q $(1); \
	else echo "Please type:  sudo apt-get install $(1)"; exit 1; fi
endef

.PHONY: run test lint types check unit browser browser-packages formulas clean

run: .venv/run.stamp
	$(PY) -m streamlit run streamlit_app.py --server.port $(PORT)

test: lint types check unit browser

lint: .venv/test.stamp
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: .venv/test.stamp
	$(PY) -m mypy

check: .venv/run.stamp
	$(PY) -m app check

unit: .venv/test.stamp
	$(PY) -m pytest tests --ignore tests/e2e -n 2

browser: .venv/test.stamp browser-packages
	$(PY) -m pytest tests/e2e

browser-packages:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || command -v chrome >/dev/null || { $(call debian,chromium); }
	@! command -v dpkg >/dev/null || dpkg -s fonts-noto-cjk >/dev/null 2>&1 || { $(call debian,fonts-noto-cjk); }

formulas: .venv/run.stamp
	$(PY) -m app formulas

clean:
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call debian,python3-venv); }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt | .venv/bin/python
	$(PY) -m pip install -q -r requirements.txt
	touch $@

.venv/test.stamp: requirements-dev.txt requirements.txt | .venv/bin/python
	$(PY) -m pip install -q -r requirements-dev.txt
	touch $@ .venv/run.stamp
