/* Clock, throttling and load of a case, from repetitions made by hand. */
#include "bench/measure/clock_probe.h"
#include "bench/measure/measured.h"

#include <criterion/criterion.h>
#include <math.h>

static const struct quantity instructions = {.name = "instructions"}, cycles = {.name = "cycles"};
static struct count count[] = {{.quantity = &instructions, .status = COUNTER_MEASURED},
                               {.quantity = &cycles, .status = COUNTER_MEASURED}};
static struct disturbance thread[] = {{.ran = 0.5}, {.ran = 1.5}};

/* (quantities, threads): 5e9 cycles in the 2 s that the threads ran. */
static double counts[] = {NAN, NAN, 1e9, 4e9};
static struct repetition repetition[3];
static struct measured measured;
static int counted;

static void make_repetitions(void)
{
    for (int i = 0; i < 3; i++)
        repetition[i] = (struct repetition){.threads = 2,
                                            .thread = thread,
                                            .clock = (i + 1) * 1e9,
                                            .throttled = 1 + i,
                                            .load = 3 - i};
    repetition[0].warmup = 1;
    measured = (struct measured){.repetition = repetition, .count = 3, .warmups = 1};
}

TestSuite(clock, .init = make_repetitions);

Test(clock, is_the_mean_of_the_probes_where_nothing_is_counted)
{
    cr_assert_eq(measured_clock(&measured, &counted), 2.5e9);
    cr_assert_eq(counted, 0);
}

Test(clock, is_counted_where_cycles_are)
{
    measured.counts = (struct counts){.item = count, .count = 2};
    repetition[2].counts = counts;
    cr_assert_eq(measured_clock(&measured, &counted), 2.5e9, "5e9 cycles in 2 s");
    cr_assert_eq(counted, 1);
    cr_assert_eq(measured_clock_of(&measured, &repetition[1], &counted), 2e9, "another pass");
    cr_assert_eq(counted, 0);
    count[1].simulated = 1;
    cr_assert_eq(measured_clock_of(&measured, &repetition[2], &counted), 3e9, "a replay has none");
    count[1].simulated = 0;
    count[1].status = COUNTER_IMPLAUSIBLE;
    cr_assert_eq(measured_clock_of(&measured, &repetition[2], &counted), 3e9);
}

Test(clock, of_an_emulator_or_of_nothing_is_unknown)
{
    measured.emulated = 1;
    cr_assert(isnan(measured_clock(&measured, &counted)));
    measured = (struct measured){0};
    cr_assert(isnan(measured_clock(&measured, &counted)) && isnan(measured_load(&measured)) &&
              isnan(measured_throttled(&measured)));
}

Test(clock, throttling_adds_up_and_the_highest_load_counts)
{
    cr_assert_eq(measured_throttled(&measured), 5);
    cr_assert_eq(measured_load(&measured), 2);
    repetition[1].load = NAN;
    cr_assert_eq(measured_load(&measured), 1);
    repetition[1].throttled = NAN;
    cr_assert(isnan(measured_throttled(&measured)));
}

Test(clock, probe_sees_some_clock)
{
    double hz = clock_probe();
    cr_assert(isfinite(hz) && hz > 0);
}
