# make help lists what can be made. GNU make 3.81 and BSD install, which Macs have, are enough.

SWIFT ?= swift
PREFIX ?= $(HOME)/.local
DESTDIR ?=
RELEASE = .build/release
PROGRAMS = claude-hook-log session-stats
SOURCES = Package.swift Sources Tests

# As variables of the shell they may have spaces and quotes.
export PREFIX DESTDIR RELEASE INSTALLATION BUILD SWIFT

.PHONY: help build test bench torture real-client real-settings demo prove-private install \
  install-files uninstall format lint check check-all golden clean

help: ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-21s %s\n", $$1, $$2 }'

# On Linux the programs are Embedded Swift, which starts without a runtime: half a millisecond less for each call. Where a
# toolchain lacks its library, they carry the ordinary runtime. Apple's systems have that, and link nothing statically.
define BUILD
set -e
target=$$($(SWIFT) -print-target-info)
value() { printf '%s' "$$target" | sed -n "s/.*\"$$1\": \"\([^\"]*\)\".*/\1/p"; }
export EMBEDDED_LIBRARY="$$(value runtimeResourcePath)/embedded/$$(value moduleTriple)"
case $$(uname -s) in
  Linux)
    if test -e "$$EMBEDDED_LIBRARY/libswiftUnicodeDataTables.a"; then
      waiting=
      for program in $(PROGRAMS); do
        EMBEDDED_PROGRAM=$$program $(SWIFT) build -c release --product $$program --scratch-path .build/embedded/$$program &
        waiting="$$waiting $$!"
      done
      for build in $$waiting; do wait $$build; done
      # Where the ordinary build puts its own.
      built=$$($(SWIFT) build -c release --show-bin-path)
      mkdir -p "$$built"
      test -e .build/release || ln -s "$${built#"$$PWD"/.build/}" .build/release
      for program in $(PROGRAMS); do
        cp .build/embedded/$$program/release/$$program "$$built/$$program.new"
        mv -f "$$built/$$program.new" "$$built/$$program"
      done
    else
      echo "This toolchain has no Embedded Swift for $$(value moduleTriple); the programs get the ordinary runtime."
      unset EMBEDDED_LIBRARY
      for program in $(PROGRAMS); do
        $(SWIFT) build -c release --product $$program \
          -Xswiftc -static-executable -Xswiftc -use-ld=lld -Xlinker -s
      done
    fi ;;
  *)
    unset EMBEDDED_LIBRARY
    for program in $(PROGRAMS); do $(SWIFT) build -c release --product $$program; done ;;
esac
mkdir -p "$$RELEASE/completions"
for program in $(PROGRAMS); do for shell in bash zsh fish; do
  "$$RELEASE/$$program" --generate-completion-script $$shell > "$$RELEASE/completions/$$program.$$shell"
done; done
endef

build: ## Build both executables for use, in .build/release.
	@sh -euc "$$BUILD"

test: ## Run all tests (ONLY="JSONLinesTests" for a module or suite), generated cases by samples.
	$(SWIFT) build --build-tests
	@TEST_TIER=$(or $(TEST_TIER),test) sh Tests/run-tests.sh $(foreach name,$(ONLY),--filter $(name))

bench: build ## Measure both programs (ONLY="hook log" for parts of it); needs python3.
	@python3 Tests/Benchmarks/bench.py $(RELEASE) $(ONLY)

torture: build ## Do to both programs what can happen to them (ONLY="faults kills" for parts of it); needs python3 and strace.
	@python3 Tests/Torture/torture.py $(RELEASE) $(ONLY)

# Two sessions of the client run at a time. Where it can't be installed, that is said and nothing fails.
real-client: build ## Play sessions of Claude Code itself on a stand-in for its API (ONLY="shell mcp" for parts); needs python3.
	@sh Tests/RealClient/install-client.sh
	@python3 Tests/RealClient/real_client.py $(RELEASE) $(ONLY)
	@test -n "$(ONLY)" || python3 Tests/RealClient/settings.py $(RELEASE)

real-settings: build ## Ask Claude Code itself about every set of settings that doctor is held to; needs python3.
	@sh Tests/RealClient/install-client.sh
	@python3 Tests/RealClient/settings.py $(RELEASE) --all

