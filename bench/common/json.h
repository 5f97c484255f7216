/* Additions to jansson. */
#ifndef BENCH_COMMON_JSON_H
#define BENCH_COMMON_JSON_H

#include <jansson.h>

/* A number, or null unless it is finite: JSON has neither nan nor infinity. A new reference; NULL
 * when out of memory. */
json_t *json_number_or_null(double value);

#endif
