/* Claims of processors, so that concurrent runs do not time on the same one.
 *
 * A claim is a socket bound to an abstract name. The kernel gives a name to one process only and
 * releases it when that process ends in any way. No file is left behind, and claims work between
 * users. */
#ifndef BENCH_MEASURE_CLAIM_H
#define BENCH_MEASURE_CLAIM_H

enum { CLAIM_TAKEN = -1, CLAIM_UNKNOWN = -2 };

/* Returns a descriptor that holds the claim until the caller closes it. CLAIM_TAKEN: another run
 * has the processor; CLAIM_UNKNOWN: the system has no such sockets. */
int claim_processor(int processor);

#endif
