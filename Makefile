# The few commands of this project. `make demo` and `make test` work on a fresh machine; both call `make setup`.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check score docs bench clean

BIN := .venv/bin
# Real pages and scorers that may not be copied into the project; tests that need them are skipped where it is absent.
KG_SHARED ?= ../shared
export KG_SHARED := $(abspath $(KG_SHARED))

help:
	@echo "make setup   .venv with kg in it, at the versions and hashes of requirements.lock"
	@echo "make demo    the whole job on the two pages in examples/pages; the results are in output/"
	@echo "make test    every check and every test (real pages from $(KG_SHARED))"
	@echo "make check   format, lint, types, warnings as errors"
	@echo "make score   how well the corpus in $(KG_SHARED)/corpus is read, field by field"
	@echo "make bench   us and others side by side on N incidents (default 100000; hours; 10000: minutes), into docs/performance.md"
	@echo "make docs    write docs/ontology.md again from the ontology"
	@echo "make clean   remove what was built (.venv stays)"

setup: .venv/.installed
	@bash tools/web.sh

.venv/.installed: requirements.lock pyproject.toml tools/setup.sh
	@bash tools/setup.sh
	@touch $@

demo: setup
	@$(BIN)/kg --config examples/kg.toml build examples/pages --out output
	@echo
	@echo "Look:   $(BIN)/kg --config examples/kg.toml serve --open (the site, until Ctrl-C)"
	@echo "        output/report.html (open it in a browser)"
	@echo "Ask:    $(BIN)/kg query --list"
	@echo "        $(BIN)/kg validate"
	@echo "        $(BIN)/kg why CS243"
	@echo "        $(BIN)/kg coverage examples/pages"
	@echo "Take:   $(BIN)/kg --config examples/kg.toml export --format turtle --out CS243.ttl --incident CS243"

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict kg tools tests bench
	$(BIN)/python -W error -c "import kg.cli"

test: setup check
	@bash tools/chromium.sh
	$(BIN)/python -m pytest -n 2

score: setup
	@bash tools/score.sh

docs: setup
	$(BIN)/python tools/ontology_docs.py

N ?= 100000
PEERS ?= build/peers

bench: setup
	@bash bench/peers.sh $(PEERS) run
	$(BIN)/python -m bench.run --incidents $(N) --peers $(PEERS) --write docs/performance.md

clean:
	rm -rf output dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +
