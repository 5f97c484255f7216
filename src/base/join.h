/* Joins words into a list: "a, b, c", "a | b | c". */
#ifndef BASE_JOIN_H
#define BASE_JOIN_H

#include <stddef.h>

/* Appends a word to the list, after the separator unless it is the first word. The list has `size`
 * bytes; the rest is cut off. */
void join(char *list, size_t size, const char *separator, const char *word);

#endif
