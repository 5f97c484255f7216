/* Where and by what a result was made. */
#ifndef BENCH_RESULTS_ENVIRONMENT_H
#define BENCH_RESULTS_ENVIRONMENT_H

#include <jansson.h>

json_t *environment_machine(void); /* CPU, cores, kernel sets, memory, system, load, OMP_*  */
json_t *environment_build(void);   /* version, compiler, flags, commit                      */

#endif
