#!/usr/bin/env bash
# Runs in several parts and by several processes, in a cluster of this one machine: `make test-cluster`. What needs
# tools that are not installed is skipped. tests/cluster.sh BUILD TEST...: only these; `make test-mpi` runs the bits.
set -u
cd "$(dirname "$0")/.."
build=${1:-build/release-gcc}
tests=("${@:2}")
[ ${#tests[@]} -gt 0 ] ||
    tests=(parallel slurm 'mpi openmpi' 'mpi mpich' 'bits openmpi' 'bits mpich' 'ranks openmpi' 'ranks mpich')
export SLABMARK=$PWD/$build/slabmark ROOT=$PWD BUILD=$build
passed=0 failed=0 skipped=0
for test in "${tests[@]}"; do
    code=0
    tests/cluster/${test%% *}.sh ${test#* } || code=$?
    case $code in
    0) passed=$((passed + 1)) word=ok ;;
    77) skipped=$((skipped + 1)) word=skip ;;
    *) failed=$((failed + 1)) word=FAIL ;;
    esac
    printf "%-5s %s\n" "$word" "$test"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ] && [ $((passed + skipped)) -gt 0 ]
