# The project's commands. `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
SERVICE := .venv/bin/python
ENGINE := .venv-engine/bin/python

.PHONY: help run demo widget test test-engine validate leesbaarheid train promote rollback gate margin evaluate bench ablation load load-desk plaatsen docs update envs envs-test

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

test: envs-test  ## everything: validator, and the tests in both environments: engine; unit, functional, browser
	@$(SERVICE) -m tools widget
	@$(SERVICE) -m tools validate
	@$(SERVICE) -m tools train
	@$(SERVICE) -m tools poort
	@$(ENGINE) -m pytest tests/engine
	@$(SERVICE) -m pytest

test-engine: envs-test ## only the tests of what runs inside Rasa (components/), in its own environment
	@$(SERVICE) -m tools train
	@$(ENGINE) -m pytest tests/engine

validate: envs   ## check all content: topics, answers, routing; warn of sentences too much alike (some two seconds)
	@$(SERVICE) -m tools validate

leesbaarheid: envs ## [ONDERWERP=faq_app/batterij] advice on plain language for the answers
	@$(SERVICE) -m tools leesbaarheid $(ONDERWERP)

train: envs      ## [CANDIDATE=1] train when the data changed; a candidate leaves what is live as it is
	@$(SERVICE) -m tools train $(if $(CANDIDATE),--kandidaat)

promote: envs    ## [MODEL=<file> REDEN=<why>] put a model live, also in a helpdesk that runs, if the gate lets it
	@$(SERVICE) -m tools promote $(MODEL) $(if $(REDEN),--reden "$(REDEN)")

rollback: envs   ## the model that was live before, also in a helpdesk that runs
	@$(SERVICE) -m tools rollback

gate: envs       ## is the model of this data as good as what was accepted (tests/toetsen/stand.json); ACCEPT=1 accepts it
	@$(SERVICE) -m tools poort $(if $(ACCEPT),--aanvaard)

ablation: envs   ## what each part of understanding brings, as a table (some ten minutes)
	@$(ENGINE) -m bench.ablatie

margin: envs     ## how many test sentences flip by themselves: what the margin of the gate rests on (some four minutes)
	@$(ENGINE) -m bench.marge

load: envs-test  ## 200 open conversations for five minutes: response times, errors, memory
	@$(SERVICE) -m bench.belasting

load-desk: envs-test ## 50 talks with 10 members of staff for five minutes: how long a message takes to the other side
	@$(SERVICE) -m bench.belasting_balie

evaluate: envs   ## [FILE=<tsv with text and topic> OUT=<json>] how well sentences are understood; with a report for editors
	@$(SERVICE) -m tools evaluate $(if $(FILE),--file "$(FILE)") $(if $(OUT),--out "$(OUT)") $(if $(MODEL),--model "$(MODEL)")

# BENCH_COMMAND is what docs/bench.md names: with it anyone can measure the same again.
bench: envs      ## [PER_TOPIC=25 EPOCHS=100 ONLY=…] ours beside Rasa's own pipelines, and how it grows; writes docs/bench.md (an hour)
	@BENCH_COMMAND='$(strip make bench $(foreach v,PER_TOPIC EPOCHS ONLY BENCH_OPTIONS,$(if $($v),$v="$($v)")))' \
	  $(SERVICE) -m bench.alles $(if $(PER_TOPIC),--per-topic $(PER_TOPIC)) $(if $(EPOCHS),--epochs $(EPOCHS)) $(if $(ONLY),--only $(ONLY)) $(BENCH_OPTIONS)

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
