# Everything runs in .venv, made from the locks (hashes checked). `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SEEDS ?= ../shared/seeds
DATA ?= ../shared/data

.PHONY: help env demo test lint types house tests gate gold evals docs lock screenshot clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

env: $(VENV)/dev.done  ## make the environment from requirements/dev.lock

$(VENV)/dev.done: requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/evals.done: $(VENV)/dev.done requirements/evals.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements/evals.lock
	touch $@

demo: env  ## build the dossier of the sample corpus and say where its page is
	$(BIN)/consilience build examples/corpus -o out/demo

test: env lint types house tests gate  ## all checks, as CI runs them

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

house:
	$(BIN)/lint-imports

tests:
	$(BIN)/python -m pytest

gate:
	$(BIN)/python -m evals.gate

gold: env  ## score the hand-annotated stories in $(DATA)/gold
	$(BIN)/python -m evals gold --data $(DATA)/gold

evals: $(VENV)/evals.done  ## score every task beside its baselines (long)
	$(BIN)/python -m evals all --data $(DATA)

docs: env  ## write the generated pages of docs/
	$(BIN)/python docs/make_records.py

lock:  ## pin the dependencies again (needs uv)
	for lock in run dev evals; do \
	  groups=$$( [ $$lock = run ] || echo "--group dev" ); [ $$lock != evals ] || groups="$$groups --group evals"; \
	  uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    pyproject.toml $$groups -o requirements/$$lock.lock; \
	done

clean:  ## remove everything that can be made again
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
