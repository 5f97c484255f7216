# slabmark: make deps demo | make deps test | make help
#
# mode=release|debug|asan|ubsan|tsan   CC=gcc|clang   prefix=/usr/local
# Objects go to build/$(mode)-$(CC)/. A new source file needs no line here.

mode   ?= release
CC     := $(if $(filter default,$(origin CC)),gcc,$(CC))
prefix ?= /usr/local
build  ?= build/$(mode)-$(notdir $(lastword $(CC)))

.DEFAULT_GOAL := all

# ---- dependencies ----

debian := gcc clang libomp-dev libclang-rt-14-dev make pkg-config libigraph-dev libxml2-dev \
          libgmp-dev libyaml-dev libjansson-dev libsndfile1-dev nettle-dev librandom123-dev libcriterion-dev \
          libhwloc-dev libpapi-dev libmatio-dev libmetis-dev valgrind jq groff-base mandoc gnuplot-nox fonts-liberation \
          libopenblas0-serial libgsl27 $(foreach l,en es fr it ru,asterisk-core-sounds-$l-wav)

# A browser for tests/report.sh: 100 MB to load, 400 MB on the disk. What test-cluster starts.
browser := chromium chromium-driver curl
both_mpi := openmpi-bin libopenmpi-dev mpich libmpich-dev
cluster := parallel slurm-wlm munge $(both_mpi)

# Silent and quick when nothing is missing.
define install_missing
command -v dpkg-query >/dev/null || { echo "install these (Debian's names): $(1)"; exit 1; }; \
missing=$$(for p in $(1); do \
    dpkg-query -W -f '$${db:Status-Status}\n' $$p 2>/dev/null | grep -qx installed || echo $$p; \
done); \
[ -z "$$missing" ] || { \
    root=$$([ $$(id -u) = 0 ] || echo sudo); \
    echo "installing:" $$missing; \
    $$root apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq --no-install-recommends \
        $$missing >/dev/null; \
}
endef

# Nothing here may need what it installs.
deps:
	@if ! command -v dpkg-query >/dev/null; then \
	    echo "install these (names untested; slabmark needs Linux) and run make again:"; \
	    echo "  dnf install gcc clang libomp-devel make pkgconf igraph-devel libxml2-devel libyaml-devel jansson-devel libsndfile-devel nettle-devel hwloc-devel papi-devel matio-devel metis-devel valgrind jq groff mandoc criterion-devel gnuplot liberation-sans-fonts"; \
	    echo "  pacman -S gcc clang openmp make pkgconf igraph libxml2 libyaml jansson libsndfile nettle hwloc papi libmatio metis valgrind jq groff mandoc criterion gnuplot ttf-liberation"; \
	    echo "  and the header-only Random123 from https://github.com/DEShawResearch/random123"; \
	    exit 1; \
	fi; \
	$(call install_missing,$(debian))

deps-report: # for tests/report.sh
	@$(call install_missing,$(browser))

deps-mpi: # for make test-mpi
	@$(call install_missing,$(both_mpi))

deps-cluster: # for make test-cluster
	@$(call install_missing,$(cluster))

# Flags come from pkg-config, so only a make that starts after deps sees what deps installed.
first := $(filter deps deps-report deps-mpi deps-cluster,$(MAKECMDGOALS))
later := $(filter-out $(first),$(MAKECMDGOALS))
ifneq ($(and $(first),$(later)),)
.PHONY: $(first) $(later)
.NOTPARALLEL:
$(later): $(first)
	@$(MAKE) --no-print-directory $@
else

# ---- flags ----

optimise.release := -O3
optimise.debug   := -O0 -g
optimise.asan    := -O1 -g -fsanitize=address -fno-omit-frame-pointer
optimise.ubsan   := -O1 -g -fsanitize=undefined -fno-sanitize-recover=all
optimise.tsan    := -O1 -g -fsanitize=thread -DSLABMARK_PTHREADS
optimise         ?= $(optimise.$(mode))
$(if $(optimise),,$(error mode=$(mode) is not one of release debug asan ubsan tsan))
# -O3 leaves the library's asserts out: they cost 1 % of an update. The other modes check all.
unchecked        := $(if $(filter release,$(mode)),-DNDEBUG)
threads          := $(if $(filter tsan,$(mode)),-pthread,-fopenmp)

