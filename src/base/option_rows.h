/* Short forms of option rows (base/option.h), so that a table reads down its columns:
 *
 *     field, range, default, words, unit, help
 *
 * Define OPTION_STRUCT as the struct that the rows fill, then write one row per parameter. A row is
 * named after its field; OPTION_ROW sets another name. */
#ifndef BASE_OPTION_ROWS_H
#define BASE_OPTION_ROWS_H

#include "base/option.h"

#include <math.h>

/* Ranges, as intervals. */
#define CLOSED(low, high)     (low, high, 0)
#define OPEN(low, high)       (low, high, OPEN_LOW | OPEN_HIGH)
#define RIGHT_OPEN(low, high) (low, high, OPEN_HIGH)
#define LEFT_OPEN(low, high)  (low, high, OPEN_LOW)
#define ANY                   (-INFINITY, INFINITY, OPEN_LOW | OPEN_HIGH)
#define FROM(low)             (low, INFINITY, OPEN_HIGH)            /* [low, inf) */
#define ABOVE(low)            (low, INFINITY, OPEN_LOW | OPEN_HIGH) /* (low, inf) */
#define NO_RANGE              (0, 0, 0)

/* The end of a row whose parameter is searched by default: after the help. */
#define SEARCH_LOG(low, high)       .search = {SPACING_LOG, low, high, 0}
#define SEARCH_LINEAR(low, high)    .search = {SPACING_LINEAR, low, high, 0}
#define SEARCH_BELOW_ONE(low, high) .search = {SPACING_BELOW_ONE, low, high, 0}
#define SEARCH_STEP(low, high)      .search = {SPACING_LOG, low, high, 1} /* per energy */

#define RANGE_FIELDS(low_, high_, open_) .low = low_, .high = high_, .open = open_

/* The variable arguments are the help and, if the parameter is searched, its SEARCH_... */
#define OPTION_ROW(name_, field, kind, range, default_, words_, unit_, ...)                        \
    {                                                                                              \
        .name = name_, .type = OPTION_##kind, .offset = offsetof(OPTION_STRUCT, field),            \
        RANGE_FIELDS range, .fallback = default_, .words = words_, .unit = unit_,                  \
        .help = __VA_ARGS__                                                                        \
    }

#define NUMBER_ROW(field, kind, range, default_, unit, ...)                                        \
    OPTION_ROW(#field, field, kind, range, default_, NULL, unit, __VA_ARGS__)

#define INT(field, range, default_, unit, ...)                                                     \
    NUMBER_ROW(field, INT, range, default_, unit, __VA_ARGS__)
#define REAL(field, range, default_, unit, ...)                                                    \
    NUMBER_ROW(field, REAL, range, default_, unit, __VA_ARGS__)
#define PER_NODE(field, range, default_, unit, ...)                                                \
    NUMBER_ROW(field, PER_NODE, range, default_, unit, __VA_ARGS__)
#define SCHEDULE(field, range, default_, unit, ...)                                                \
    NUMBER_ROW(field, SCHEDULE, range, default_, unit, __VA_ARGS__)
#define NUMBERS(field, range, default_, unit, help)                                                \
    NUMBER_ROW(field, NUMBERS, range, default_, unit, help)
#define EDGES(field, range, unit, help) NUMBER_ROW(field, EDGES, range, NULL, unit, help)

/* A number or a word. */
#define INT_OR(field, range, default_, words, unit, ...)                                           \
    OPTION_ROW(#field, field, INT_OR_WORD, range, default_, words, unit, __VA_ARGS__)
#define REAL_OR(field, range, default_, words, unit, ...)                                          \
    OPTION_ROW(#field, field, REAL_OR_WORD, range, default_, words, unit, __VA_ARGS__)

#define CHOICE(field, default_, words, help)                                                       \
    OPTION_ROW(#field, field, CHOICE, NO_RANGE, default_, words, "", help)
#define WORD(field, range, default_, words, unit, help)                                            \
    OPTION_ROW(#field, field, WORD, range, default_, words, unit, help)
#define TEXT(field, default_, help)                                                                \
    OPTION_ROW(#field, field, TEXT, NO_RANGE, default_, NULL, "", help)
#define PATH(field, help) OPTION_ROW(#field, field, PATH, NO_RANGE, NULL, NULL, "", help)

#endif
