/* The tables of quantities, events and metrics: the program's own are consistent, and mistakes are
 * reported with their line. */
#include "bench/counters/backend.h"
#include "bench/counters/event_sum.h"
#include "bench/common/expression.h"
#include "bench/counters/metrics.h"
#include "bench/counters/perf_event.h"
#include "bench/counters/tables.h"
#include "tests/support/near.h"

#include <stdlib.h>

/* ---- the program's own ---- */

static struct tables tables;

static void read_tables(void)
{
    struct err err;
    cr_assert_eq(tables_read(&tables, &err), 0, "%s", err.text);
}

static void free_tables(void)
{
    tables_free(&tables);
}

TestSuite(tables, .init = read_tables, .fini = free_tables);

Test(tables, every_quantity_has_an_event)
{
    cr_assert_gt(tables.quantities, 10);
    for (size_t i = 0; i < tables.quantities; i++) {
        int found = 0;
        for (size_t k = 0; k < tables.events; k++)
            found |= !strcmp(tables.event[k].quantity, tables.quantity[i].name);
        cr_assert(found, "%s", tables.quantity[i].name);
        cr_assert_leq(strlen(tables.quantity[i].name), 22);
        cr_assert_geq(strlen(tables.quantity[i].help), 5, "%s", tables.quantity[i].name);
    }
}

static int is_backend(const char *name)
{
    for (int i = 0; backends[i]; i++)
        if (!strcmp(backends[i]->name, name))
            return 1;
    return 0;
}

/* Names of PMUs differ from machine to machine; the others are known to all. */
Test(tables, every_event_parses_and_says_its_source)
{
    int raw = 0;
    for (size_t i = 0; i < tables.events; i++) {
        const struct event_row *row = &tables.event[i];
        struct event_sum sum;
        struct perf_event event;
        struct err err;
        cr_assert(is_backend(row->backend), "%s: %s", row->quantity, row->backend);
        cr_assert_geq(strlen(row->source), 8, "%s", row->event);
        cr_assert_eq(event_sum_parse(&sum, row->event, &err), 0, "%s", err.text);
        for (int k = 0; k < sum.terms && !strcmp(row->backend, "perf"); k++) {
            if (strchr(sum.term[k].event, '/'))
                continue;
            cr_assert_eq(perf_event_find(&event, sum.term[k].event, &err), 0, "%s: %s", row->event,
                         err.text);
            raw += event.attr.type == PERF_TYPE_RAW;
        }
    }
    cr_assert_gt(raw, 10);
}

Test(tables, raw_encodings)
{
    struct perf_event event;
    cr_assert_eq(perf_event_find(&event, "r10c7", NULL), 0);
    cr_assert_eq(event.attr.type, PERF_TYPE_RAW);
    cr_assert_eq(event.attr.config, 0x10c7);
    cr_assert_eq(perf_event_find(&event, "r80c1", NULL), 0);
    cr_assert_eq(event.attr.config, 0x80c1);
}

static const struct cpu_family *family(const char *name)
{
    for (size_t i = 0; i < tables.families; i++)
        if (!strcmp(tables.family[i].name, name))
            return &tables.family[i];
    cr_assert_fail("no family %s", name);
    return NULL;
}

