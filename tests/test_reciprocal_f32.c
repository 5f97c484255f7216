/* Reciprocals of floats: test_reciprocal.c once more. */
#define PRECISION 32
#include "tests/test_reciprocal.c"
