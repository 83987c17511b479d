# Everything runs in .venv, made from the locks (hashes checked). `make demo` and `make test` are all a newcomer needs.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SEEDS ?= ../shared/seeds
DATA ?= ../shared/data
WEIGHTS := src/consilience/models/weights

.PHONY: help env demo test lint types house tests gate gold fresh-gold golden evals planted train train-encoder train-pairs docs lock screenshot clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

env: $(VENV)/dev.done  ## make the environment from requirements/dev.lock

$(VENV)/dev.done: requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/evals.done: $(VENV)/dev.done requirements/evals.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/evals.lock
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

fresh-gold: env  ## score 13 more stories of ours (the errors of eight nobody has read), and 30 for promises, half for dates
	rm -rf out/fresh && $(BIN)/python -m training.gold $(DATA) out/fresh
	$(BIN)/python -m evals gold --data out/fresh/read
	$(BIN)/python -m evals gold --data out/fresh/held
	$(BIN)/python -m evals gold --data out/fresh/promises

evals: $(VENV)/evals.done  ## score every task beside its baselines (long)
	$(BIN)/python -m evals all --data $(DATA)

golden: env  ## make the golden dossier of the sample again (then read the difference)
	rm -rf out/golden
	$(BIN)/consilience build examples/corpus -o out/golden
	cp out/golden/dossier.md examples/dossier.md

planted: $(VENV)/dev.done  ## make the planted pairs again (docs/planted.md)
	$(BIN)/python -m training.planted pairs training/planted.jsonl.gz

out/stories: $(VENV)/dev.done training/labels.py $(addprefix training/,labelled.jsonl.gz key_facts.jsonl.gz lines.jsonl.gz)
	rm -rf $@
	$(BIN)/python -m training.labels $(DATA) $@

train: $(VENV)/train.done out/stories  ## make the other weights again from $(DATA) and the reader of `make train-encoder` (long); then update registry.toml and the cards
	$(BIN)/python -m training.vocabulary $(DATA)/clean/wcxb.dev.pages.jsonl.gz $(WEIGHTS)/vocabulary.npz
	$(BIN)/python -m training.clean $(DATA)/clean $(WEIGHTS)/content_pages.npz
	$(BIN)/python -m training.clean_lines $(DATA)/clean $(WEIGHTS)/content_lines.npz
	$(BIN)/python -m training.headline $(DATA)/clean $(WEIGHTS)/headline.npz
	$(BIN)/python -m training.names $(DATA)/entities/worldwide out/reader.half.onnx
	$(BIN)/python -m training.name_pairs $(DATA)/names
	$(BIN)/python -m training.antecedents $(DATA)
	$(BIN)/python -m training.attribution $(DATA)/quotes/polnear.train.jsonl out/reader.half.onnx
	$(BIN)/python -m training.events $(DATA)/events
	$(BIN)/python -m training.whitening $(DATA)/stories/neus.dev.jsonl $(WEIGHTS)/whitening.npz
	$(BIN)/python -m training.story_likeness $(DATA)/stories
	$(BIN)/python -m training.lineage $(DATA)/agreement/stories
	$(BIN)/python -m training.word_map $(DATA)/agreement/stories $(WEIGHTS)/word_map.npz
	$(BIN)/python -m training.agreement $(DATA)/agreement/stories $(WEIGHTS)/agreement.npz
	$(BIN)/python -m training.differences $(DATA)/agreement/stories out/pairs.half0.onnx out/pairs.half1.onnx $(WEIGHTS)/differences.npz
	$(BIN)/python -m training.brief out/stories

train-encoder: $(VENV)/train.done  ## teach the token reader again from $(DATA) (an hour on one core, minutes on a GPU); then `make train`
	mkdir -p out
	$(BIN)/python -m training.encoder $(DATA) out/reader.half.onnx
	$(BIN)/python -m training.encoder $(DATA) $(WEIGHTS)/reader.onnx --begun out/reader.half.safetensors

train-pairs: $(VENV)/train.done out/stories  ## teach the pair reader and its judge again from $(DATA) (three hours on one core)
	$(BIN)/python -m training.pairs inference $(DATA) out/pairs.inference.pt
	$(BIN)/python -m training.pairs stories $(DATA) out/pairs.inference.pt out/stories out/pairs.half0.onnx --half 0
	$(BIN)/python -m training.pairs stories $(DATA) out/pairs.inference.pt out/stories out/pairs.half1.onnx --half 1
	$(BIN)/python -m training.pairs stories $(DATA) out/pairs.inference.pt out/stories $(WEIGHTS)/pairs.onnx
	$(BIN)/python -m training.judging $(DATA)/agreement/stories out/pairs.half0.onnx out/pairs.half1.onnx $(WEIGHTS)

$(VENV)/train.done: $(VENV)/evals.done requirements/train.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/train.txt
	touch $@

docs: env  ## write the generated pages of docs/
	$(BIN)/python docs/make_records.py

screenshot: env  ## photograph the page of the sample for the README (needs Debian's chromium and chromium-driver)
	rm -rf out/screenshot
	$(BIN)/consilience build examples/corpus -o out/screenshot
	$(BIN)/python docs/make_screenshot.py out/screenshot/index.html

lock:  ## pin the dependencies again (needs uv)
	for lock in run dev evals; do \
	  groups=$$( [ $$lock = run ] || echo "--group dev" ); [ $$lock != evals ] || groups="$$groups --group evals"; \
	  uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    pyproject.toml $$groups -o requirements/$$lock.lock; \
	done

clean:  ## remove everything that can be made again
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