warnings := -Wall -Wextra -Wconversion -Wpointer-arith -Wshadow -Wstrict-prototypes -Wvla
papi     := $(shell pkg-config --exists papi 2>/dev/null && echo papi)
# Only its header: it is loaded when a MAT file is read or written.
matio    := $(shell pkg-config --exists matio 2>/dev/null && echo matio)
# Debian's METIS comes without a file for pkg-config.
metis    := $(shell printf '\043include <metis.h>\nint main(void) { return 0; }\n' | \
                $(CC) $(CFLAGS) -x c - -lmetis -o /dev/null 2>/dev/null && echo metis)
packages := igraph libxml-2.0 yaml-0.1 jansson sndfile nettle hwloc $(papi)
# No contraction: every machine rounds every product and sum the same way.
flags    := -std=gnu11 -D_GNU_SOURCE $(optimise) $(warnings) -ffp-contract=off $(threads) -Isrc -I. \
            $(shell pkg-config --cflags $(packages) $(matio) 2>/dev/null) $(if $(papi),-DSLABMARK_PAPI) \
            $(if $(matio),-DSLABMARK_MATIO) $(if $(metis),-DSLABMARK_METIS) $(CFLAGS)

# Link igraph statically where possible: the shared library brings OpenBLAS and its idle threads into
# the benchmark (see src/network/no_arpack.c).
comma := ,
static_igraph := $(if $(wildcard $(shell $(CC) -print-file-name=libigraph.a)), \
    -Wl$(comma)-Bstatic -ligraph -Wl$(comma)-Bdynamic -Wl$(comma)--as-needed -lxml2 -lgmp -lstdc++)
others := $(shell pkg-config --libs $(filter-out igraph,$(packages)) 2>/dev/null) \
          $(if $(metis),-lmetis) -lm
libs   := $(or $(static_igraph),-ligraph) $(others)

# ---- the program ----

library  := $(wildcard src/*/*.c)
# With MPI=1 (or openmpi, mpich) bench/peers/*_mpi.c take the place of peers_alone.c.
mpi_sources := $(wildcard bench/peers/*_mpi.c)
# A program of its own, for bench/scale/measure.sh.
halo     := bench/scale/halo.c
program  := $(filter-out $(mpi_sources) $(halo),$(wildcard bench/*.c bench/*/*.c))
objects   = $(patsubst %.c,$(build)/%.o,$(1))
# Each kernel source is compiled twice, once per precision.
f32      := $(patsubst %.c,$(build)/%.f32.o,$(wildcard src/kernels/kernels_*.c))

all: $(build)/slabmark

$(call objects,$(library)) $(f32): flags += $(unchecked)

# The scalar set is the baseline of speed-ups: keep the compiler from vectorising it.
of_set = $(build)/src/kernels/kernels_$(1).o $(build)/src/kernels/kernels_$(1).f32.o \
         $(build)/bench/machine/loops_$(1).o
$(call of_set,scalar): flags += -fno-tree-vectorize -fno-tree-slp-vectorize
# Without -fno-tree-ter, gcc moves a loop's products to where they are added and spills some of the sums.
$(patsubst %.c,$(build)/%.o,$(wildcard src/kernels/kernels_*.c)) $(f32): flags += \
    $(if $(findstring clang,$(CC)),,-fno-tree-ter)
# SVE and its vector length: no function attribute sets the length. Empty on other architectures.
target := $(shell $(CC) -dumpmachine)
sve     = $(if $(filter aarch64-%,$(target)),-march=armv8-a+sve -msve-vector-bits=$(1))
$(call of_set,sve256): flags += $(call sve,256)
$(call of_set,sve512): flags += $(call sve,512)
# Comparators are compiled for this CPU, as their users would; not when cross-compiling.
machine_here := $(shell uname -m)
native := $(if $(filter $(machine_here)-%,$(target)), \
    $(if $(filter x86_64,$(machine_here)),-march=native,-mcpu=native)) -ffp-contract=fast
comparator := $(build)/bench/comparators
$(patsubst %,$(comparator)/%.o,comparator_textbook_fast comparator_textbook_newton \
    project_by_newton): native += -ffast-math
