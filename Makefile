# What people run. `make` alone lists it.

SWIFT ?= swift
STORE ?= yekta.db
PORT ?= 7441
RELEASE = .build/release/yekta

# What Swift itself does not bring. A library or a program that is found is not asked for, however it
# came to the machine.
find = if $(1) >/dev/null 2>&1; then :; else echo $(2); fi
BUILD_NEEDS = $(call find,command -v pkg-config,pkg-config); \
	$(call find,pkg-config --exists libprotobuf-c,libprotobuf-c-dev); \
	$(call find,pkg-config --exists sqlite3,libsqlite3-dev); \
	$(call find,pkg-config --exists libxxhash,libxxhash-dev)
PYTHON_PROTOBUF = { python3 -c 'import google.protobuf' || /usr/bin/python3 -c 'import google.protobuf'; }
TEST_NEEDS = $(call find,command -v protoc,protobuf-compiler); \
	$(call find,command -v protoc-c,protobuf-c-compiler); \
	$(call find,command -v python3,python3); \
	$(call find,$(PYTHON_PROTOBUF),python3-protobuf)

# Of a Python without ensurepip, which is how Debian ships it, no environment can be made.
QUALITY_NEEDS = $(call find,command -v python3,python3); \
	$(call find,python3 -c 'import ensurepip',python3-venv)

BENCH_NEEDS = $(call find,command -v redis-server,redis-server)

# Installs what the shell commands in $(1) name; says nothing when that is nothing.
define install
	@missing=$$(echo $$($(1))); \
	if [ -n "$$missing" ]; then \
		echo "installing $$missing"; \
		if ! command -v apt-get >/dev/null; then \
			echo "no apt-get here: install them by your system's own means" >&2; exit 1; fi; \
		if [ "$$(id -u)" = 0 ]; then as_root=env; else as_root="sudo env"; fi; \
		$$as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq && \
		$$as_root DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: help setup setup-tests setup-quality setup-bench release stages demo test run lint format \
	bench bench-stages bench-names bench-redis bench-splink quality clean

help:
	@echo "make demo     build, then show the whole program at work on made-up people"
	@echo "make run      run the server on $(STORE), port $(PORT) (STORE=…, PORT=…)"
	@echo "make test     all tests: Swift, then a client in Python against a real server"
	@echo "make bench    measure throughput and latencies on this machine"
	@echo "make bench-stages  measure each stage by itself on one thread (KINDS=\"contacts registry archive\", RECORDS=100000)"
	@echo "make bench-names   measure the matcher of names (PAIRS=pairs.csv WILD=variants.csv)"
	@echo "make bench-redis   look-ups beside redis-server and an echo, in one run (RECORDS=100000, FILE=people.csv)"
	@echo "make bench-splink FILE=people.csv   dedupe beside Splink on the same file (TRUTH=truth.csv)"
	@echo "make quality  compare results with Splink's on the same files (DATA=DIR adds some, SLICES=1: by slices, QUICK=1: no Splink)"
	@echo "make lint     check the layout of the code and that generated code is current"
	@echo "make format   lay the code out as lint wants it"
	@echo "make setup    install the Debian packages that are missing; the others do it themselves"
	@echo "make clean    remove what was built"

setup:
	$(call install,$(BUILD_NEEDS))

setup-tests: setup
	$(call install,$(TEST_NEEDS))

release: setup
	$(SWIFT) build -c release --product yekta

demo: release
	@Benchmarks/demo.sh $(RELEASE)

# Not beside each other: both compile.
test: setup-tests
	$(SWIFT) build --build-tests
	Tests/python/run.sh
	$(SWIFT) test --disable-xctest --skip-build

run: release
	$(RELEASE) serve --store $(STORE) --port $(PORT)

lint: setup-tests
	$(SWIFT) format lint --strict -r Package.swift Sources Tests
	Protos/generate.sh --check

format:
	$(SWIFT) format -i -r Package.swift Sources Tests

# Nobody who builds the program has to build this.
stages: setup
	YEKTA_BENCHMARKS=1 $(SWIFT) build -c release --product StageBench

bench: release stages
	@Benchmarks/bench.sh $(RELEASE) .build/release/StageBench

bench-stages: stages
	@.build/release/StageBench $(or $(KINDS),contacts registry) --records $(or $(RECORDS),100000) --rounds 5

bench-names: release
	@$(RELEASE) names $(if $(PAIRS),--pairs $(PAIRS)) $(if $(WILD),--wild $(WILD))

setup-bench: setup
	$(call install,$(BENCH_NEEDS))

bench-redis: setup-bench release
	@Benchmarks/side_by_side/redis.sh $(RELEASE)

bench-splink: setup-quality release
	@Benchmarks/side_by_side/splink.sh $(RELEASE)

setup-quality: setup
	$(call install,$(QUALITY_NEEDS))

quality: setup-quality release
	@Benchmarks/quality/quality.sh $(RELEASE)

clean:
	rm -rf .build
