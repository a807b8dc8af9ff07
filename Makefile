# Two commands on a fresh machine with Python 3.11 or newer: `make build`, `make test`.

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))
SOURCES ?= sources
OUTPUT ?= outputs

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
BLAUWHELM := $(BIN)/blauwhelm

export DAGSTER_HOME := $(CURDIR)/.dagster
# Every command and test starts processes; none should compile again what the one before it compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help build test bench dictionary dev lock clean

help:
	@echo 'make build [SOURCES=folder] [OUTPUT=folder]   set up .venv and publish the dataset'
	@echo 'make test                                     set up .venv and run the linters and all tests'
	@echo 'make dev                                      the Dagster UI on http://127.0.0.1:3000'
	@echo 'make bench | dictionary | lock | clean        benchmarks, generated docs, pinned requirements, cleaning up'

build: $(RUN)
	@$(BLAUWHELM) build --sources '$(SOURCES)' --output '$(OUTPUT)'

test: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --threads 2
	@$(BIN)/python -m pytest -n 2

bench: $(DEV)
	@$(BIN)/python -m benchmarks

dictionary: $(RUN)
	@$(BIN)/python -m pipeline.publish.dictionary docs/dictionary.md
	@$(BIN)/python -m pipeline.publish.facts_page docs/facts.md
	@$(BIN)/python -m pipeline.publish.parquet_files pipeline/publish/parquet_metadata.csv

dev: $(RUN)
	@$(BLAUWHELM) dev --sources '$(SOURCES)' --output '$(OUTPUT)'

# The addresses of package indexes have no place in the repository: uv is told to leave them out.
lock:
	@command -v uv >/dev/null || { echo 'make lock needs uv, which is not installed' >&2; exit 2; }
	for name in pip run cluster dev; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
			--output-file requirements/$$name.txt requirements/$$name.in || exit; \
	done

clean:
	rm -rf $(VENV) .dagster .pytest_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@if [ -z '$(PYTHON)' ]; then echo 'Python 3.11 or newer is needed, and none was found (PYTHON=/path/to/python names one)' >&2; exit 2; fi
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or newer is needed; '$(PYTHON)' is not" >&2; exit 2; }
	@'$(PYTHON)' -m venv $(VENV) || { echo 'Python was found, its venv module was not (python3-venv on Debian)' >&2; exit 2; }
	@$(PIP) install --no-deps --require-hashes -r requirements/pip.txt || echo 'installing with the pip that is there' >&2

# What is imported is compiled when it is; most modules of most packages never are (--no-compile).
# The package itself is installed in place, without looking for anything: its requirements are there by then.
$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) install --no-compile --no-deps --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@$(PIP) install --no-compile --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
