#include "bench/counters/request.h"

#include "base/join.h"
#include "base/mem.h"
#include "bench/common/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int unknown_word(const struct counter_context *context, const char *word, struct err *err)
{
    char tools[80] = "", quantities[400] = "";
    struct suggestion near = {0};
    suggest(&near, word, "auto");
    suggest(&near, word, "none");
    for (int i = 0; context->backends[i]; i++) {
        join(tools, sizeof tools, " ", context->backends[i]->name);
        suggest(&near, word, context->backends[i]->name);
    }
    for (size_t i = 0; i < context->tables->quantities; i++) {
        join(quantities, sizeof quantities, " ", context->tables->quantity[i].name);
        suggest(&near, word, context->tables->quantity[i].name);
    }
    return err_set(err, ERR_USAGE,
                   "counters '%s': none, auto, or of these: %s; %s; papi:EVENT; perf:EVENT%s", word,
                   tools, quantities, suggest_question(&near));
}

static const struct backend *find_backend(const struct counter_context *context, const char *name,
                                          size_t length)
{
    for (int i = 0; context->backends[i]; i++)
        if (strlen(context->backends[i]->name) == length &&
            !strncmp(context->backends[i]->name, name, length))
            return context->backends[i];
    return NULL;
}

static int add_backend(struct request *request, const struct backend *backend)
{
    for (int i = 0; i < request->backends; i++)
        if (request->backend[i] == backend)
            return 0;
    if (request->backends + 1 < REQUEST_BACKENDS)
        request->backend[request->backends++] = backend;
    return 0;
}

static void add_all_backends(struct request *request, const struct counter_context *context)
{
    for (int i = 0; context->backends[i]; i++)
        add_backend(request, context->backends[i]);
}

static int add_event(struct request *request, const struct backend *backend, const char *word,
                     struct err *err)
{
    const char *event = strchr(word, ':') + 1;
    if (backend->replays || !backend->open)
        return err_set(err, ERR_USAGE, "counters '%s': %s takes no events by name", word,
                       backend->name);
    if (!*event || strlen(event) >= EVENT_NAME)
        return err_set(err, ERR_USAGE,
                       "counters '%s': the name of an event, of at most %d letters, is expected",
                       word, EVENT_NAME - 1);
    if (request->events == REQUEST_EVENTS)
        return err_set(err, ERR_USAGE, "counters: at most %d events by name", REQUEST_EVENTS);
    int i = request->events++;
    request->event[i].backend = backend;
    snprintf(request->event[i].word, sizeof request->event[i].word, "%s", word);
    request->event[i].event = strchr(request->event[i].word, ':') + 1;
    return 0;
}

static int add_word(struct request *request, const struct counter_context *context,
                    const char *word, struct err *err)
{
    const char *colon = strchr(word, ':');
    const struct backend *backend =
        find_backend(context, word, colon ? (size_t)(colon - word) : strlen(word));
    if (backend)
        return colon ? add_event(request, backend, word, err) : add_backend(request, backend);
    const struct quantity *quantity = tables_quantity(context->tables, word);
    if (!quantity)
        return unknown_word(context, word, err);
    request->quantity[quantity - context->tables->quantity] = 1;
    return 0;
}

static int add_words(struct request *request, const struct counter_context *context,
                     const char *text, struct err *err)
{
    while (*text) {
        char word[EVENT_NAME + 16];
        size_t length = strcspn(text, ",");
        if (length >= sizeof word)
            return err_set(err, ERR_USAGE, "counters '%.40s...': the name is too long", text);
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (add_word(request, context, word, err))
            return -1;
        text += length;
        text += *text == ',';
    }
    return 0;
}

static int any_quantity(const struct request *request, const struct counter_context *context)
{
    for (size_t i = 0; i < context->tables->quantities; i++)
        if (request->quantity[i])
            return 1;
    return 0;
}

int request_parse(struct request *request, const struct counter_context *context, const char *text,
                  struct err *err)
{
    *request = (struct request){0};
    request->quantity = mem_zeroed(context->tables->quantities, sizeof *request->quantity, err);
    if (!request->quantity)
        return -1;
    if (!strcmp(text, "none"))
        return 0;
    if (strcmp(text, "auto") && add_words(request, context, *text ? text : " ", err)) {
        request_free(request);
        return -1;
    }
    int named = any_quantity(request, context);
    request->every = !named && (request->backends || !request->events);
    if (!request->backends)
        add_all_backends(request, context);
    return 0;
}

void request_free(struct request *request)
{
    free(request->quantity);
}
