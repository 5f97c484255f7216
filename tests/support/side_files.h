/* Files as `run --suite` writes them, made by hand, and the page of them side by side. */
#ifndef SUPPORT_SIDE_FILES_H
#define SUPPORT_SIDE_FILES_H

#include <jansson.h>

#define SIDE_A "a.slabmark.json"
#define SIDE_B "b.slabmark.json"

/* A case of one thread under an exact policy. */
json_t *side_case(const char *name, double ns, double low, double high, const char *digest,
                  int taps);

/* Marks a case: other programs disturbed so many of its repetitions. */
void side_case_disturb(json_t *, int disturbed, int repetitions);

/* Takes over the cases, an array. */
void side_write(const char *path, const char *cpu, json_t *cases);

/* The page of the files; the caller frees it. */
char *side_page_of(const char *const *path, int count);

/* The page of as many sides, SIDE_A and SIDE_B in turn; the caller frees it. */
char *side_page(int count);

#endif