$(patsubst %,$(comparator)/%.o,$(foreach c,textbook textbook_fast textbook_newton blas qsort,comparator_$c) \
    project_by_sorting project_by_newton): flags += $(native) -DCOMPARATOR_FLAGS='"$(strip $(optimise) $(native))"'
$(build)/bench/environment/build.o: flags += -DSLABMARK_MODE='"$(mode)"'
$(build)/bench/environment/build.o $(build)/bench/machine/ceilings_cache.o: flags += \
    -DSLABMARK_FLAGS='"$(strip $(optimise) -ffp-contract=off $(CFLAGS))"'
$(build)/bench/environment/build.o $(build)/bench/command/cmd_version.o \
    $(build)/bench/ab/turns.o: flags += \
    -DSLABMARK_COMMIT='"$(commit)"'

$(build)/bench/counters/embedded.o: $(wildcard bench/counters/*.txt)
$(build)/bench/validate/embedded.o: $(wildcard bench/validate/*.yaml bench/validate/*.csv) \
    tests/scenarios/digest.yaml $(wildcard tests/cases/*/*.csv)
$(build)/bench/html/html_assets.o: bench/html/page.css bench/html/page.js

$(build)/bench/common/share.o $(build)/bench/plot/plot_gnuplot.o: flags += \
    -DSLABMARK_SHARE='"$(prefix)/share/slabmark"'

# A stamp is rewritten only when its text differs, so a new flag, prefix or commit rebuilds what depends on it.
define stamp
ifneq ($$(file <$(build)/$(1)),$(2))
$$(shell mkdir -p $(build))
$$(file >$(build)/$(1),$(2))
endif
endef
commit := $(or $(shell git describe --always --dirty 2>/dev/null),unknown)
$(eval $(call stamp,flags,$$(flags) $$(unchecked)))
$(eval $(call stamp,commit,$(commit)))
$(eval $(call stamp,prefix,$(prefix)))
$(build)/bench/common/share.o $(build)/bench/plot/plot_gnuplot.o: $(build)/prefix
$(build)/bench/environment/build.o $(build)/bench/command/cmd_version.o \
    $(build)/bench/ab/turns.o: $(build)/commit

# make V=1 prints the commands, make -s prints nothing.
quiet := $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
say    = $(if $(V),,@$(if $(quiet),,echo "  $(1)	$@";))

$(build)/%.o: %.c $(build)/flags
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(flags) -MMD -MP -c $< -o $@

$(build)/%.f32.o: %.c $(build)/flags
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(flags) -DPRECISION=32 -MMD -MP -c $< -o $@

