# make demo   set everything up in .venv and show the whole way once
# make test   set everything up in .venv and run all tests, on all cores
# make bench  measure: the command line, questions, networks, how much the reader finds, its speed
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench clean

demo: .venv/demo
	$(BIN)/kg demo

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	for war in data/*/; do $(BIN)/kg check -d $$war || exit 1; done
	$(BIN)/python -m pytest -n auto --dist loadfile

bench: .venv/test
	$(BIN)/python benchmarks/budgets.py
	$(BIN)/python benchmarks/asking.py
	$(BIN)/python benchmarks/network.py
	$(BIN)/python benchmarks/reading/score.py tests/cases/retold --data data/libya
	$(BIN)/python benchmarks/reading/speed.py

.venv/demo: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/test: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ .venv/demo

clean:
	rm -rf .venv demo-out data/*/.kg
