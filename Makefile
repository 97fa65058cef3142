# Zhas Monitor: every command of the project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run demo test check format calibrate bench bench-quick browser office clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUNTIME) ## Set everything up and open the app on http://localhost:8501
	$(BIN)/streamlit run app.py

demo: $(RUNTIME) ## Load the demonstration data into the store
	$(BIN)/python -m analytics demo

test: $(DEVELOPMENT) browser office ## Run the whole suite, browser tests included
	$(BIN)/python -m pytest

check: $(DEVELOPMENT) ## Format, lint, types, layers, SQL lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 0 analytics/sql

format: $(DEVELOPMENT) ## Format the code and mend what the linters can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix --processes 0 analytics/sql

calibrate: $(RUNTIME) ## Measure the statistics on simulated panels, into data/calibration.csv (three minutes)
	$(BIN)/python -m analytics calibrate

bench: $(DEVELOPMENT) browser ## Run all benchmarks and print their table of ratios
	$(BIN)/python -m tests.bench

bench-quick: $(DEVELOPMENT) browser ## The same with fewer repetitions (under two minutes)
	$(BIN)/python -m tests.bench --quick

browser: ## Make sure that Chromium is there (needed by the browser tests)
	@sh tests/browser/ensure_chromium.sh

office: ## Make sure that LibreOffice is there (needed by the tests of templates)
	@sh tests/templates/ensure_libreoffice.sh

clean: ## Remove the virtual environment and caches (never the data in .zhas)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
		echo "Python's venv module is incomplete: installing Debian's python3-venv"; \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv; \
		else sudo apt-get update -qq && sudo apt-get install -y -qq python3-venv; fi; \
		$(PYTHON) -m venv $(VENV); }

$(RUNTIME): $(BIN)/python requirements.txt constraints.txt
	$(BIN)/python -m pip install --quiet -r requirements.txt -c constraints.txt
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.txt
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt -c constraints.txt
	@touch $@
