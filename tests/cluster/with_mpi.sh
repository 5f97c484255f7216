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
