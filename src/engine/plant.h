/* Planted slowdowns, to show that a verdict finds them. Nothing unless the build says
 * -DSLABMARK_PLANT=percent: then each stretch of iterations takes so much more CPU time, or with
 * -DSLABMARK_PLANT_RARE one stretch in ten takes ten times as much more. No result changes. */
#ifndef ENGINE_PLANT_H
#define ENGINE_PLANT_H

#ifdef SLABMARK_PLANT

#include <time.h>

#ifdef SLABMARK_PLANT_RARE
enum { PLANT_ONE_IN = 10 };
#else
enum { PLANT_ONE_IN = 1 };
#endif

/* Read when it runs, so that builds of all percentages are the same code. */
static const volatile double plant_percent = SLABMARK_PLANT;

static inline double plant_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The iterations from..to-1 began at `begin`. */
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
