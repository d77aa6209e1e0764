# The one door for development; CI goes through it too. Needs Python 3.11 or later and nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO := build/demo/library.db

.PHONY: help demo test coverage check docs golden pictures bench lock train clean

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

demo: .venv/base.stamp ## add the examples to a library and serve it in the browser
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/accordingto read examples/harbour-tolls.txt
	@$(BIN)/accordingto add examples --db $(DEMO)
	@$(BIN)/accordingto serve --db $(DEMO)

test: .venv/dev.stamp ## run every test
	@sh scripts/browser.sh
	$(BIN)/python -m pytest -n 2

coverage: .venv/dev.stamp ## run every test and list the lines of the package that no test runs
	@sh scripts/browser.sh
	@mkdir -p build/coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

check: .venv/dev.stamp ## check format, lint, types, import rules and documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_docs.py

docs: .venv/dev.stamp ## regenerate the generated pages of the documentation, and build its site (build/site)
	$(BIN)/python -m scripts.pages
	$(BIN)/python -m scripts.site

golden: .venv/dev.stamp ## regenerate the expected readings of the examples (tests/golden)
	$(BIN)/python -m scripts.golden

pictures: .venv/dev.stamp ## retake the screenshots of the documentation
	@sh scripts/browser.sh
	$(BIN)/python -m scripts.pictures

bench: .venv/dev.stamp ## measure accuracy and speed: make bench DATA=folder
	@test -n "$(DATA)" || { echo "make bench DATA=folder: DATA must name the folder that contains polnear/"; exit 2; }
	$(BIN)/python -m benchmarks "$(DATA)" --out docs/results.md

lock: .venv-lock/stamp ## choose anew the package versions that demo, test and check install
	@sh scripts/lock.sh .venv-lock/bin/uv

train: .venv-train/stamp ## train the model: make train DATA=folder
	@test -n "$(DATA)" || { echo "make train DATA=folder: DATA must name the folder that contains polnear/"; exit 2; }
	PYTHON=.venv-train/bin/python sh training/run.sh "$(DATA)"

clean: ## remove everything that make created
	rm -rf .venv .venv-train .venv-lock build .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/base.stamp: pyproject.toml requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "accordingto needs Python 3.11 or later: make PYTHON=...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

.venv-lock/stamp:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet 'uv>=0.9,<1'
	@touch $@

.venv-train/stamp: pyproject.toml
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --editable '.[train]'
	@touch $@
