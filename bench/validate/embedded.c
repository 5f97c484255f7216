#include "bench/validate/embedded.h"

#include "bench/common/embed.h"
#include "bench/validate/validate.h"

EMBED(embedded_digest, "tests/scenarios/digest.yaml");

#define CHECK(...)
#define PROBLEM(id, ...)                                                                           \
    extern const char embedded_##id[];                                                             \
    EMBED(embedded_##id, "bench/validate/" #id ".yaml");
#include "bench/validate/checks.def"
#undef PROBLEM
#define PROBLEM(id, name, title, source) {name, title, source, embedded_##id},
const struct known_problem known_problems[] = {
#include "bench/validate/checks.def"
};
const int known_problem_count = sizeof known_problems / sizeof *known_problems;
#undef PROBLEM
#undef CHECK

/* In the order of known_problems[]. */
enum {
#define CHECK(...)
#define PROBLEM(id, ...) PROBLEM_##id,
#include "bench/validate/checks.def"
#undef PROBLEM
#undef CHECK
};

#define PROBLEM(...)
#define CHECK(id, item, quantity, at, expected, uncertainty)                                       \
    {&known_problems[PROBLEM_##id], item, quantity, at, expected, uncertainty},
const struct known_value known_values[] = {
#include "bench/validate/checks.def"
};
const int known_value_count = sizeof known_values / sizeof *known_values;
#undef PROBLEM
#undef CHECK

#define ATTACHMENT(symbol, name, file)                                                             \
    extern const char embedded_##symbol[];                                                         \
    EMBED(embedded_##symbol, file);
#include "bench/validate/attachments.def"
#undef ATTACHMENT
#define ATTACHMENT(symbol, name, file) {name, embedded_##symbol},
const struct attachment attachments[] = {
#include "bench/validate/attachments.def"
    {NULL, NULL}};
#undef ATTACHMENT
