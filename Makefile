# The newest Python that Odoo 19 knows is 3.13; Debian 12 has 3.11.
PYTHON := $(firstword $(wildcard /usr/bin/python3.11) $(shell command -v python3.11) $(shell command -v python3))
ifeq ($(PYTHON),)
$(error Python 3.11 is needed: apt-get install python3)
endif
SETUP := @$(PYTHON) -m dev.setup

.PHONY: run stop clean distclean demo-mail test lint bench help

run: ## set everything up and start Odoo with the demo (ODOO_PORT, ODOO_HOME, PGHOST, PGUSER ...)
	$(SETUP) run

stop: ## stop Odoo, the demo mail server and PostgreSQL
	$(SETUP) stop

demo-mail: ## deliver one new invoice by mail to the running demo
	$(SETUP) demo-mail

test: ## all tests
	$(SETUP) test

lint: ## all linters
	$(SETUP) lint

bench: ## benchmarks; one of them: make bench ONLY=name
	$(SETUP) bench $(if $(ONLY),--only $(ONLY))

clean: ## stop, and remove databases, files and mails; downloads stay
	$(SETUP) clean

distclean: ## remove everything that was made here
	$(SETUP) distclean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile
