# Set up, run and test Toereikend. `make help` lists the targets.
# Stamp files in .venv/stamps keep a second `make setup` quick: a step runs again only when its inputs changed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
STAMPS := .venv/stamps

.PHONY: help setup run test check format lint bench lock clean

help: ## this list
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: $(STAMPS)/system $(STAMPS)/python $(STAMPS)/inference $(STAMPS)/frontend ## install what is missing; quick when nothing changed

run: setup ## start the web interface on http://127.0.0.1:5000 with demo data
	@$(BIN)/toereikend serve

test: setup $(STAMPS)/browser ## every test, linters and types included
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: setup ## check the rule files
	$(BIN)/toereikend check

format: setup ## lay out the code and mend what can be mended by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lint: setup ## style, types and import layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## how fast one household and a file of households are (benchmarks/README.md)
	$(BIN)/python benchmarks/advise.py
	$(BIN)/python benchmarks/visit.py
	$(BIN)/python -m benchmarks.plan
	$(BIN)/python benchmarks/catalogue.py
	$(BIN)/python benchmarks/load/run.py

lock: setup ## write the versions installed now to constraints.txt
	scripts/lock $(BIN)/python

clean: ## remove the virtual environment and the front-end packages
	rm -rf .venv web/frontend/node_modules

$(STAMPS)/system: scripts/system-packages
	scripts/system-packages run
	@mkdir -p $(@D) && touch $@

$(STAMPS)/browser: scripts/system-packages
	scripts/system-packages test
	@mkdir -p $(@D) && touch $@

$(STAMPS)/python: pyproject.toml constraints.txt | $(STAMPS)/system
	@test -x $(BIN)/python || "$$(scripts/find-python)" -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(STAMPS)/inference: $(STAMPS)/python scripts/install-inference
	scripts/install-inference $(BIN)/python
	@touch $@

$(STAMPS)/frontend: $(wildcard web/frontend/package*.json web/frontend/*.py) $(STAMPS)/python
	$(BIN)/python web/frontend/install.py
	@touch $@
