# `make run` and `make test` work on a bare machine with Python 3.11+, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 6

.PHONY: run test test-dates check bench soak clean

run: $(VENV)/.run
	@bot="$(BIN)/python -m bot"; $$bot has-token; case $$? in \
	  0) exec $$bot --no-notices ;; \
	  1) LOG_FORMAT=$${LOG_FORMAT:-text} exec $(BIN)/python -m sandbox --bot $$bot --no-notices ;; \
	  *) exit $$? ;; \
	esac

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# Every journey at each of ten instants; TEST_INSTANT=2028-02-29T12:00+00:00 sets one for `make test`.
test-dates: $(VENV)/.dev
	@failed=; for instant in $$($(BIN)/python -m tests.instants); do \
	  echo "TEST_INSTANT=$$instant"; \
	  TEST_INSTANT=$$instant $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal tests/journeys tests/faults || failed="$$failed $$instant"; \
	done; test -z "$$failed" || { echo "Red at:$$failed"; exit 1; }

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m bot.bank

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks

# Eight members, and a bot that is killed again and again: MINUTES=30, DATABASE=postgresql, SEED=1.
soak: $(VENV)/.dev
	@$(BIN)/python -m tests.soak $(if $(MINUTES),--minutes $(MINUTES)) \
	  $(if $(DATABASE),--database $(DATABASE)) $(if $(SEED),--seed $(SEED))

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Whiteboard needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[sandbox]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run
