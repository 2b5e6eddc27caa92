# Everything runs in .venv, made on first use. Needs Python 3.11 or newer (with pip and venv) and make; nothing else.
PYTHON ?= python3
BIN := .venv/bin
# Twice quiet: pip would warn that lxml no longer names the extra that justext asks for; what it stood for is in the locks.
PIP_FLAGS := --disable-pip-version-check --quiet --quiet

.PHONY: demo test lint types rooms unit docs picture quality train bench compiled same lock clean

demo: .venv/ready
	@$(BIN)/constat read --dates examples/channel/dates.csv examples/channel
	@set -e; made=$$(mktemp -d); trap 'rm -r "$$made"' EXIT; record="$$made/examples.db"; \
	  $(BIN)/constat init "$$record" >/dev/null; \
	  $(BIN)/constat add "$$record" examples/channel --dates examples/channel/dates.csv; \
	  $(BIN)/constat build "$$record"; \
	  printf '\nThe sixteen reports as one record, year by year:\n\n'; $(BIN)/constat timeline "$$record" --by year; \
	  printf '\nWhere their figures are in conflict:\n\n'; $(BIN)/constat figures "$$record" --in-conflict

test: lint types rooms unit

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell

types: .venv/ready-dev
	$(BIN)/mypy

rooms: .venv/ready-dev
	$(BIN)/lint-imports

unit: .venv/ready-dev
	$(BIN)/pytest

docs: .venv/ready-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# The picture of the README, drawn from what the command prints.
picture: .venv/ready-dev
	$(BIN)/python docs/scripts/picture.py

# docs/quality.md, from runs on annotated reports: make quality GOLD=DIR TEXTS=DIR DATES=FILE
HELD_BACK := bench/held-back
GOLD ?= ../shared/gold/dev
TEXTS ?= ../shared/gold/texts
DATES ?= ../shared/gold/dates.csv
quality: .venv/ready-dev
	$(BIN)/python bench/quality.py $(GOLD) $(TEXTS) $(DATES) docs/quality.md press
	$(BIN)/python bench/quality.py $(HELD_BACK)/annotations $(HELD_BACK)/texts $(HELD_BACK)/dates.csv docs/quality.md "held back"

train: .venv/ready-dev
	$(BIN)/constat codebook train src/constat/codebooks/channel

# Speed is measured on the package as it is released, which is compiled.
bench: compiled
	$(BUILT)/pip install $(PIP_FLAGS) --require-hashes -r requirements-bench.lock
	$(BUILT)/python bench/speed.py
	$(BUILT)/python bench/origins.py

# The package as it is released: the rooms that reading takes its time in are compiled, which needs a C compiler and some
# minutes. It has an environment of its own, so that .venv reads the source as it stands.
LEVEL ?= 2
BUILT := .venv-compiled/bin
compiled: .venv-compiled/ready
dist/compiled/built: .venv/ready-dev $(shell find src -name '*.py' -o -name '*.yaml' -o -name weights.json)
	rm -rf dist/compiled
	CONSTAT_COMPILED=$(LEVEL) $(BIN)/pip wheel $(PIP_FLAGS) --no-deps --no-build-isolation --wheel-dir dist/compiled .
	@touch $@

.venv-compiled/ready: dist/compiled/built requirements.lock
	rm -rf .venv-compiled
	$(PYTHON) -m venv .venv-compiled
	$(BUILT)/pip install $(PIP_FLAGS) --require-hashes -r requirements.lock
	$(BUILT)/pip install $(PIP_FLAGS) --no-deps dist/compiled/*.whl
	@touch $@

# Compiled or not, every example is read the same, byte for byte and with its reasons.
same: compiled
	$(BIN)/python bench/readings.py src/constat/codebooks/channel >.venv-compiled/readings-source.jsonl
	$(BUILT)/python bench/readings.py src/constat/codebooks/channel >.venv-compiled/readings-compiled.jsonl
	cmp .venv-compiled/readings-source.jsonl .venv-compiled/readings-compiled.jsonl
	@echo "$$(wc -l <.venv-compiled/readings-source.jsonl) examples are read the same by the source and by the compiled package"

# The lock files name no host; pip asks the index that the machine is set up with.
lock:
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install $(PIP_FLAGS) uv
	for set in "requirements" "requirements-dev --extra postgresql --extra train --group dev" "requirements-bench --extra bench --extra train --group dev"; do set -- $$set; name=$$1; shift; \
	  .venv-lock/bin/uv pip compile pyproject.toml hatch-requirements.in $$@ --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --output-file $$name.lock; done
	rm -r .venv-lock

.venv/ready: requirements.lock pyproject.toml hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install $(PIP_FLAGS) --require-hashes -r requirements.lock
	$(BIN)/pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/pip install $(PIP_FLAGS) --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv .venv-compiled build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
