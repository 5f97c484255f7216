/* slabmark machine: the hardware and environment of this host, and its measured ceilings. */
#include "base/join.h"
#include "bench/command/list_counters.h"
#include "bench/common/args.h"
#include "bench/common/screen.h"
#include "bench/environment/environment.h"
#include "bench/machine/ceilings_table.h"
#include "bench/machine/hardware.h"
#include "kernels/kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct flag flags[] = {
    {"measure", 'm', NULL, "measure the ceilings again, about 10 s; default: once per machine"},
    {"json", 0, NULL, "print JSON"},
    {0},
};

static void print_fact(const char *name, const char *text)
{
    screen_item(stdout, 10, name, text);
}

static void print_kernels(void)
{
    char text[200] = "";
    const struct kernels *chosen = kernels_pick(NULL, NULL);
    for (int i = 0; kernel_sets[i]; i++) {
        char name[60];
        snprintf(name, sizeof name, "%s%s", kernel_sets[i]->name,
                 kernel_sets[i] == chosen            ? " (chosen)"
                 : !kernels_run_here(kernel_sets[i]) ? " (not on this CPU)"
                                                     : "");
        join(text, sizeof text, ", ", name);
    }
    print_fact("kernels", text);
}

static const char *plural(int count)
{
    return count == 1 ? "" : "s";
}

static void print_counts(const struct hardware *hardware)
{
    char text[200], memory[32];
    int used =
        snprintf(text, sizeof text, "%d package%s, %d core%s, %d hardware thread%s, %d NUMA node%s",
                 hardware->packages, plural(hardware->packages), hardware->cores,
                 plural(hardware->cores), hardware->threads, plural(hardware->threads),
                 hardware->numa_nodes, plural(hardware->numa_nodes));
    hardware_size(hardware->memory, memory, sizeof memory);
    if (hardware->source[0]) /* for this machine, the environment shows it */
        snprintf(text + used, sizeof text - (size_t)used, ", %s memory",
                 hardware->memory > 0 ? memory : "unknown");
    print_fact("machine", text);
    if (hardware->source[0]) {
        snprintf(text, sizeof text, "not this machine: %s describes another one", hardware->source);
        print_fact("source", text);
    }
}

static void print_caches(const struct hardware *hardware)
{
    printf("\n%s%-6s %9s %6s %6s  %s%s\n", screen_bold(stdout), "cache", "size", "line", "number",
           "shared by", screen_plain(stdout));
    for (int i = 0; i < hardware->caches; i++) {
        const struct cache_kind *kind = &hardware->cache[i];
        char size[32] = "unknown", line[16] = "?";
        if (kind->bytes)
            hardware_size((double)kind->bytes, size, sizeof size);
        if (kind->line)
            snprintf(line, sizeof line, "%d", kind->line);
        printf("%-6s %9s %6s %6d  %d thread%s of %d core%s\n", kind->name, size, line, kind->count,
               kind->threads, plural(kind->threads), kind->cores, plural(kind->cores));
    }
    if (!hardware->caches)
        puts("none known");
}

static int print_topology(const struct hardware *hardware, struct err *err)
{
    char *picture = hardware_picture(hardware, err);
    if (!picture)
        return -1;
    printf("\n%s", picture);
    free(picture);
    print_caches(hardware);
    return 0;
}

static void print_age(const struct ceilings *ceilings)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}};
    struct tm utc = {0};
    size_t i = 0;
    if (!strptime(ceilings->date, "%Y-%m-%dT%H:%M:%SZ", &utc))
        return;
    double age = difftime(time(NULL), timegm(&utc));
    while (i < 3 && age < units[i].seconds)
        i++;
    int whole = age > 0 ? (int)(age / units[i].seconds) : 0;
    printf("\nceilings  measured %s, %d %s%s ago, by slabmark %s\n", ceilings->date, whole,
           units[i].name, plural(whole), ceilings->version);
    printf("          %s--measure measures them again\n",
           ceilings_emulated(ceilings) ? "emulated; " : "");
}

/* ---- measuring ---- */

