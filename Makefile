# Set-up is part of every target: a machine with Python 3.11 (or newer) and make needs nothing else.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
DEMO_DB ?= $(VENV)/demo.db

.PHONY: demo test check bench install lock clean

demo: $(VENV)/.installed-run  ## Ingest the sample archive and show what comes of it
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	$(BIN)/tallybook ingest examples/archive --db $(DEMO_DB)
	$(BIN)/tallybook actions --period "2024-25 Q4" --db $(DEMO_DB)
	$(BIN)/tallybook history "weekly incident data" --db $(DEMO_DB)
	$(BIN)/tallybook audit --fail-on never --db $(DEMO_DB)

test: $(VENV)/.installed-dev  ## Run the tests
	$(BIN)/pytest -n auto --dist worksteal

check: $(VENV)/.installed-dev  ## Style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-bench  ## Print the figures quoted in docs/benchmarks.md
	$(BIN)/python -m benchmarks.storing
	$(BIN)/python -m benchmarks.writing
	$(BIN)/python -m benchmarks.archive
	$(BIN)/python -m benchmarks.killing
	$(BIN)/python -m benchmarks.auditing
	$(BIN)/python -m benchmarks.prose_claims
	$(BIN)/python -m benchmarks.gate
	$(BIN)/python -m benchmarks.gate.mutating
	$(BIN)/python -m benchmarks.linking
	$(BIN)/python -m benchmarks.linking_size
	$(BIN)/python -m benchmarks.reading_pdf
	$(BIN)/python -m benchmarks.icdar_tables

install: $(VENV)/.installed-dev

# The locks hold exact versions and hashes of everything, the build tool included.
$(VENV)/.installed-run: requirements/run.txt requirements/build.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed-run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Only what the benchmarks compare with; tests and checks do not need it.
$(VENV)/.installed-bench: requirements/bench.txt $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

lock:  ## Renew the locked versions (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group build -c requirements/run.txt -o requirements/build.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml --group dev -c requirements/run.txt -c requirements/build.txt -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --group bench -c requirements/run.txt -c requirements/dev.txt -o requirements/bench.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
