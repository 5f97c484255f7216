#include "bench/common/expression.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 64, DEEPEST = 32 };

struct parser {
    const char *at;     /* the rest of the text */
    const char *wanted; /* the first error; NULL: none so far */
    int depth;
    lookup_fn *lookup;
    void *arg;
};

static double sum(struct parser *);

static void skip_blanks(struct parser *parser)
{
    parser->at += strspn(parser->at, " \t");
}

/* Reads nothing after the first error. */
static double wrong(struct parser *parser, const char *wanted)
{
    if (!parser->wanted)
        parser->wanted = wanted;
    return NAN;
}

static int take_sign(struct parser *parser, char sign)
{
    skip_blanks(parser);
    if (parser->wanted || *parser->at != sign)
        return 0;
    parser->at++;
    return 1;
}

static double name(struct parser *parser)
{
    char text[NAME];
    size_t length = 0;
    while (isalnum((unsigned char)parser->at[length]) || parser->at[length] == '_')
        length++;
    if (length >= sizeof text)
        return wrong(parser, "a shorter name");
    memcpy(text, parser->at, length);
    text[length] = '\0';
    parser->at += length;
    return parser->lookup(parser->arg, text);
}

static double number(struct parser *parser)
{
    char *end;
    double value = strtod(parser->at, &end);
    parser->at = end;
    return value;
}

static double factor(struct parser *parser)
{
    skip_blanks(parser);
    if (isalpha((unsigned char)*parser->at))
        return name(parser);
    if (isdigit((unsigned char)*parser->at))
        return number(parser);
    if (!take_sign(parser, '('))
        return wrong(parser, "a name, a number or (");
    if (++parser->depth > DEEPEST)
        return wrong(parser, "fewer parentheses");
    double value = sum(parser);
    parser->depth--;
    return take_sign(parser, ')') ? value : wrong(parser, ")");
}

static double product(struct parser *parser)
{
    double value = factor(parser);
    for (;;) {
        if (take_sign(parser, '*'))
            value *= factor(parser);
        else if (take_sign(parser, '/'))
            value /= factor(parser);
        else
            return value;
    }
}

static double sum(struct parser *parser)
{
    double value = product(parser);
    for (;;) {
        if (take_sign(parser, '+'))
            value += product(parser);
        else if (take_sign(parser, '-'))
            value -= product(parser);
        else
            return value;
    }
}

static double parse_all(struct parser *parser)
{
    double value = sum(parser);
    skip_blanks(parser);
    return *parser->at ? wrong(parser, "an operator or the end") : value;
}

double expression_value(const char *formula, lookup_fn *lookup, void *arg)
{
    struct parser parser = {.at = formula, .lookup = lookup, .arg = arg};
    double value = parse_all(&parser);
    return isfinite(value) ? value : NAN;
}

static double one(void *arg, const char *name)
{
    (void)arg;
    (void)name;
    return 1;
}

int expression_check(const char *formula, struct err *err)
{
    struct parser parser = {.at = formula, .lookup = one};
    parse_all(&parser);
    if (!parser.wanted)
        return 0;
    return err_set(err, ERR_INTERNAL, "formula '%s': %s expected at column %d, not '%s'", formula,
                   parser.wanted, (int)(parser.at - formula) + 1, parser.at);
}
