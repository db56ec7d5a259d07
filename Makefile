# The project's commands. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
SERVICE := .venv/bin/python
ENGINE := .venv-engine/bin/python

.PHONY: help run test test-engine validate train ablation plaatsen docs update envs envs-test

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

run: envs        ## start the helpdesk on http://localhost:8080 (HELPDESK_PORT, HELPDESK_DATABASE)
	@$(SERVICE) -m tools run

test: envs-test  ## everything: validator, and the tests in both environments: engine; unit, functional, browser
	@$(SERVICE) -m tools validate
	@$(SERVICE) -m tools train
	@$(ENGINE) -m pytest tests/engine
	@$(SERVICE) -m pytest

test-engine: envs-test ## only the tests of what runs inside Rasa (components/), in its own environment
	@$(ENGINE) -m pytest tests/engine

validate: envs   ## check all content: topics, answers, routing (about a second)
	@$(SERVICE) -m tools validate

train: envs      ## train when the data changed
	@$(SERVICE) -m tools train

ablation: envs   ## what each part of understanding brings, as a table (some ten minutes)
	@$(ENGINE) -m bench.ablatie

plaatsen: envs   ## FILE=<tsv with a text column> OUT=<json>: the municipality in each sentence
	@$(SERVICE) -m tools plaatsen $(FILE) $(OUT)

envs:            ## make or renew the engine and service environments
	@$(PYTHON) tools/omgevingen.py engine service

envs-test: envs
	@$(PYTHON) tools/omgevingen.py engine-test test

docs: envs       ## write the documents that are made from code (docs/instellingen.md)
	@$(SERVICE) -m tools instellingen

update: envs     ## renew the pinned requirements
	@$(PYTHON) tools/vernieuw.py