demo: build ## Log the example hook inputs with the real hook, and report them.
	@sh examples/demo.sh $(RELEASE) .build/demo

prove-private: build ## Watch what both programs open, connect to and start; needs strace.
	@sh Tests/Torture/prove-private.sh $(RELEASE)

# Shell functions for install and uninstall.
define INSTALLATION
umask 022
case $$PREFIX in /*) ;; *) echo "PREFIX is '$$PREFIX'; it must begin with /" >&2; exit 1 ;; esac

# Calls a function with source, permissions and place below PREFIX of each file to install.
each() {
  for program in $(PROGRAMS); do
    $$1 "$$RELEASE/$$program" 755 bin/$$program
    $$1 docs/man/$$program.1 644 share/man/man1/$$program.1
    $$1 "$$RELEASE/completions/$$program.bash" 644 share/bash-completion/completions/$$program
    $$1 "$$RELEASE/completions/$$program.zsh" 644 share/zsh/site-functions/_$$program
    $$1 "$$RELEASE/completions/$$program.fish" 644 share/fish/vendor_completions.d/$$program.fish
  done
}
look_for() { test -r "$$1" || { echo "$$1 isn't there; say 'make build'" >&2; exit 1; }; }
# A hook that runs meanwhile sees the old file or the new one: only a whole file gets the name.
put() {
  place=$$DESTDIR$$PREFIX/$$3
  mkdir -p "$${place%/*}"
  install -m $$2 "$$1" "$$place.new"
  mv -f "$$place.new" "$$place"
}
take_away() { rm -f "$$DESTDIR$$PREFIX/$$3"; }
say_next() {
  test -z "$$DESTDIR" || return 0
  prefix=$$(printf '%s' "$$PREFIX" | sed 's/[\\"$$`]/\\&/g')
  echo "Installed in $$PREFIX."
  case :$$PATH: in
    *":$$PREFIX/bin:"*) ;;
    *) printf 'Your shell finds the programs with this line in its start file:\n  export PATH="%s:$$PATH"\n' "$$prefix/bin" ;;
  esac
  cat << END
zsh finds the completions with this line in ~/.zshrc, before compinit:
  fpath+=("$$prefix/share/zsh/site-functions")
Claude Code runs the hook after this command:
  "$$prefix/bin/claude-hook-log" install
END
}
endef

install: build ## Install programs, manual and completions in PREFIX (PREFIX=~/.local).

# Without a build, for another user: make build && sudo make install-files PREFIX=/usr/local
install install-files:
	@sh -euc "$$INSTALLATION; each look_for; each put; say_next"

uninstall: ## Remove what install put there.
	@sh -euc "$$INSTALLATION; each take_away"
	@echo "A hook that is gone makes each tool call show an error. Where 'claude-hook-log uninstall'"
	@echo "wasn't run before, say 'make install', run it, and say 'make uninstall' again."

format: ## Format all Swift sources.
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## Check the format, strictly.
	$(SWIFT) format lint --strict --recursive $(SOURCES)

# A build directory of its own: other settings would make each build of the usual one start anew.
check: lint demo ## Check the format, build with warnings as errors, run all tests over the build for use, with more cases.
	WARNINGS_AS_ERRORS=1 $(SWIFT) build --build-tests --scratch-path .build/check
	@TEST_TIER=$(or $(TEST_TIER),check) TESTED_EXECUTABLES=$(RELEASE) WARNINGS_AS_ERRORS=1 \
	  sh Tests/run-tests.sh --scratch-path .build/check

check-all: TEST_TIER = all
check-all: test check real-client real-settings torture ## All that can be checked; fuzzing takes an hour of it.
	python3 -m unittest discover -s Tests/Oracles

golden: build ## Rewrite the golden output; that run fails, so that the difference is looked at.
	$(SWIFT) build --build-tests
	-RECORD_GOLDEN=1 TESTED_EXECUTABLES=$(RELEASE) sh Tests/run-tests.sh --filter HookInstructionTests
	RECORD_GOLDEN=1 sh Tests/run-tests.sh --filter EndToEndTests

clean: ## Remove all that was built.
	rm -rf .build
