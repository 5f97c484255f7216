#!/usr/bin/env bash
# `make deps GOAL` on a bare machine: the goal must see what deps installed. Fake pkg-config, dpkg-query
# and apt-get find nothing until "installed".
set -eu
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
trap 'rm -rf "$dir" build/fresh' EXIT
real=$(command -v pkg-config)
printf '#!/bin/sh\n[ -e %s/installed ] && exec %s "$@"\nexit 1\n' "$dir" "$real" >"$dir/pkg-config"
printf '#!/bin/sh\n[ -e %s/installed ] && echo installed\n' "$dir" >"$dir/dpkg-query"
printf '#!/bin/sh\n[ "$1" = install ] && touch %s/installed\nexit 0\n' "$dir" >"$dir/apt-get"
printf '#!/bin/sh\nexec "$@"\n' >"$dir/sudo"
chmod +x "$dir"/*
goal=build/fresh/src/network/from_igraph.o
PATH=$dir:$PATH make build=build/fresh deps $goal
[ -e $goal ]
# a second time it prints nothing
[ -z "$(PATH=$dir:$PATH make -s deps)" ]
