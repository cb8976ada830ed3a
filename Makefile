# Everything a person or a machine asks of this checkout. Works with GNU make and BSD make, and sets up what it needs.
# A Python of your choice: make PYTHON=python3.12 test

BIN = .venv/bin
MINUTES = 10
RUNS = 200

.PHONY: help demo test bench fuzz crash oracle sentences clean

help: ## Show what can be asked for
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' Makefile

demo: ## Set up, write a complete example into the folder demo, and say where its PDF lies
	@sh .ci/environment runtime
	@sh .ci/native-libraries
	@sh .ci/demo

test: ## Set up, then check style, types, layers and behaviour; the first failure stops
	@sh .ci/environment dev
	@sh .ci/native-libraries dev
	@sh .ci/browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

bench: ## Measure speed and memory as multiples of what this machine does anyway
	@sh .ci/environment dev
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench

fuzz: ## Search for ten minutes (MINUTES=10) for bytes that break a promise, and write them to build/fuzz
	@sh .ci/environment fuzz
	PYTHONPATH=tests $(BIN)/python -m fuzz --minutes $(MINUTES)

crash: ## Kill an interview two hundred times (RUNS=200) in plain lines and on the screen, and count what is lost
	@sh .ci/environment dev
	PYTHONPATH=tests $(BIN)/python -m crash --runs $(RUNS) --driver plain
	PYTHONPATH=tests $(BIN)/python -m crash --runs $(RUNS) --driver screen

oracle: ## Set ours beside what R computes of the same data (psych, multilevel); without R it says so
	@sh .ci/environment dev
	PYTHONPATH=tests $(BIN)/python -m oracle

sentences: ## Collect the sentences that are to be translated, and bring src/collabready/locales/*.po up to date
	@sh .ci/environment dev
	PYTHONPATH=tests $(BIN)/python -m sentences

clean: ## Remove what make has made: .venv, demo, caches
	rm -rf .venv demo dist build .hypothesis .*_cache
	find src tests examples -name __pycache__ -prune -exec rm -rf {} +
