/* What tells the sides apart: machine, compiler, flags, kernel set, threads, commit. It names the
 * sides and the page. */
#include "base/join.h"
#include "bench/common/json.h"
#include "bench/environment/facts.h"
#include "bench/html/html_sides.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *one, *many, *path; /* NULL path: a column of the cases */
} traits[HTML_TRAITS] = {
    [TRAIT_MACHINE] = {"CPU", "machines", "machine.cpu.model"},
    [TRAIT_IDENTITY] = {"CPU identity", "CPUs", "machine.cpu.identity"},
    [TRAIT_COMPILER] = {"compiler", "compilers", "build.compiler"},
    [TRAIT_FLAGS] = {"flags", "flags", "build.flags"},
    [TRAIT_KERNELS] = {"kernel set", "kernel sets", NULL},
    [TRAIT_THREADS] = {"threads", "numbers of threads", NULL},
    [TRAIT_COMMIT] = {"commit", "commits", "build.commit"},
};

/* ---- values ---- */

/* Without the spaces at the end: clang's version has one. */
static void read_fact(const struct html_side *side, const char *path, char *text)
{
    const json_t *value = facts_at(side->run, path);
    text[0] = '\0';
    if (value && !json_is_null(value))
        facts_text(value, text, HTML_TRAIT_TEXT);
    for (size_t length = strlen(text); length && text[length - 1] == ' ';)
        text[--length] = '\0';
}

static int is_listed(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += length)
        if ((at == list || at[-1] == ' ') && (!at[length] || at[length] == ','))
            return 1;
    return 0;
}

static void add_word(char *list, const char *word)
{
    if (*word && !is_listed(list, word))
        join(list, HTML_TRAIT_TEXT, ", ", word);
}

/* The kernel sets of the cases that are shown, in their order. */
static void read_kernels(const struct html_sides *sides, int at, char *list)
{
    for (size_t i = 0; i < sides->cases; i++)
        add_word(list, html_line_word(sides->shared[i].line[at], &summary_kernels));
}

/* The smallest number of threads of a case above `after`; 0: none. */
static int next_threads(const struct html_sides *sides, int at, int after)
{
    int next = 0;
    for (size_t i = 0; i < sides->cases; i++) {
        double threads = html_line_number(sides->shared[i].line[at], &summary_threads, 0);
        if (threads > after && (!next || threads < next))
            next = (int)threads;
    }
    return next;
}

static void read_threads(const struct html_sides *sides, int at, char *list)
{
    for (int threads = 0; (threads = next_threads(sides, at, threads));) {
        char word[16];
        snprintf(word, sizeof word, "%d", threads);
        join(list, HTML_TRAIT_TEXT, ", ", word);
    }
}

static void read_traits(struct html_sides *sides)
{
    for (int at = 0; at < sides->count; at++) {
        struct html_side *side = &sides->side[at];
        read_kernels(sides, at, side->trait[TRAIT_KERNELS]);
        read_threads(sides, at, side->trait[TRAIT_THREADS]);
        for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++)
            if (traits[trait].path)
                read_fact(side, traits[trait].path, side->trait[trait]);
    }
}

/* Cases of several sets: that of the machine's choice. */
const char *html_side_kernels(const struct html_side *side)
{
    const char *kernels = side->trait[TRAIT_KERNELS];
    return *kernels && !strchr(kernels, ',')
               ? kernels
               : json_string_value(facts_at(side->run, "machine.kernels.chosen"));
}

/* ---- what differs ---- */

static int has_different(const struct html_sides *sides, enum html_trait trait)
{
    for (int side = 1; side < sides->count; side++)
        if (strcmp(sides->side[side].trait[trait], sides->side[0].trait[trait]))
            return 1;
    return 0;
}

/* Kernel sets and threads follow from the machine, and its identity matters only where CPUs have
 * one name. */
static void find_differences(struct html_sides *sides)
{
    int machines = has_different(sides, TRAIT_MACHINE);
    for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++) {
        int follows = machines &&
                      (trait == TRAIT_KERNELS || trait == TRAIT_THREADS || trait == TRAIT_IDENTITY);
        sides->differs[trait] = !follows && has_different(sides, trait);
    }
}

