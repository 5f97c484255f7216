/* "Did you mean ...?": the nearest of many names, by Levenshtein distance. */
#ifndef BENCH_COMMON_SUGGEST_H
#define BENCH_COMMON_SUGGEST_H

struct suggestion { /* begins as {0} */
    char name[64];  /* the nearest so far; "": none is near enough */
    int distance;
    char question[96];
};

/* Offers `candidate` for a mistyped `text`. */
void suggest(struct suggestion *, const char *text, const char *candidate);

/* The end of an error message: "; did you mean NAME?", or "" when no name is near enough. Owned by
 * the suggestion. */
const char *suggest_question(struct suggestion *);

#endif
