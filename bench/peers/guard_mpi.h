/* The death of a process of mpirun, told by its parent. Internal to builds with MPI.
 *
 * A killed process can say nothing, and mpirun then ends the others with an exit code of its own:
 * 137 (Open MPI), 9 (MPICH). So each process is two: a child that computes, and its parent, the
 * guard, which waits. When a signal kills the child, the guard prints what is missing and ends the
 * run with exit 1. */
#ifndef BENCH_PEERS_GUARD_MPI_H
#define BENCH_PEERS_GUARD_MPI_H

/* Splits this process in two before MPI starts: returns in the child only. Without memory or
 * processes to spare there is no guard. */
void guard_begin(void);

/* What the guard is to say: the rank of the child, once it is known, and what the results lack. */
void guard_rank(int rank);
void guard_note(const char *lacking);
const char *guard_noted(void);

#endif