static void show_progress(void *arg, double done)
{
    (void)arg;
    if (screen_live(stderr))
        fprintf(stderr, "\r\033[Kmeasuring ceilings %3.0f%%", 100 * done);
}

static int measure_ceilings(struct ceilings *ceilings, const struct hardware *hardware,
                            struct err *err)
{
    struct ceilings_watch watch = {.tick = show_progress};
    struct err unsaved;
    if (!screen_live(stderr) && !hardware->source[0])
        fprintf(stderr, "slabmark: measuring ceilings, about %d s\n", CEILINGS_SECONDS);
    int failed = ceilings_measure(ceilings, hardware, &watch, err);
    if (screen_live(stderr))
        fputs("\r\033[K", stderr);
    if (!failed && ceilings_save(ceilings, &unsaved)) {
        screen_clean(unsaved.text);
        fprintf(stderr, "slabmark: the ceilings could not be saved: %s\n", unsaved.text);
    }
    return failed;
}

static int get_ceilings(const struct args *args, const struct hardware *hardware,
                        struct ceilings *ceilings, struct err *err)
{
    struct err none;
    if (!args_value(args, "measure")) {
        if (!ceilings_load_for(ceilings, hardware, &none))
            return 0;
        if (hardware->source[0]) /* another machine is only shown */
            return 1;
    }
    return measure_ceilings(ceilings, hardware, err);
}

/* ---- the command ---- */

static json_t *kernels_json(void)
{
    json_t *list = json_array();
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]))
            json_array_append_new(list, json_string(kernel_sets[i]->name));
    return json_pack("{s:o, s:s}", "available", list, "chosen", kernels_pick(NULL, NULL)->name);
}

static int print_json(const struct hardware *hardware, const struct ceilings *ceilings,
                      struct err *err)
{
    json_t *environment = hardware->source[0] ? json_object() : environment_here(err);
    if (!environment)
        return -1;
    json_t *json = json_pack("{s:i, s:o, s:o, s:o, s:O*, s:O*}", "schema", CEILINGS_SCHEMA,
                             "hardware", hardware_json(hardware), "kernels", kernels_json(),
                             "ceilings", ceilings ? ceilings_json(ceilings) : json_null(),
                             "machine", json_object_get(environment, "machine"), "build",
                             json_object_get(environment, "build"));
    json_decref(environment);
    int failed =
        !json || json_dumpf(json, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII) || puts("") == EOF;
    json_decref(json);
    return failed ? err_set(err, ERR_INTERNAL, "the JSON could not be written") : 0;
}

static int print_all(const struct hardware *hardware, const struct ceilings *ceilings,
                     struct err *err)
{
    int here = !hardware->source[0]; /* another machine is only shown */
    if (!here)
        print_fact("CPU", hardware->cpu);
    print_counts(hardware);
    print_kernels();
    if (print_topology(hardware, err))
        return -1;
    if (here) {
        puts("");
        if (environment_print(stdout, err))
            return -1;
        puts("");
        list_counters_brief();
    }
    if (ceilings) {
        print_age(ceilings);
        ceilings_print(stdout, ceilings);
    }
    return 0;
}

static int run_machine(const struct args *args)
{
    static struct ceilings ceilings;
    struct hardware hardware;
    struct err err = {0};
    if (hardware_detect(&hardware, &err))
        return args_fail(&err);
    screen_clean(hardware.warning);
    if (hardware.warning[0])
        fprintf(stderr, "slabmark: %s\n", hardware.warning);
    int have = get_ceilings(args, &hardware, &ceilings, &err), failed = have < 0;
    const struct ceilings *shown = have ? NULL : &ceilings;
    if (!failed)
        failed = args_value(args, "json") ? print_json(&hardware, shown, &err)
                                          : print_all(&hardware, shown, &err);
    hardware_free(&hardware);
    return failed ? args_fail(&err) : 0;
}

const struct command command_machine = {
    .name = "machine",
    .operands = "",
    .summary = "show this machine: topology, kernels, environment, ceilings",
    .flags = flags,
    .run = run_machine,
};
