# Nothing here needs more than GNU make 3.81, the one macOS has.
FILM = renders/videos/forward/480p15/Forward.mp4
OUTPUTS = renders/* renders/.work build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

.PHONY: film set-up check test test-all bench bench-course lock clean help

film: set-up        ## install what is missing, then film the forward pass (the default)
	.venv/bin/manim -ql scenes/forward.py
	@echo "Watch $(CURDIR)/$(FILM)"

set-up:             ## install what is missing: system libraries, .venv, pinned packages
	@.ci/set-up

check: set-up       ## check style and types alone
	@.ci/browser
	@.ci/voice
	@.ci/javascript/check
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

PYTEST = .venv/bin/python -m pytest -q -n auto --dist loadscope --no-loadscope-reorder

test: check         ## all that is quick, and a sample of the tests that film and play: minutes
	$(PYTEST) --sample
	.venv/bin/nnfilm inspect forward

test-all: check     ## all tests, and inspect all scenes: what a checking machine runs
	$(PYTEST)
	.venv/bin/nnfilm inspect chapter1

bench: set-up       ## measure drawing and encoding of chapter1 at 1080p60, and growth with networks
	.venv/bin/python -m tests.bench

bench-course: set-up   ## measure filming chapter1 scene by scene and side by side, 480p and 1080p
	.venv/bin/python -m tests.bench.course l h

# One version of everything for Linux, macOS and Python 3.11 to 3.14, with hashes and without
# index addresses. pip cannot resolve for other machines than its own; uv, used once, can.
lock: set-up        ## refresh requirements.txt from pyproject.toml
	temporary=$$(mktemp -d) && \
	.venv/bin/python -m venv $$temporary && \
	$$temporary/bin/pip install --quiet uv && \
	$$temporary/bin/uv pip compile --quiet --no-config --upgrade --universal \
	    --fork-strategy fewest --python-version 3.11 --extra dev --generate-hashes \
	    --no-emit-index-url --custom-compile-command "make lock" \
	    --output-file requirements.txt pyproject.toml; \
	status=$$?; rm -rf $$temporary; exit $$status

clean:              ## delete the films and all caches; .venv stays
	rm -rf $(OUTPUTS)

help:               ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile
