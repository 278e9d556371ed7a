# make demo · make test · make check · make bench: each makes .venv itself when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE := build/node/.ready

# `make reuse` prints the reuse report alone.
.PHONY: demo reuse test check bench clean

demo: $(READY)
	@$(BIN)/declcmp diff strategic tashkent --exit-zero
	@$(BIN)/declcmp diff strategic turkmenbashi --exit-zero
	@$(BIN)/declcmp reuse --corpus corpus

reuse: $(READY)
	@$(BIN)/declcmp reuse --corpus corpus

check: $(READY)
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/declcmp check corpus --corpus corpus --baseline corpus.baseline.json --format concise --lang en

test: check $(NODE)
	$(BIN)/pytest -n 2

# What some tests need of node; without npm they are skipped.
$(NODE): tests/node/package.json
	@mkdir -p $(@D)
	@if command -v npm >/dev/null; then cp tests/node/package.json $(@D) && \
	  npm install --prefix $(@D) --silent --no-audit --no-fund --no-package-lock; fi
	@touch $@

bench: $(READY)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev,bench]'
	$(BIN)/python benchmarks/bench.py

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "declcmp needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist
