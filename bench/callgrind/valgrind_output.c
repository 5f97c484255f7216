/* callgrind's output has a part for each dump. This file reads its events and totals.
 *
 *     part: 3
 *     desc: Trigger: --dump-before=simulation_observe
 *     events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim
 *     totals: 301739 126752 37110 0 7199 580 0 258 2 39454 1009 519 3
 *
 * The program observes at 0, after the warm-up and at the end: parts 1 to 3 end there. */
#include "bench/callgrind/valgrind.h"

#include <stdlib.h>
#include <string.h>

enum { PARTS = 4, COUNTED = 3 };

static void read_events(char *names, struct callgrind_counts *counts)
{
    char *rest = NULL, *name = strtok_r(names, " \n", &rest);
    for (counts->events = 0; name && counts->events < CALLGRIND_EVENTS; counts->events++) {
        snprintf(counts->event[counts->events].name, sizeof counts->event->name, "%s", name);
        name = strtok_r(NULL, " \n", &rest);
    }
}

/* callgrind omits trailing zeros. */
static void read_totals(const char *numbers, struct callgrind_counts *counts)
{
    for (int i = 0; i < counts->events; i++) {
        char *end;
        counts->event[i].total = strtoull(numbers, &end, 10);
        numbers = end;
    }
}

/* The text after the key of a line; NULL when the line has another key. */
static char *after(char *line, const char *key)
{
    return strncmp(line, key, strlen(key)) ? NULL : line + strlen(key);
}

static int read_parts(FILE *file, struct callgrind_counts *counts)
{
    char *line = NULL, *names, *numbers;
    size_t room = 0;
    int part = 0;
    while (getline(&line, &room, file) > 0) {
        part += after(line, "part:") != NULL;
        if (part == COUNTED && (names = after(line, "events:")))
            read_events(names, counts);
        if (part == COUNTED && (numbers = after(line, "totals:")))
            read_totals(numbers, counts);
    }
    free(line);
    return part;
}

int valgrind_events(const struct folder *folder, struct callgrind_counts *counts, struct err *err)
{
    FILE *file = folder_open(folder, VALGRIND_OUTPUT, "r", NULL);
    if (!file)
        return err_set(err, ERR_ABSENT, "callgrind: valgrind left no counts");
    int parts = read_parts(file, counts);
    fclose(file);
    if (parts == 0)
        return err_set(err, ERR_ABSENT, "callgrind: valgrind's counts cannot be read");
    if (parts != PARTS || !(callgrind_total(counts, "Ir") > 0))
        return err_set(err, ERR_ABSENT,
                       "callgrind: valgrind did not find the node updates (%d of %d parts); is the "
                       "program stripped of its symbols?",
                       parts, PARTS);
    return 0;
}
