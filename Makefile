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
libs     := $(shell pkg-config --libs $(packages)) -lm

library  := $(wildcard src/*/*.c)
program  := $(wildcard bench/*.c)
objects   = $(patsubst %.c,$(build)/%.o,$(1))

all: $(build)/slabmark

# the baseline of a speed-up stays scalar
$(build)/src/kernels/kernels_scalar.o: flags += -fno-tree-vectorize -fno-tree-slp-vectorize

$(build)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(flags) -MMD -MP -c $< -o $@

$(build)/libslabmark.a: $(call objects,$(library))
	@rm -f $@
	$(AR) rcs $@ $^

$(build)/slabmark: $(call objects,$(program)) $(build)/libslabmark.a
	$(CC) $(flags) $^ $(LDFLAGS) $(libs) -o $@

-include $(patsubst %.o,%.d,$(call objects,$(library) $(program)))
