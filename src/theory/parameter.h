/* Parameters of a plan's algorithm, by name. */
#ifndef THEORY_PARAMETER_H
#define THEORY_PARAMETER_H

#include "engine/engine.h"

/* The number of that name at a node; NAN: there is none, or it is a word. Pure. */
double parameter_at(const struct plan *, const char *name, int node);

#endif
