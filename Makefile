# Every command sets up what it needs first; the second time that takes no time.

PYTHON ?= python3
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command 'make lock' --quiet $(if $(UPGRADE),--upgrade)
# A file of tests stays on one core, because its tests share what they opened.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile
NEEDS_PYTHON := Kontor needs Python 3.11 or newer, and $(PYTHON) is missing or older: install it, or name another with PYTHON=python3.12

# The versions are fixed, so advice to change them is no news.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site pdf serve test check format bench schema lock environment clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: environment ## Build the site into site/; any warning stops it
	$(BIN)/mkdocs build --strict

pdf: environment ## Build the site with the recommendations as PDFs too
	@$(BIN)/python setup/pdf.py
	PDF=true $(BIN)/mkdocs build --strict

serve: environment ## Show the site on http://127.0.0.1:8000 and follow every change
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

test: environment ## Run all tests, in a browser too; a part of them with ARGS="-k words"
	@$(BIN)/python setup/browser.py
	@$(BIN)/python setup/pdf.py || echo "Until then the tests of PDFs are skipped." >&2
	$(BIN)/pytest $(PARALLEL) $(ARGS)

check: environment ## Check the records and the code, without tests
	$(BIN)/kontor check
	$(BIN)/kontor schema --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: environment ## Write the code in the one form that check asks for
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: environment ## Measure how long large libraries take
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.instruments

schema: environment ## Draw the template, the JSON Schemas and the table of fields from the models
	$(BIN)/kontor schema

lock: environment ## Write setup/lock.txt after a change in pyproject.toml; all newest with UPGRADE=1
	$(LOCK) pyproject.toml --group dev --output-file setup/lock.txt
	$(LOCK) --group installer --output-file setup/uv.txt
	$(LOCK) pyproject.toml --extra pdf --constraint setup/lock.txt --output-file setup/pdf.txt

environment: ## Make .venv, which the other commands do by themselves
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { echo "$(NEEDS_PYTHON)" >&2; exit 1; }
	@$(PYTHON) setup/environment.py

clean: ## Remove the built site and all caches; .venv stays
	rm -rf site .site-next .site-old .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
