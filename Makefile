# The two commands: `make serve` and `make test`. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
# Quiet twice: errors only, the lines of progress are ours.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
# Wheels only: a source archive would run its own code, and fetch its own build tools, at install time.
LOCKED := install --only-binary :all: --require-hashes --requirement
# Byte code and compiled patterns, so that the first start is as quick as the next.
PREPARE := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c 'import compileall, recognizers; \
	[compileall.compile_dir(one, quiet=2) for one in ("recognizers", "dlp", "api")]'
# Only makes the locks; set-up never uses it.
UV := uv==0.13.9

HOST ?= $(or $(DLP_HOST),127.0.0.1)
PORT ?= $(or $(DLP_PORT),8080)
# Without these: what is quick on all cores, then what is slow and wants the machine for itself.
PYTEST_ARGS ?=
# Real programs of others that the tests start, each in an environment of its own: they pin what we use.
PEERS := $(patsubst tests/peers/%.lock,build/peers/%/.installed,$(wildcard tests/peers/*.lock))
CODE = $(wildcard recognizers dlp api models benchmarks tests)

# In range: what pyproject.toml asks for. PYTHON= on the command line chooses another.
IN_RANGE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
find_python = $(if $(PYTHON),$(PYTHON),$(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c '$(IN_RANGE)' 2>/dev/null && { echo $$p; break; }; done))

.PHONY: help serve setup setup-dev setup-bench test check bench lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: setup ## start the service on http://127.0.0.1:8080 (PORT= to change)
	@exec $(BIN)/dlp serve --host $(HOST) --port $(PORT)

setup: $(VENV)/.installed ## only create .venv; .venv/bin/dlp is then the command line
	@:

test: setup-dev $(PEERS) ## the whole suite; CI=true makes a missing real component a failure
	@.ci/apt-install $$($(BIN)/python -m tests.components) || : # said so; the tests skip, or fail where CI=true
ifdef PYTEST_ARGS
	@exec $(BIN)/python -m pytest $(PYTEST_ARGS)
else
	@failed=0; \
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m "not slow" || failed=1; \
	$(BIN)/python -m pytest -m slow || failed=1; \
	exit $$failed
endif

check: setup-dev ## format, lint, types, tests
	@$(BIN)/ruff format --check --quiet . || { echo "roeland: run $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy $(CODE)
	@$(MAKE) test

bench: setup-dev setup-bench ## accuracy, latency, throughput, peers, documents
	@exec $(BIN)/python -m benchmarks

lock: ## renew the locks after a change of pyproject.toml (UPGRADE=1: newest versions of everything)
	@test -x build/lock/bin/uv || { "$(find_python)" -m venv build/lock && build/lock/bin/python -m pip install --quiet --quiet $(UV); }
	@compile() { build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) "$$@" pyproject.toml; }; \
	compile --extra build --output-file requirements.lock; \
	compile --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock; \
	compile --extra build --extra bench --constraint requirements.lock --output-file requirements-bench.lock; \
	for peer in $(wildcard tests/peers/*.in); do build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) \
		--output-file "$${peer%.in}.lock" "$$peer"; done
	@echo "roeland: locks renewed; look at the diff, then run make check"

clean: ## remove what set-up and tools made
	rm -rf $(VENV) build dist .benchmarks .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Stamps: a step runs again only when what it depends on is newer, or when the interpreter has gone.
$(shell $(BIN)/python -c '' 2>/dev/null || rm -f $(VENV)/.created $(VENV)/.locked $(VENV)/.installed*)

setup-dev: $(VENV)/.installed-dev
setup-bench: $(VENV)/.installed-bench

$(VENV)/.created:
	@python="$(find_python)"; \
	[ -n "$$python" ] || { echo "roeland: needs Python 3.11, 3.12 or 3.13; name one with PYTHON=" >&2; exit 1; }; \
	"$$python" -c '$(IN_RANGE)' || { echo "roeland: $$python is not Python 3.11, 3.12 or 3.13" >&2; exit 1; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
		own=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		.ci/apt-install python3-venv && "$$python" -c 'import ensurepip, venv' 2>/dev/null || .ci/apt-install "$$own"; }; \
	echo "roeland: creating $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.locked: requirements.lock | $(VENV)/.created
	@echo "roeland: installing locked dependencies"
	@$(PIP) $(LOCKED) requirements.lock
	@touch $@

# --no-build-isolation: the build backend is the locked one. Editable: the code runs from this checkout.
$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-build-isolation --no-deps --no-index --editable .
	@$(PREPARE)
	@touch $@
	@echo "roeland: $(BIN)/dlp is ready"

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "roeland: installing what the tests need"
	@$(PIP) $(LOCKED) requirements-dev.lock
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed requirements-bench.lock
	@echo "roeland: installing what the benchmarks compare with"
	@$(PIP) $(LOCKED) requirements-bench.lock
	@touch $@

build/peers/%/.installed: tests/peers/%.lock | $(VENV)/.created
	@echo "roeland: installing $* for the tests"
	@$(BIN)/python -m venv --clear build/peers/$*
	@build/peers/$*/bin/python -m pip --disable-pip-version-check --quiet --quiet \
		install --prefer-binary --require-hashes --requirement $< # some publish no wheel
	@touch $@
