# Sourced by the tests of mpirun, with openmpi or mpich as the argument: sets $program, or skips the test.
mpi=$1
. "$(dirname "$0")/scenario.sh"
trap 'rm -rf "$work"' EXIT
# a bound process may use one processor, which is another machine by its fingerprint
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 \
    OMPI_MCA_hwloc_base_binding_policy=none
program=$ROOT/$BUILD/mpi/$mpi/slabmark
command -v mpirun.$mpi >/dev/null && [ -x "$program" ] || {
    echo "needs $mpi: apt-get install libopenmpi-dev openmpi-bin libmpich-dev mpich"
    exit 77
}
expect_exit() { # CODE COMMAND...
    local code=0
    "${@:2}" >log 2>&1 || code=$?
    [ $code = "$1" ] || { echo "exit $code instead of $1: ${*:2}"; cat log; return 1; }
}
find_computing() { # RANK: the id of a process, not of its guard
    for pid in $(pgrep -x slabmark); do
        environment=$(cat "/proc/$pid/environ" 2>/dev/null | tr '\0' '\n')
        grep -q "^PWD=$work$" <<<"$environment" &&
            grep -qE "^(OMPI_COMM_WORLD_RANK|PMI_RANK)=$1$" <<<"$environment" && echo "$pid"
    done | head -n 1
}
expect_killed() { # PROCESS MISSING: the run ended with exit 1, and a line says what is missing
    wait $mpirun || code=$?
    [ $code = 1 ] && grep -q "slabmark: process $1 was killed by signal 9 (Killed); at most $2 missing.*--resume" log ||
        { echo "exit $code"; cat log; return 1; }
    grep -h slabmark: log
}
