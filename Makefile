# The project's commands. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
SERVICE := .venv/bin/python

.PHONY: help run demo widget test validate train load plaatsen update envs envs-test

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

run: envs        ## start the helpdesk on http://localhost:8080 (HELPDESK_PORT, HELPDESK_DATABASE)
	@$(SERVICE) -m tools widget || true
	@$(SERVICE) -m tools run

demo: envs       ## the helpdesk, and a made-up municipal site with the chat on it on http://localhost:8090
	@$(SERVICE) -m tools widget
	@$(SERVICE) -m tools demo

widget: envs     ## build the chat widget (needs Node)
	@$(SERVICE) -m tools widget

test: envs-test ## everything: validator, unit, functional and browser tests
	@$(SERVICE) -m tools widget
	@$(SERVICE) -m tools validate
	@$(SERVICE) -m tools train
	@$(SERVICE) -m pytest

validate: envs   ## check all content: topics, answers, routing (about a second)
	@$(SERVICE) -m tools validate

train: envs      ## train when the data changed
	@$(SERVICE) -m tools train

load: envs-test  ## 200 open conversations for five minutes: response times, errors, memory
	@$(SERVICE) -m bench.belasting

plaatsen: envs   ## FILE=<tsv with a text column> OUT=<json>: the municipality in each sentence
	@$(SERVICE) -m tools plaatsen $(FILE) $(OUT)

envs:            ## make or renew the engine and service environments
	@$(PYTHON) tools/omgevingen.py engine service

envs-test: envs
	@$(PYTHON) tools/omgevingen.py test

update: envs     ## renew the pinned requirements
	@$(PYTHON) tools/vernieuw.py
