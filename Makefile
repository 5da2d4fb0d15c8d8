.PHONY: run test pdf-check bundle bench lock clean

run: ## open the window on the example file
	@tools/run.sh

test: ## run every check
	@tools/check.sh

pdf-check: ## write every document and let every PDF checker look at it
	@tools/pdf_check.sh

bundle: ## build dist/andts-desktop and prove that it works
	@tools/bundle.sh

bench: ## measure
	@tools/setup.sh dev
	@.venv/bin/python benchmarks/run.py

lock: ## resolve the lock files; "make lock UPGRADE=--upgrade" lets versions move
	@tools/setup.sh dev
	@tools/lock.sh $(UPGRADE)

clean: ## remove all that can be made again
	rm -rf .venv .checkers build dist out .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
