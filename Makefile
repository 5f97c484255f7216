# slabmark: make deps demo | make deps test | make help
#
# mode=release|debug|asan|ubsan|tsan   CC=gcc|clang   prefix=/usr/local
# Objects go to build/$(mode)-$(CC)/; nothing is to be edited when a file is added.

mode    ?= release
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
prefix  ?= /usr/local
build   ?= build/$(mode)-$(notdir $(CC))

optimise.release := -O3
optimise.debug   := -O0 -g
optimise.asan    := -O1 -g -fsanitize=address -fno-omit-frame-pointer
optimise.ubsan   := -O1 -g -fsanitize=undefined -fno-sanitize-recover=all
optimise.tsan    := -O1 -g -fsanitize=thread -DSLABMARK_PTHREADS
openmp           := $(if $(filter tsan,$(mode)),-pthread,-fopenmp)
optimise         ?= $(optimise.$(mode))
$(if $(optimise),,$(error mode=$(mode) is not one of release debug asan ubsan tsan))

warnings := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wvla
packages := igraph yaml-0.1 jansson sndfile
# no contraction: every product and sum is rounded the same way on every machine
flags    := -std=gnu11 -D_GNU_SOURCE $(optimise) $(warnings) -ffp-contract=off $(openmp) -Isrc -I. \
            $(shell pkg-config --cflags $(packages) 2>/dev/null) \
            -DSLABMARK_SHARE='"$(prefix)/share/slabmark"' $(CFLAGS)
# igraph statically where it can be: shared, it brings OpenBLAS and its idle threads into a
# benchmark. Its objects name six ARPACK routines that the generators used here never call.
comma := ,
static_igraph := $(if $(wildcard $(shell $(CC) -print-file-name=libigraph.a)),\
    $(foreach s,dsortr_ dsortc_ dsaupd_ dseupd_ dnaupd_ dneupd_,-Wl$(comma)--defsym=$s=abort) \
    -Wl$(comma)-Bstatic -ligraph -Wl$(comma)-Bdynamic -Wl$(comma)--as-needed -lxml2 -lgmp -lstdc++)
libs     := $(or $(static_igraph),-ligraph) \
            $(shell pkg-config --libs $(filter-out igraph,$(packages)) 2>/dev/null) -lm

library  := $(wildcard src/*/*.c)
program  := $(wildcard bench/*.c)
objects   = $(patsubst %.c,$(build)/%.o,$(1))

all: $(build)/slabmark

# the baseline of a speed-up stays scalar
$(build)/src/kernels/kernels_scalar.o: flags += -fno-tree-vectorize -fno-tree-slp-vectorize

$(build)/bench/environment.o: flags += -DSLABMARK_FLAGS='"$(strip $(optimise) -ffp-contract=off $(CFLAGS))"'
$(build)/bench/environment.o $(build)/bench/cmd_version.o: flags += \
    -DSLABMARK_COMMIT='"$(shell git describe --always --dirty 2>/dev/null)"'

$(build)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(flags) -MMD -MP -c $< -o $@

$(build)/libslabmark.a: $(call objects,$(library))
	@rm -f $@
	$(AR) rcs $@ $^

$(build)/slabmark: $(call objects,$(program)) $(build)/libslabmark.a
	$(CC) $(flags) $^ $(LDFLAGS) $(libs) -o $@

-include $(patsubst %.o,%.d,$(call objects,$(library) $(program)))
