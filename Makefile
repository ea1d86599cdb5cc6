# Two commands for everybody: make run, make test. The rest is for those who work on the code.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
DEV_STAMP := .venv/.installed-dev

.PHONY: run test check lint browser-test bench proof demo readme lock

run: $(STAMP)
	$(BIN)/python -m pages

test: $(DEV_STAMP)
	$(BIN)/python -m pytest -q

# Every gate but the tests in Chromium; what a pre-commit hook would run.
check: lint test

lint: $(DEV_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser-test: $(DEV_STAMP)
	$(BIN)/python -m pytest -q tests/browser

bench: $(DEV_STAMP)
	$(BIN)/python -m tests.benchmarks

# What the number check promises of the briefing page's texts: all of them, and 500 with one number changed.
proof: $(DEV_STAMP)
	$(BIN)/python -m tests.proofs

# Rewrites data/demo from the generator; a test compares rows.
demo: $(DEV_STAMP)
	$(BIN)/python -m analytics.demo

# Renews the table of metrics in README.md from the register; a test says when it is stale.
readme: $(DEV_STAMP)
	$(BIN)/python -m analytics.wording.metric_table

# Renews the hash-locked requirements from pyproject.toml (needs uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml --group dev -o requirements-dev.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv

$(STAMP): requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