Test(tables, families_are_told_apart)
{
    static const struct {
        struct cpu cpu;
        const char *is, *is_not;
    } cases[] = {{{"GenuineIntel", 6, 0x8f}, "sapphire-rapids", "emerald-rapids"},
                 {{"GenuineIntel", 6, 0xcf}, "emerald-rapids", "zen4"},
                 {{"GenuineIntel", 6, 0x6c}, "xeon-scalable", "skylake-server"},
                 {{"GenuineIntel", 6, 0x9e}, "intel", "skylake-server"},
                 {{"AuthenticAMD", 0x19, 0x11}, "zen4", "intel"},
                 {{"AuthenticAMD", 0x19, 0x61}, "zen4", "armv8"},
                 {{"AuthenticAMD", 0x19, 0x21}, "any", "zen4"},
                 {{"arm", 0x41, 0xd0c}, "neoverse-n1", "neoverse-v1"},
                 {{"arm", 0x41, 0xd4f}, "neoverse-v2", "neoverse-n2"},
                 {{"arm", 0x41, 0xd07}, "cortex-a57", "cortex-a53"},
                 {{"", 0, 0}, "any", "armv8"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert(cpu_is(&cases[i].cpu, family(cases[i].is)), "%s", cases[i].is);
        cr_assert_not(cpu_is(&cases[i].cpu, family(cases[i].is_not)), "%s", cases[i].is_not);
    }
}

struct known {
    const char *name;
    double value;
};

static double look_up(void *arg, const char *name)
{
    for (const struct known *known = arg; known->name; known++)
        if (!strcmp(known->name, name))
            return known->value;
    return NAN;
}

static const struct derived_metric *metric(const char *name)
{
    for (size_t i = 0; i < tables.metrics; i++)
        if (!strcmp(tables.metric[i].name, name))
            return &tables.metric[i];
    cr_assert_fail("no metric %s", name);
    return NULL;
}

Test(tables, metrics_of_known_counts)
{
    struct known known[] = {
        {"cycles", 6e9},  {"instructions", 12e9}, {"seconds", 1},       {"threads", 2},
        {"updates", 1e6}, {"flops", 8e9},         {"model_flops", 4e9}, {NULL, 0}};
    char missing[64];
    expect_near(metric_value(metric("instructions_per_cycle"), look_up, known), 2, 0, "per cycle");
    expect_near(metric_value(metric("frequency"), look_up, known), 3, 1e-12, "GHz");
    expect_near(metric_value(metric("cycles_per_update"), look_up, known), 6000, 1e-9, "update");
    expect_near(metric_value(metric("flops_of_model"), look_up, known), 2, 0, "model");
    expect_near(metric_value(metric("power"), look_up, known), NAN, 0, "no energy");
    metric_missing(metric("power"), look_up, known, missing, sizeof missing);
    cr_assert_str_eq(missing, "energy");
    metric_missing(metric("frequency"), look_up, known, missing, sizeof missing);
    cr_assert_str_eq(missing, "");
}

/* ---- mistakes ---- */

Test(table_text, mistakes_are_told_with_their_line)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"# fine\n\nwhat | is | this\n", "t:3: 'what': one of quantity"},
        {"quantity | a | 1 | | h | more\n", "t:1: 6 fields where 5 are expected"},
        {"quantity | a | 1\n", "t:1: 3 fields"},
        {"quantity | | 1 | | h\n", "t:1: no name"},
        {"quantity | a | 1 | allways | h\n", "t:1: mark 'allways'"},
        {"quantity | a | 1 | | h\nquantity | a | 1 | | h\n", "t:2: quantity a is listed twice"},
        {"metric | m | 1 | a + | h\n", "t:1: formula 'a +': a name, a number or ( expected"},
        {"metric | m | 1 | a b | h\n", "an operator or the end expected at column 3"},
        {"metric | m | 1 | (a | h\n", ") expected"},
        {"check | a | < | 1 | w\n", "t:1: '<': <= or >= is expected"},
        {"event | a | perf | any | x y | s\n", "t:1: event 'x y'"},
        {"a|b|c|d|e|f|g|h\n", "t:1: 'a'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tables wrong = {0};
        struct err err = {0};
        cr_assert_eq(tables_add(&wrong, "t", cases[i].text, &err), -1, "%s", cases[i].text);
        cr_assert_not_null(strstr(err.text, cases[i].error), "%s", err.text);
        tables_free(&wrong);
    }
}

Test(table_text, names_that_lead_nowhere)
{
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"metric | m | 1 | seconds / cycels | h\n", "cycels is neither"},
        {"check | a | <= | 1 | w\n", "quantity a is not"},
        {"quantity | a | 1 | | h\nevent | a | perf | vax | x | s\n", "family vax is not"},
        {"family | any | * | * | *\nevent | a | perf | any | x | s\n", "quantity a is not"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct tables wrong = {0};
        struct err err = {0};
        cr_assert_eq(tables_add(&wrong, "t", cases[i].text, &err), 0, "%s", err.text);
        cr_assert_eq(tables_check(&wrong, &err), -1, "%s", cases[i].text);
        cr_assert_not_null(strstr(err.text, cases[i].error), "%s", err.text);
        tables_free(&wrong);
    }
}

/* ---- formulas and sums ---- */

Test(expression, values)
{
    struct known known[] = {{"a", 3}, {"b_2", 4}, {"zero", 0}, {NULL, 0}};
    static const struct {
        const char *formula;
        double value;
    } cases[] = {{"1", 1},
                 {"a + b_2 * 2", 11},
                 {"(a + b_2) * 2", 14},
                 {"a - b_2 - 1", -2},
                 {"12 / a / b_2", 1},
                 {" 1e3*a ", 3000},
                 {"a / zero", NAN},
                 {"a * unknown", NAN},
                 {"((((a))))", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_eq(expression_check(cases[i].formula, NULL), 0, "%s", cases[i].formula);
        expect_near(expression_value(cases[i].formula, look_up, known), cases[i].value, 0, "%s",
                    cases[i].formula);
    }
}

Test(expression, what_is_no_formula)
{
    const char *const formulas[] = {"",   "+",     "a +", "a b", "(a",  "a)", "a ** b",
                                    "-a", "a , b", "1 2", "()",  "a.b", NULL};
    char deep[300] = "";
    for (int i = 0; i < 100; i++)
        strcat(deep, "(");
    for (int i = 0; formulas[i]; i++)
        cr_assert_eq(expression_check(formulas[i], NULL), -1, "%s", formulas[i]);
    cr_assert_eq(expression_check(deep, NULL), -1);
}

Test(event_sum, terms)
{
    struct event_sum sum;
    cr_assert_eq(event_sum_parse(&sum, "r1c7 + 2*r4c7 + 1e-9*task-clock", NULL), 0);
    cr_assert_eq(sum.terms, 3);
    cr_assert_str_eq(sum.term[0].event, "r1c7");
    expect_near(sum.term[0].factor, 1, 0, "first");
    expect_near(sum.term[1].factor, 2, 0, "second");
    cr_assert_str_eq(sum.term[2].event, "task-clock");
    expect_near(sum.term[2].factor, 1e-9, 0, "third");
    const char *const wrong[] = {
        "", "a + ", "2*", "a b", "a + + b", "a + a + a + a + a + a + a + a + a", NULL};
    for (int i = 0; wrong[i]; i++)
        cr_assert_eq(event_sum_parse(&sum, wrong[i], NULL), -1, "%s", wrong[i]);
}
