/* callgrind's output: a part for each dump, of which we read the events and the totals.
 *
 *     part: 3
 *     desc: Trigger: --dump-before=arena_observe
 *     events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim
 *     totals: 301739 126752 37110 0 7199 580 0 258 2 39454 1009 519 3
 *
 * The program observes at 0, after the warm-up and at the end: parts 1 to 3 end there. */
#include "bench/callgrind/valgrind.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS = 4, COUNTED = 3, COLUMNS = 32 };

const char *const callgrind_event_names[CALLGRIND_EVENTS] = {
    "instructions",      "reads",    "writes",      "l1_misses",
    "last_level_misses", "branches", "mispredicted"};

static const struct {
    const char *name;
    enum callgrind_event event;
} columns[] = {
    {"Ir", CALLGRIND_INSTRUCTIONS},  {"Dr", CALLGRIND_READS},
    {"Dw", CALLGRIND_WRITES},        {"D1mr", CALLGRIND_L1_MISSES},
    {"D1mw", CALLGRIND_L1_MISSES},   {"ILmr", CALLGRIND_LAST_MISSES},
    {"DLmr", CALLGRIND_LAST_MISSES}, {"DLmw", CALLGRIND_LAST_MISSES},
    {"Bc", CALLGRIND_BRANCHES},      {"Bi", CALLGRIND_BRANCHES},
    {"Bcm", CALLGRIND_MISPREDICTED}, {"Bim", CALLGRIND_MISPREDICTED},
};
enum { WANTED = sizeof columns / sizeof *columns };

struct layout {
    int event[COLUMNS]; /* of each column; -1: none that we want */
    int columns, wanted;
};

static void read_events(char *names, struct layout *layout)
{
    char *rest = NULL;
    *layout = (struct layout){0};
    for (char *name = strtok_r(names, " \n", &rest); name && layout->columns < COLUMNS;
         name = strtok_r(NULL, " \n", &rest)) {
        layout->event[layout->columns] = -1;
        for (int i = 0; i < WANTED; i++)
            if (!strcmp(columns[i].name, name)) {
                layout->event[layout->columns] = (int)columns[i].event;
                layout->wanted++;
            }
        layout->columns++;
    }
}

/* Trailing zeros are left out. */
static void read_totals(const char *numbers, const struct layout *layout,
                        uint64_t total[CALLGRIND_EVENTS])
{
    for (int i = 0; i < layout->columns; i++) {
        char *end;
        uint64_t number = strtoull(numbers, &end, 10);
        if (end == numbers)
            return;
        if (layout->event[i] >= 0)
            total[layout->event[i]] += number;
        numbers = end;
    }
}

int valgrind_counts(const struct folder *folder, uint64_t total[CALLGRIND_EVENTS], struct err *err)
{
    static const char part_key[] = "part:", events_key[] = "events:", totals_key[] = "totals:";
    struct layout layout = {0};
    char *line = NULL;
    size_t room = 0;
    int part = 0;
    FILE *file = folder_open(folder, VALGRIND_OUTPUT, "r", err);
    if (!file) {
        if (err)
            err->kind = ERR_ABSENT;
        return err_prefix(err, "callgrind: valgrind left no counts: ");
    }
    memset(total, 0, CALLGRIND_EVENTS * sizeof *total);
    while (getline(&line, &room, file) > 0) {
        if (!strncmp(line, part_key, strlen(part_key)))
            part++;
        if (!strncmp(line, events_key, strlen(events_key)))
            read_events(line + strlen(events_key), &layout);
        if (part == COUNTED && !strncmp(line, totals_key, strlen(totals_key)))
            read_totals(line + strlen(totals_key), &layout, total);
    }
    free(line);
    fclose(file);
    if (layout.wanted != WANTED)
        return err_set(err, ERR_ABSENT,
                       "callgrind: valgrind's counts cannot be read: %d of %d "
                       "events",
                       layout.wanted, WANTED);
    if (part != PARTS || !total[CALLGRIND_INSTRUCTIONS])
        return err_set(err, ERR_ABSENT,
                       "callgrind: valgrind did not find the node updates (%d of %d "
                       "parts); is the program stripped of its symbols?",
                       part, PARTS);
    return 0;
}
