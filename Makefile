# `make demo` and `make test` work on a bare machine: Python >= 3.11, git, make.
PYTHON ?= python3
PORT ?= 8088
# Tests wait for disks and sockets half of the time: more workers than processors; each costs ten seconds to begin with.
WORKERS ?= 4
VENV := .venv
RUN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo run test check format bench chaos manual pictures lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@echo "Setting up $(VENV), once; this takes a minute or two …"
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "Adding what developers need …"
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.runtime ## a virtual environment with what the bot needs
setup-dev: $(VENV)/.dev ## … and what its developers need

demo: setup ## the playground: a whole building on one machine, without Telegram (PORT=8088)
	@exec $(RUN)/guanjia demo --port $(PORT)

run: setup ## the bot itself, from .env
	@exec $(RUN)/guanjia run

test: setup-dev ## every test but the long storms, and what need not be shown on PostgreSQL, too
	@$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not chaos and not twin"

check: setup-dev ## format, lint, types, import rules, the manual's page
	@$(RUN)/ruff format --check .
	@$(RUN)/ruff check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(RUN)/python -m tools.manual --check

format: setup-dev ## put the code in the house's format
	@$(RUN)/ruff format .
	@$(RUN)/ruff check --fix .

chaos: setup-dev ## the long storms: kill -9 over and over; the rest on PostgreSQL
	@$(RUN)/python -m pytest -m "chaos or twin"

bench: setup-dev ## figures, side by side with the alternatives
	@$(RUN)/python -m bench

manual: setup-dev ## docs/MANUAL.md: each requirement of the manual and the tests that show it
	@$(RUN)/python -m tools.manual

pictures: setup-dev ## docs/FORMS.md: every dialogue drawn from its description
	@$(RUN)/python -m tools.pictures

lock: ## resolve the dependencies anew (needs uv); both files agree on every version
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.txt pyproject.toml requirements/build.in --extra dev --extra postgres
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements/dev.txt -o requirements/runtime.txt pyproject.toml requirements/build.in --extra postgres

clean: ## forget the environment and the demo's data
	rm -rf $(VENV) var/demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build *.egg-info
