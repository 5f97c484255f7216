#include "bench/run/remarks.h"

#include <math.h>

static int is_coarse(const struct summary *summary)
{
    return summary->resolution > 1 && (isfinite(summary->targets.reached[1].mean) ||
                                       isfinite(summary->targets.reached[2].mean));
}

int remarks_time_is_doubtful(const struct case_result *result)
{
    const struct measured *measured = result->measured;
    return case_timed(result) && (measured->disturbed || measured->shared || measured->emulated ||
                                  measured_overran(measured) || measured_fell_short(measured));
}

static void add_shortened(struct remarks *remarks, const struct measured *measured)
{
    if (remarks->shortened++)
        return;
    remarks->made = measured->ns.count;
    remarks->asked = measured->asked;
    remarks->end = measured->end;
}

static void add_tried(struct remarks *remarks, const struct case_result *result)
{
    if (remarks->tries++)
        return;
    remarks->first_tried = result->item->name;
    remarks->tried = result->measured->tried;
}

static void add_timing(struct remarks *remarks, const struct case_result *result)
{
    const struct measured *measured = result->measured;
    remarks->few += measured->ns.count < MEASURE_ENOUGH;
    remarks->disturbed += measured->disturbed;
    remarks->repetitions += measured->disturbed ? measured->ns.count : 0;
    remarks->shared += measured->shared;
    remarks->emulated += measured->emulated;
    if (measured->tried.count)
        add_tried(remarks, result);
    if (measured_fell_short(measured))
        add_shortened(remarks, measured);
    if (measured_overran(measured) && measured->seconds > remarks->seconds) {
        remarks->seconds = measured->seconds;
        remarks->budget = measured->budget;
    }
}

void remarks_add(struct remarks *remarks, const struct case_result *result)
{
    if (result->outcome->diverged.trial >= 0) {
        remarks->diverged++;
        return;
    }
    remarks->unsettled += !result->summary.settled;
    remarks->coarse += is_coarse(&result->summary);
    remarks->untimed += !case_timed(result);
    if (case_timed(result))
        add_timing(remarks, result);
}

static void print_shortened(FILE *file, const struct remarks *remarks)
{
    char text[200], others[40] = "";
    if (remarks->shortened > 1)
        snprintf(others, sizeof others, ", and %d more case%s", remarks->shortened - 1,
                 remarks->shortened > 2 ? "s" : "");
    snprintf(text, sizeof text, "!  short: %zu of %zu repetitions%s: %s", remarks->made,
             remarks->asked, others,
             remarks->end == END_BUDGET ? "the budget was spent (--budget)"
                                        : measure_end_names[remarks->end]);
    fprintf(file, "%s\n", text);
}

static void print_tried(FILE *file, const struct remarks *remarks)
{
    const struct tried *tried = &remarks->tried;
    fprintf(file, "   threads: %d for %s, the fastest number; each number's ns per update: %s\n",
            tried->of[tried->chosen].threads, remarks->first_tried, tried->text);
    if (remarks->tries > 1)
        fprintf(file, "   For %d more case%s see threads_tried in summary.csv.\n",
                remarks->tries - 1, remarks->tries > 2 ? "s" : "");
}

void remarks_print(FILE *file, const struct remarks *remarks)
{
    if (remarks->unsettled)
        fputs("*  not settled: the curve may still fall by half a dB or more\n", file);
    if (remarks->diverged)
        fputs("diverged: the error exceeded run.diverged_above times the rms of desired\n", file);
    if (remarks->coarse)
        fputs("<= passed by this point of the curve; run.observe_every iterations apart\n", file);
    if (remarks->untimed)
        fputs("~  measured once, while the curve was made: no timing (run.repetitions)\n", file);
    if (remarks->emulated)
        fputs("!  emulated: the times are those of an emulator, not of a CPU\n", file);
    if (remarks->disturbed)
        fprintf(file,
                "!  disturbed: %zu of %zu repetitions lost over 1 %% of their time to other\n"
                "   programs, the hypervisor or a stop\n",
                remarks->disturbed, remarks->repetitions);
    if (remarks->shared)
        fputs("!  shared: other runs had claimed the processors; a single thread took the\n"
              "   idlest, several were not pinned\n",
              file);
    if (remarks->shortened)
        print_shortened(file, remarks);
    if (remarks->seconds > 0)
        fprintf(file, "!  late: timing a case took %.3g s of a budget of %.3g s\n",
                remarks->seconds, remarks->budget);
    if (remarks->tries)
        print_tried(file, remarks);
    if (remarks->few)
        fprintf(file, "   No +- of ns/update: fewer than %d repetitions.\n", MEASURE_ENOUGH);
}
