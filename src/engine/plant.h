/* Planted slowdowns, to test that `slabmark ab` finds them. A build with -DSLABMARK_PLANT=percent
 * lengthens the CPU time of each stretch of iterations by that percentage; with
 * -DSLABMARK_PLANT_RARE it lengthens one stretch in ten by ten times the percentage. Results do not
 * change. Other builds contain none of this. */
#ifndef ENGINE_PLANT_H
#define ENGINE_PLANT_H

#ifdef SLABMARK_PLANT

#include <time.h>

#ifdef SLABMARK_PLANT_RARE
enum { PLANT_ONE_IN = 10 };
#else
enum { PLANT_ONE_IN = 1 };
#endif

/* Read at run time, so that builds with different percentages have the same code. */
static const volatile double plant_percent = SLABMARK_PLANT;

/* CPU seconds of the calling thread. */
static inline double plant_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Lengthens a stretch of iterations from .. to-1 that began at plant_clock() `begin`. */
static inline void plant_work(int from, int to, double begin)
{
    double now = plant_clock(), share = plant_percent / 100 * PLANT_ONE_IN;
    if ((from / (to - from) + PLANT_ONE_IN / 2) % PLANT_ONE_IN)
        return;
    for (double end = now + share * (now - begin); now < end;)
        now = plant_clock();
}

#else

static inline double plant_clock(void)
{
    return 0;
}

static inline void plant_work(int from, int to, double begin)
{
    (void)from, (void)to, (void)begin;
}

#endif

#endif
