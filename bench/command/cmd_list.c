/* slabmark list: the choices for a parameter. */
#include "base/join.h"
#include "bench/command/list_counters.h"
#include "bench/command/list_scenarios.h"
#include "bench/common/args.h"
#include "bench/common/screen.h"
#include "bench/common/suggest.h"
#include "bench/plot/plot_kind.h"
#include "bench/scenario/catalog.h"
#include "engine/sync.h"
#include "kernels/kernels.h"
#include "network/network.h"

#include <stdio.h>
#include <string.h>

static void print_row(const char *name, const char *summary)
{
    screen_item(stdout, 18, name, summary);
}

static void list_family(const struct chapter *chapter)
{
    for (int i = 0; chapter->family[i]; i++)
        print_row(chapter->family[i]->name, chapter->family[i]->summary);
}

static void list_weights(void)
{
    char text[200];
    for (int i = 0; rules[i]; i++) {
        snprintf(text, sizeof text, "%s%s", rules[i]->variant.summary,
                 rules[i]->doubly_stochastic ? "" : " (not doubly stochastic)");
        print_row(rules[i]->variant.name, text);
    }
}

static void list_kernels(void)
{
    const struct kernels *chosen = kernels_pick(NULL, NULL);
    for (int i = 0; kernel_sets[i]; i++)
        printf("%-18s %s%s\n", kernel_sets[i]->name, kernel_sets[i]->summary,
               kernel_sets[i] == chosen            ? " (chosen)"
               : !kernels_run_here(kernel_sets[i]) ? " (not on this CPU)"
                                                   : "");
}

static void list_sync(void)
{
    for (int i = 0; syncs[i]; i++)
        print_row(syncs[i]->name, syncs[i]->summary);
}

static void list_figures(void)
{
    for (int i = 0; plot_kinds[i]; i++)
        print_row(plot_kinds[i]->name, plot_kinds[i]->summary);
}

static const struct {
    const char *word;
    void (*print)(void);
} others[] = {{"weights", list_weights},     {"kernels", list_kernels},
              {"sync", list_sync},           {"counters", list_counters},
              {"scenarios", list_scenarios}, {"figures", list_figures}};
enum { OTHERS = sizeof others / sizeof *others };

static int list_one(const char *word)
{
    for (const struct chapter *chapter = chapters; chapter->path; chapter++)
        if (chapter->word && !strcmp(chapter->word, word)) {
            list_family(chapter);
            return 1;
        }
    for (int i = 0; i < OTHERS; i++)
        if (!strcmp(others[i].word, word)) {
            others[i].print();
            return 1;
        }
    return 0;
}

static int refuse_word(const char *word)
{
    struct err err;
    char allowed[200] = "";
    struct suggestion near = {0};
    for (const struct chapter *chapter = chapters; chapter->path; chapter++)
        if (chapter->word) {
            suggest(&near, word, chapter->word);
            join(allowed, sizeof allowed, " | ", chapter->word);
        }
    for (int i = 0; i < OTHERS; i++) {
        suggest(&near, word, others[i].word);
        join(allowed, sizeof allowed, " | ", others[i].word);
    }
    err_set(&err, ERR_USAGE, "list %s: one of %s%s", word, allowed, suggest_question(&near));
    return args_fail(&err);
}

static int run_list(const struct args *args)
{
    if (args->operands != 1)
        return refuse_word(args->operands ? "takes one word" : "what?");
    return list_one(args->operand[0]) ? 0 : refuse_word(args->operand[0]);
}

static const struct flag no_flags[] = {{0}};

const struct command command_list = {
    .name = "list",
    .operands = "WHAT",
    .summary = "list the choices: algorithms, topologies, kernels, ...",
    .flags = no_flags,
    .run = run_list,
};
