#include "bench/common/suggest.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 63 };

static int least(int a, int b, int c)
{
    int ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Levenshtein distance, row by row. */
static int distance(const char *a, const char *b)
{
    int row[LONGEST + 1], length = (int)strnlen(b, LONGEST);
    for (int j = 0; j <= length; j++)
        row[j] = j;
    for (int i = 0; a[i]; i++) {
        int diagonal = row[0];
        row[0] = i + 1;
        for (int j = 0; j < length; j++) {
            int above = row[j + 1];
            row[j + 1] = least(above + 1, row[j] + 1, diagonal + (a[i] != b[j]));
            diagonal = above;
        }
    }
    return row[length];
}

void suggest(struct suggestion *suggestion, const char *text, const char *candidate)
{
    int changes = distance(text, candidate);
    int enough = (int)strlen(candidate) / 3 + 1;
    if (changes > enough || (suggestion->name[0] && changes >= suggestion->distance))
        return;
    snprintf(suggestion->name, sizeof suggestion->name, "%s", candidate);
    suggestion->distance = changes;
}

const char *suggest_question(struct suggestion *suggestion)
{
    snprintf(suggestion->question, sizeof suggestion->question, "; did you mean %s?",
             suggestion->name);
    return suggestion->name[0] ? suggestion->question : "";
}
