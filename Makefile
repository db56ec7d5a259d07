# The project's commands. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
SERVICE := .venv/bin/python

.PHONY: help run test validate train evaluate plaatsen update envs envs-test

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

run: envs        ## start the helpdesk on http://localhost:8080 (HELPDESK_PORT, HELPDESK_DATABASE)
	@$(SERVICE) -m tools run

test: envs-test ## everything: validator, unit, functional and browser tests
	@$(SERVICE) -m tools validate
	@$(SERVICE) -m tools train
	@$(SERVICE) -m pytest

validate: envs   ## check all content: topics, answers, routing; warn of sentences too much alike (about a second)
	@$(SERVICE) -m tools validate

train: envs      ## train when the data changed
	@$(SERVICE) -m tools train

evaluate: envs   ## [FILE=<tsv with text and topic> OUT=<json>] how well sentences are understood; with a report for editors
	@$(SERVICE) -m tools evaluate $(if $(FILE),--file "$(FILE)") $(if $(OUT),--out "$(OUT)") $(if $(MODEL),--model "$(MODEL)")

plaatsen: envs   ## FILE=<tsv with a text column> OUT=<json>: the municipality in each sentence
	@$(SERVICE) -m tools plaatsen $(FILE) $(OUT)

envs:            ## make or renew the engine and service environments
	@$(PYTHON) tools/omgevingen.py engine service

envs-test: envs
	@$(PYTHON) tools/omgevingen.py test

update: envs     ## renew the pinned requirements
	@$(PYTHON) tools/vernieuw.py
