#include "data/course.h"

#include "base/random.h"
#include "kernels/kernels.h"

#include <assert.h>
#include <math.h>

void course_begin(struct course *course, const struct system *system, uint64_t seed, int trial,
                  double *h)
{
    *course = (struct course){.system = system,
                              .seed = seed,
                              .trial = trial,
                              .truth = system_draw(system, seed, trial, 0, h),
                              .h = h};
}

static struct random_stream stream_at(const struct course *course, enum purpose purpose)
{
    int trial = course->system->once ? 0 : course->trial;
    return random_stream(course->seed, purpose, trial, 0, (uint32_t)course->instant);
}

/* h(n) = decay h(n-1) + q(n): the model of tracking (Sayed, Adaptive Filters, 2008, section 20.3).
 * Zero taps stay zero. */
static void walk(struct course *course)
{
    const struct system_walk *params = course->system->walk;
    struct random_stream stream = stream_at(course, RANDOM_WALK);
    _Alignas(CACHE_LINE) double normal[NORMALS_GROUP];
    double deviation = sqrt(params->variance);
    uint32_t number = 0;
    for (int i = 0; i < course->system->taps; i++) {
        if (course->h[i] == 0)
            continue;
        if (number % NORMALS_GROUP == 0)
            kernels_ref.normals(NORMALS_GROUP, &stream, number, normal);
        course->h[i] = fma(deviation, normal[number % NORMALS_GROUP], params->decay * course->h[i]);
        number++;
    }
}

/* The tap of that rank, from 0, among the non-zero ones or among the zeros. */
static int find_tap(const struct course *course, int is_zero, uint32_t rank)
{
    int i = 0;
    while ((course->h[i] == 0) != is_zero || rank-- > 0)
        i++;
    assert(i < course->system->taps);
    return i;
}

/* A random non-zero tap moves to a random position that is zero, if there is one. */
static void drift(struct course *course)
{
    struct random_stream stream = stream_at(course, RANDOM_DRIFT);
    int taps = course->system->taps, nonzeros = 0;
    for (int i = 0; i < taps; i++)
        nonzeros += course->h[i] != 0;
    if (nonzeros == 0 || nonzeros == taps)
        return;
    int from = find_tap(course, 0, random_below(&stream, 0, (uint32_t)nonzeros));
    int to = find_tap(course, 1, random_below(&stream, 1, (uint32_t)(taps - nonzeros)));
    course->h[to] = course->h[from];
    course->h[from] = 0;
}

/* On to an instant. A change since the last one draws the system again; the walk goes on from it.
 */
static void go_to(struct course *course, int instant)
{
    const struct system *system = course->system;
    int before = system_epoch(system, course->instant), epoch = system_epoch(system, instant);
    course->instant = instant;
    if (epoch != before) {
        course->truth = system_draw(system, course->seed, course->trial, epoch, course->h);
        return;
    }
    if (system->walk)
        walk(course);
    if (system->drift && instant % system->drift == 0)
        drift(course);
}

void course_go(struct course *course, int instant)
{
    assert(instant >= course->instant);
    if (!system_moves(course->system))
        go_to(course, instant);
    while (course->instant < instant)
        go_to(course, course->instant + 1);
}
