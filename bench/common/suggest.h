/* "Did you mean ...?": the nearest of many names. */
#ifndef BENCH_COMMON_SUGGEST_H
#define BENCH_COMMON_SUGGEST_H

struct suggestion {
    const char *name; /* the nearest so far; NULL: none near enough */
    int distance;
};

/* Offers `candidate` for a mistyped `text`. */
void suggest(struct suggestion *, const char *text, const char *candidate);

#endif
