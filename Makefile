# make help lists what can be made. GNU make 3.81 and BSD install, which Macs have, are enough.

SWIFT ?= swift
PREFIX ?= $(HOME)/.local
RELEASE = .build/release
SOURCES = Package.swift Sources Tests

# On Linux the executables carry their runtime: they start four times as fast and run anywhere.
# Apple's systems have the runtime and link nothing statically.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS = -Xswiftc -static-executable -Xlinker -s
endif

.PHONY: help build test demo install uninstall format lint check golden clean

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

build: ## Build both executables for use, in .build/release.
	$(SWIFT) build -c release $(RELEASE_FLAGS) --product claude-hook-log
	$(SWIFT) build -c release $(RELEASE_FLAGS) --product session-stats

test: ## Run all tests.
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest

demo: build ## Log the example hook inputs with the real hook, and report them.
	@sh examples/demo.sh $(RELEASE) .build/demo

install: build ## Install both executables in PREFIX/bin (PREFIX=~/.local).
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(RELEASE)/claude-hook-log $(RELEASE)/session-stats "$(DESTDIR)$(PREFIX)/bin"
	@echo "installed in $(DESTDIR)$(PREFIX)/bin; see that it is on your PATH"

uninstall: ## Remove what install put there.
	rm -f "$(DESTDIR)$(PREFIX)/bin/claude-hook-log" "$(DESTDIR)$(PREFIX)/bin/session-stats"

format: ## Format all Swift sources.
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## Check the format, strictly.
	$(SWIFT) format lint --strict --recursive $(SOURCES)

# A build folder of its own: other settings would make each build of the usual one start anew.
check: lint build ## Check format, build with warnings as errors, run all tests on both builds.
	WARNINGS_AS_ERRORS=1 $(SWIFT) build --build-tests --scratch-path .build/check
	WARNINGS_AS_ERRORS=1 $(SWIFT) test --skip-build --disable-xctest --scratch-path .build/check
	TESTED_EXECUTABLES=$(RELEASE) WARNINGS_AS_ERRORS=1 $(SWIFT) test --skip-build --disable-xctest \
	  --scratch-path .build/check --filter EndToEndTests

golden: ## Rewrite the golden output; that run fails, so that the difference is looked at.
	RECORD_GOLDEN=1 $(SWIFT) test --disable-xctest --filter EndToEndTests

clean: ## Remove all that was built.
	rm -rf .build
