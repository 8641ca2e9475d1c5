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

# As variables of the shell they may have spaces.
export PREFIX DESTDIR RELEASE

.PHONY: help build test demo install install-files uninstall format lint check golden clean

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

install: build ## Install programs, manual and completions in PREFIX (PREFIX=~/.local).

# Without a build, for another user: make build && sudo make install-files PREFIX=/usr/local
install install-files:
	@sh Scripts/install.sh install "$$RELEASE"

uninstall: ## Remove what install put there.
	@sh Scripts/install.sh uninstall

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