$(build)/libslabmark.a: $(call objects,$(library)) $(f32)
$(build)/libbench.a: $(call objects,$(filter-out bench/main.c,$(program)))
$(build)/libsupport.a: $(call objects,$(wildcard tests/support/*.c))
%.a:
	@rm -f $@
	$(call say,AR)$(AR) rcs $@ $^

# -u pulls no_arpack.o from our library before igraph refers to it.
link = $(call say,LD)$(CC) $(flags) -Wl,-u,dsortr_ -Wl,--build-id $(filter %.o %.a,$^) $(LDFLAGS)

mpi_objects = $(patsubst bench/peers/%.c,$(build)/mpi/$(1)/%.o,$(mpi_sources))
mpi_here   := $(if $(MPI),$(call mpi_objects,$(MPI)))
$(eval $(call stamp,with-mpi,MPI=$(MPI)))
$(build)/slabmark: $(build)/bench/main.o $(mpi_here) $(build)/libbench.a $(build)/libslabmark.a $(build)/with-mpi
	$(link) $(if $(MPI),$(call mpi_flags,libs,$(MPI))) $(libs) -o $@

# The program with either MPI of Debian, for tests: $(build)/mpi/openmpi/slabmark.
mpi_of.openmpi := ompi-c
mpi_of.mpich   := mpich
mpi_package = $(or $(mpi_of.$(1)),$(firstword $(foreach p,mpi-c ompi-c mpich,$(shell pkg-config --exists $p && echo $p))), \
    $(error MPI=$(1) needs an MPI: apt-get install libopenmpi-dev openmpi-bin, or libmpich-dev mpich))
mpi_flags = $(shell pkg-config --$(1) $(call mpi_package,$(2)))

define with_mpi
$(build)/mpi/$(1)/%.o: bench/peers/%.c $(build)/flags
	@mkdir -p $$(@D)
	$$(call say,CC)$$(CC) $$(flags) $$(patsubst -I%,-isystem %,$$(call mpi_flags,cflags,$(1))) -MMD -MP -c $$< -o $$@

$(build)/mpi/$(1)/slabmark: $(call mpi_objects,$(1)) $(build)/bench/main.o $(build)/libbench.a $(build)/libslabmark.a
	$$(link) $$(call mpi_flags,libs,$(1)) $$(libs) -o $$@
endef
$(foreach mpi,$(sort openmpi mpich $(MPI)),$(eval $(call with_mpi,$(mpi))))

# The program with a planted slowdown (src/engine/plant.h), for tests that must find it:
# $(build)/planted/3/slabmark is 3 % slower, $(build)/planted/3-rare/slabmark in a tenth of the blocks.
plant_flags = -DSLABMARK_PLANT=$(firstword $(subst -, ,$(1))) $(if $(findstring rare,$(1)),-DSLABMARK_PLANT_RARE)

$(build)/planted/%/iterate.o: src/engine/iterate.c $(build)/flags
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(flags) $(unchecked) $(call plant_flags,$*) -MMD -MP -c $< -o $@

$(build)/planted/%/slabmark: $(build)/bench/main.o $(build)/planted/%/iterate.o $(build)/libbench.a $(build)/libslabmark.a
	$(link) $(libs) -o $@

# The objects of planted/0 linked in another order, for the study of ab: $(build)/planted/relink-1/slabmark.
shuffled = $(shell printf '%s\n' $(2) | LC_ALL=C sort --random-sort --random-source=<(yes $(1)))

$(build)/planted/relink-%/slabmark: SHELL := /bin/bash
$(build)/planted/relink-%/slabmark: $(build)/planted/0/iterate.o $(build)/bench/main.o $(build)/libbench.a $(build)/libslabmark.a
	@mkdir -p $(@D)
	$(call say,LD)$(CC) $(flags) $(call shuffled,$*,$< $(f32) $(filter-out %/engine/iterate.o,$(call objects,$(library) $(program)))) $(LDFLAGS) $(libs) -o $@

$(build)/scale/halo: $(call objects,$(halo)) $(build)/libslabmark.a
	@mkdir -p $(@D)
	$(link) $(libs) -o $@

# ---- tests: one executable per tests/test_*.c; plain programs for what Criterion cannot run ----

tests       := $(patsubst tests/%.c,$(build)/tests/%,$(wildcard tests/test_*.c))
support     := $(wildcard tests/support/*.c)
test_parts   = $(build)/libsupport.a $(build)/libbench.a $(build)/libslabmark.a
allocations := malloc calloc realloc posix_memalign

$(build)/tests/test_%: $(build)/tests/test_%.o $(test_parts)
	$(link) -lcriterion $(libs) -o $@

$(build)/tests/test_memory: LDFLAGS += $(foreach f,$(allocations) free,-Wl$(comma)--wrap=$f)
$(build)/tests/test_counters_papi: libs += $(if $(papi),-lsde)

$(build)/tests/race_engine $(build)/tests/pmu_probe: %: %.o $(test_parts)
	$(link) $(libs) -o $@

# With a shared igraph: only our own allocations are refused; igraph aborts on some of its own.
$(build)/tests/oom_engine: $(build)/tests/oom_engine.o $(test_parts)
	$(link) $(foreach f,$(allocations),-Wl$(comma)--wrap=$f) -ligraph $(others) -o $@

# Tests are compiled once and run for milliseconds: optimising them takes longer than it saves, except
# where an emulator runs them. Under sanitizers this is true of everything but the engine.
$(call objects,$(support) $(filter-out tests/test_kernels%,$(wildcard tests/*.c))): flags += $(if $(filter release,$(mode)),-O1,-O0)
$(if $(filter asan ubsan tsan,$(mode)),$(eval $(call objects,$(program)): flags += -O0))

.SECONDARY: # keep the objects of the tests

test: all $(tests) $(build)/planted/200/slabmark
	@tests/run.sh $(build)

test-debug: # unoptimised, every assert on
	@tests/debug.sh

test-sanitizers:
	@tests/sanitizers.sh

test-aarch64: # cross-built, run under qemu
	@tests/aarch64.sh

test-pmu: # in an emulated machine whose PMU counts
	@tests/pmu.sh

test-avx512: # in an emulated machine with AVX-512
	@tests/avx512.sh

# In a build where neither is installed this is nothing.
mpi_builds := $(foreach m,openmpi mpich,$(if $(shell pkg-config --exists $(mpi_of.$m) && echo yes),$(build)/mpi/$m/slabmark))

test-mpi: all $(mpi_builds) # processes that share a network: their bits, with Open MPI and MPICH
	@tests/cluster.sh $(build) 'bits openmpi' 'bits mpich'

test-cluster: all $(mpi_builds) # shards by GNU parallel and a Slurm of this one machine; processes of MPI
	@tests/cluster.sh $(build)

# ---- results and figures ----

results ?= results

demo: all
	$(build)/slabmark run scenarios/demo.yaml -o $(results)/demo --replace
	$(build)/slabmark plot $(results)/demo

figures: demo # those of the READMEs
	cp $(results)/demo/figures/learning-curves.png plots/demo.png
	bench/study/figure.sh bench/study/errors.png bench/study/verdicts.tsv
	mkdir -p $(results)/scale
	cp $(addprefix bench/scale/,points.csv halo.csv caches) $(results)/scale
	bench/scale/figure.sh bench/scale/scaling.png $(results)/scale

paper: all # every scenario that was not run yet, and all figures in one PDF
	for s in scenarios/*.yaml; do \
	    name=$$(basename $$s .yaml); \
	    [ -e $(results)/$$name/run.json ] || $(build)/slabmark run $$s -o $(results)/$$name || exit 1; \
	done
	SLABMARK=$(build)/slabmark plots/paper.sh $(results)/paper.pdf \
	    $(patsubst scenarios/%.yaml,$(results)/%,$(wildcard scenarios/*.yaml))

# ---- installation ----

manual: $(build)/slabmark.1
$(build)/slabmark.1: $(build)/slabmark
	$(build)/slabmark help --manual > $@

install: all manual
	install -D -m 755 $(build)/slabmark $(DESTDIR)$(prefix)/bin/slabmark
	install -D -m 644 $(build)/slabmark.1 $(DESTDIR)$(prefix)/share/man/man1/slabmark.1
	install -d $(addprefix $(DESTDIR)$(prefix)/share/slabmark/,scenarios/arch plots)
	install -m 644 scenarios/*.yaml $(DESTDIR)$(prefix)/share/slabmark/scenarios
	install -m 644 scenarios/arch/*.yaml $(DESTDIR)$(prefix)/share/slabmark/scenarios/arch
	install -m 644 plots/*.gp $(DESTDIR)$(prefix)/share/slabmark/plots

format:
	clang-format -i $(library) $(program) $(wildcard src/*/*.h bench/*/*.h tests/*.c tests/support/*)

clean:
	rm -rf build

help:
	@echo "make [mode=release|debug|asan|ubsan|tsan] [CC=gcc|clang] [MPI=1|openmpi|mpich]"
	@echo "  all      build/\$$(mode)-\$$(CC)/slabmark        deps     install what is missing"
	@echo "  demo     run scenarios/demo.yaml, draw it      figures  those of the READMEs"
	@echo "  paper    all scenarios' figures in one PDF"
	@echo "  test     every test    test-debug  with asserts    test-sanitizers  under ASan and UBSan"
	@echo "  test-aarch64  under qemu    test-pmu, test-avx512  in emulated machines with a PMU, with AVX-512"
	@echo "  deps-report  a browser, with which test also opens pages    deps-cluster  what test-cluster starts"
	@echo "  test-mpi  the bits of processes, with Open MPI and MPICH (deps-mpi installs both)"
	@echo "  test-cluster  shards and MPI, where GNU parallel, Slurm, Open MPI, MPICH are installed"
	@echo "  install  to \$$(prefix)    manual   the manual page    clean   remove build/"

.PHONY: all test test-debug test-sanitizers test-aarch64 test-pmu test-avx512 test-mpi test-cluster demo figures paper deps deps-report deps-mpi deps-cluster manual install format clean help

-include $(patsubst %.o,%.d,$(f32) $(call objects,$(library) $(program) $(support) $(wildcard tests/*.c)))

endif
