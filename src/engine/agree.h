/* What ranks agree on before and after a run. Internal to the engine; all ranks call. */
#ifndef ENGINE_AGREE_H
#define ENGINE_AGREE_H

#include "engine/gather.h"

/* All ranks begin, or none does: returns 0, or -1 and in all of them the err of the first that
 * `failed`. */
int agree_to_begin(struct gather *, int failed, struct err *);

/* Completes the digest, the first divergence and what was exchanged. */
void agree_on_outcome(struct gather *, const struct exchanged *own, struct outcome *);

#endif