/* 1 when all values of a trait end in the same words, " -ffp-contract=off". */
static int is_common_end(const struct html_sides *sides, enum html_trait trait, const char *end)
{
    for (int side = 0; side < sides->count; side++) {
        const char *text = sides->side[side].trait[trait];
        size_t length = strlen(text);
        if (length <= strlen(end) || strcmp(text + length - strlen(end), end))
            return 0;
    }
    return 1;
}

/* What of a value differs: its words before the end that all sides have. */
static void copy_different(const struct html_sides *sides, const char *value, enum html_trait trait,
                           char text[HTML_TRAIT_TEXT])
{
    const char *end = value;
    while ((end = strchr(end, ' ')) && !is_common_end(sides, trait, end))
        end++;
    snprintf(text, HTML_TRAIT_TEXT, "%.*s", (int)(end ? end - value : HTML_TRAIT_TEXT), value);
}

/* "A: AMD EPYC, gcc 12.2.0" of different machines and where nothing differs, "A: scalar" of one. */
static void name_side(const struct html_sides *sides, struct html_side *side, int at)
{
    char words[sizeof side->name - sizeof "A: "] = "";
    int any = 0;
    for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++)
        any |= sides->differs[trait];
    for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++) {
        int usual = trait == TRAIT_MACHINE || trait == TRAIT_COMPILER;
        int named = any && !sides->differs[TRAIT_MACHINE]
                        ? sides->differs[trait]
                        : usual || ((trait == TRAIT_FLAGS || trait == TRAIT_COMMIT) &&
                                    sides->differs[trait]);
        char text[HTML_TRAIT_TEXT];
        snprintf(text, sizeof text, "%s", side->trait[trait]);
        if (trait == TRAIT_FLAGS)
            copy_different(sides, side->trait[trait], trait, text);
        if (named && text[0])
            join(words, sizeof words, ", ", text);
        if (named && trait == TRAIT_THREADS)
            join(words, sizeof words, " ", strcmp(side->trait[trait], "1") ? "threads" : "thread");
    }
    snprintf(side->name, sizeof side->name, "%c: %s", html_side_letter(at), words);
}

void html_sides_name(struct html_sides *sides)
{
    read_traits(sides);
    find_differences(sides);
    for (int at = 0; at < sides->count; at++)
        name_side(sides, &sides->side[at], at);
}

/* ---- the page's name ---- */

static const char *between(int i, int count)
{
    return !i ? "" : i + 1 < count ? ", " : " and ";
}

/* The different values of a trait; 0: they are too many or too long for a heading. */
static int list_values(const struct html_sides *sides, enum html_trait trait, const char **value)
{
    enum { FEW = 3, SHORT = 24 };
    int count = 0;
    for (int side = 0; side < sides->count; side++) {
        const char *text = sides->side[side].trait[trait];
        int known = 0;
        for (int i = 0; i < count; i++)
            known |= !strcmp(value[i], text);
        if (!*text || strlen(text) > SHORT)
            return 0;
        if (!known)
            value[count++] = text;
    }
    return count <= FEW ? count : 0;
}

void html_sides_put_question(const struct html_sides *sides)
{
    const char *many[HTML_TRAITS], *value[HTML_SIDES];
    int count = 0, values = 0;
    for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++)
        if (sides->differs[trait]) {
            many[count++] = traits[trait].many;
            values = list_values(sides, trait, value);
        }
    if (sides->count == 1) {
        fputs("What does this machine do?", sides->file);
        return;
    }
    fputs(count == 1 && values ? "How do the " : "How do these ", sides->file);
    for (int i = 0; i < count; i++)
        fprintf(sides->file, "%s%s", between(i, count), many[i]);
    for (int i = 0; count == 1 && i < values; i++) {
        fputs(i ? between(i, values) : " ", sides->file);
        html_isolated(sides->file, value[i]);
    }
    fputs(count ? " compare?" : "runs compare?", sides->file);
}

void html_sides_put_equals(const struct html_sides *sides)
{
    int written = 0;
    if (sides->count == 1)
        return;
    for (enum html_trait trait = 0; trait < HTML_TRAITS; trait++) {
        const char *text = sides->side[0].trait[trait];
        if (!*text || has_different(sides, trait))
            continue;
        fprintf(sides->file, written++ ? "; %s " : "<p class=\"same\">Equal on all sides: %s ",
                traits[trait].one);
        html_isolated(sides->file, text);
    }
    if (written)
        fputs(".</p>\n", sides->file);
}
