# Deltag. `make` lists what there is to make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
CATALOGS := $(wildcard translations/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGS:.po=.mo)
OFFICE_CSS := app/static/built/office.css
SCRIPT := app/static/built/respondent.js
FACES := app/static/built/faces.css

.DEFAULT_GOAL := help
.PHONY: help run test check unit lint bench assets pictures lock texts clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/:.*## /\t/' | expand -t 12

run: system-run assets ## bring up Deltag with its embedded database and the trial set, on http://127.0.0.1:8000
	@$(VENV)/bin/deltag demo
	@$(VENV)/bin/deltag serve

test: system-test $(VENV)/.dev assets ## all tests: lint, types, layers, both databases, a real browser
	@$(MAKE) --no-print-directory lint
	$(PY) -m pytest -n 2 --dist loadfile -q

check: $(VENV)/.dev assets ## lint, types and unit tests, in under two minutes
	@$(MAKE) --no-print-directory lint unit

unit: $(VENV)/.dev assets
	$(PY) -m pytest -n 2 -q tests/questionnaire tests/exports

lint: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m djlint --lint --quiet app/templates

bench: system-test $(VENV)/.dev assets bench/lighthouse/node_modules/.ready ## figures beside a bare floor measured in the same run
	$(PY) -m bench

pictures: system-pictures $(VENV)/.dev assets ## take the pictures in docs/pictures anew
	$(PY) -m tools.pictures

assets: $(VENV)/.ready $(COMPILED) $(OFFICE_CSS) $(SCRIPT) $(FACES) ## build catalogs, styles and scripts

translations/%.mo: translations/%.po $(VENV)/.ready
	@$(PY) -m babel.messages.frontend compile -i $< -o $@ 2>/dev/null

$(OFFICE_CSS): node_modules/.ready $(wildcard app/static/office/*.scss)
	npm run --silent styles

$(SCRIPT): node_modules/.ready $(wildcard app/static/respondent/js/*.js)
	npm run --silent script

$(FACES): node_modules/.ready app/static/print/faces.css
	npm run --silent faces

node_modules/.ready: package-lock.json
	npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

bench/lighthouse/node_modules/.ready: bench/lighthouse/package-lock.json
	cd bench/lighthouse && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV)/.ready: requirements.lock setup.cfg
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.ready
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

system-%:
	@sh tools/system-packages $*

texts: $(VENV)/.ready ## bring the catalogs of translations up to date with the texts in the source
	$(PY) -m tools.texts

lock: ## pin all dependencies anew, with hashes and no download hosts (needs uv)
	uv pip compile setup.cfg --extra build --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet --upgrade -o requirements.lock
	uv pip compile setup.cfg --extra build --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet -c requirements.lock -o requirements-dev.lock

clean: ## remove what was built; the database in instance/ stays
	rm -rf $(VENV) node_modules bench/lighthouse/node_modules build app/static/built
	find translations -name '*.mo' -delete
