#include "theory/parameter.h"

#include <math.h>

double parameter_at(const struct plan *plan, const char *name, int node)
{
    const struct option *row = option_find(&plan->algorithm->variant.options, name);
    const void *field = row ? (const char *)plan->params + row->offset : NULL;
    if (!row)
        return NAN;
    if (row->type == OPTION_PER_NODE)
        return per_node_at(field, node);
    if (row->type == OPTION_REAL)
        return *(const double *)field;
    if (row->type != OPTION_REAL_OR_WORD)
        return NAN;
    const struct real_or_word *number = field;
    return number->word < 0 ? number->value : (double)NAN;
}
