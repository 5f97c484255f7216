#include "base/layout.h"

#include <stdlib.h>

const struct layout layout_natural;

void layout_free(struct layout *layout)
{
    free(layout->node);
    free(layout->place);
    *layout = (struct layout){0};
}
