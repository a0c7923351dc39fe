# Everything a newcomer types: `make run` and `make test`.  Each makes .venv first where it is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
UV := $(shell command -v uv 2>/dev/null)

.PHONY: run test check check-more lint clean

run: $(READY)
	$(BIN)/warreader

# In a new clone each worker compiles all tests: with plain asserts that takes half as long.  Tests that
# fail run again, and then the values in their asserts are shown.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(READY)
	$(BIN)/pytest --assert=plain || { $(BIN)/pytest --last-failed -n 0; exit 1; }

check: lint test

# What takes many seconds, and what needs programs or packages that not every machine has: what is
# missing is skipped, and told.
check-more: $(READY)
	$(BIN)/pytest -n 2 -m slow
	$(BIN)/pytest -n 2 -rs tests/more

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The constraints hold for the build backend as well: the variables carry them there.
$(READY): export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
$(READY): export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
$(READY): export UV_CONSTRAINT := $(CURDIR)/constraints.txt
$(READY): export UV_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
$(READY): pyproject.toml constraints.txt
ifdef UV
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(BIN)/python --editable '.[dev]'
else
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
endif
	$(BIN)/python -m compileall -q reader tests benchmarks
	@touch $(READY)

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
