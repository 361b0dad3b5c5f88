# One command checks all: make check. PYTHON names the interpreter of the environment that has ".[dev]".
PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)
BIN := $(dir $(shell command -v $(PYTHON)))

.PHONY: setup check format lint types imports test slow docs docs-write lock
setup:
	python3 -m venv .venv && .venv/bin/pip install -q -r requirements-dev.txt && .venv/bin/pip install -q --no-deps -e .

check: lint types imports docs test

format:
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff format --check . && $(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

imports:
	$(BIN)lint-imports --no-cache

docs:
	$(PYTHON) scripts/generate_docs.py --check

test:
	$(PYTHON) -m pytest -q -n 2 -m "not slow and not packaging and not peer"

slow:
	$(PYTHON) -m pytest -q -m "slow or packaging or peer"

docs-write:
	$(PYTHON) scripts/generate_docs.py

lock:
	$(PYTHON) -m pip freeze --exclude-editable | grep -v -E '^(pip|setuptools|wheel|glossator)([ =@]|$$)' > requirements-dev.txt
