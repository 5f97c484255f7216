#include "base/join.h"

#include <stdio.h>
#include <string.h>

void join(char *list, size_t size, const char *separator, const char *word)
{
    size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? separator : "", word);
}
