/* Additions to jansson. */
#ifndef BENCH_COMMON_JSON_H
#define BENCH_COMMON_JSON_H

#include <jansson.h>

/* A number, or null unless it is finite: JSON has neither nan nor infinity. A new reference; NULL
 * when out of memory. */
json_t *json_number_or_null(double value);

/* A text without control characters, and with '?' for every byte that is not UTF-8: paths may
 * contain any bytes. A new reference; NULL when out of memory. */
json_t *json_cleaned(const char *text);

/* The value of a key, "" or NAN unless it is a text or a number; borrowed. */
const char *json_text_at(const json_t *object, const char *key);
double json_number_at(const json_t *object, const char *key);

#endif
