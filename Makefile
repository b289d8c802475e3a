# make run: install and start the bot.  make test: install and run every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test check bench install lock clean
.DEFAULT_GOAL := run

run: install
	@$(BIN)/python -m bot

# One thread of algebra a process: two processes that take two each wait for one another on two cores.
test: export OMP_NUM_THREADS := 1
test: export OPENBLAS_NUM_THREADS := 1
test: install
	@$(BIN)/python -m pytest -n 2 --dist loadfile -rs

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy bot storage
	$(BIN)/lint-imports

bench: install
	@$(BIN)/python -m tests.bench

install: $(STAMP)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

# natasha is installed for its model files alone (bot/text/parse/models.py): what its code would import stays out.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url $(foreach p,pymorphy2 pymorphy2-dicts-ru dawg-python docopt yargy ipymarkup intervaltree,--no-emit-package $(p)) \
	  --output-file requirements.lock --upgrade

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
