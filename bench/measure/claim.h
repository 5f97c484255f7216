/* Claims of processors, so that runs side by side do not time each other on the same one.
 *
 * A claim is a socket bound to an abstract name, which the kernel gives to one process only and
 * takes back when that ends, however it ends: no file is left, and other users' runs count too. */
#ifndef BENCH_MEASURE_CLAIM_H
#define BENCH_MEASURE_CLAIM_H

enum { CLAIM_TAKEN = -1, CLAIM_UNKNOWN = -2 };

/* A descriptor that holds the claim until it is closed; CLAIM_TAKEN: another run has it;
 * CLAIM_UNKNOWN: the system has no such sockets. */
int claim_processor(int processor);

#endif
