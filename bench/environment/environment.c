#include "bench/environment/environment.h"

#include "bench/environment/capture.h"
#include "bench/environment/facts.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds "path=value" of one fact to the hash. */
static int hash_fact(struct sha256_ctx *hash, const json_t *environment, const char *path)
{
    json_t *value = facts_at(environment, path);
    char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    if (value && !text)
        return -1;
    sha256_update(hash, strlen(path), (const uint8_t *)path);
    sha256_update(hash, 1, (const uint8_t *)"=");
    if (text)
        sha256_update(hash, strlen(text), (const uint8_t *)text);
    sha256_update(hash, 1, (const uint8_t *)"\n");
    free(text);
    return 0;
}

int environment_fingerprint(const json_t *environment, char text[FINGERPRINT_TEXT])
{
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    for (const struct fact *fact = facts; fact->path; fact++)
        if (fact->class == MUST_MATCH && hash_fact(&hash, environment, fact->path))
            return -1;
    sha256_digest(&hash, sizeof digest, digest);
    for (size_t i = 0; 2 * i + 1 < FINGERPRINT_TEXT; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return 0;
}

/* The paths that must and should match, so that the file alone shows their classes. */
static json_t *fact_classes(void)
{
    json_t *must = json_array(), *should = json_array();
    int failed = !must || !should;
    for (const struct fact *fact = facts; fact->path && !failed; fact++)
        if (fact->class != INFORMATIONAL)
            failed = json_array_append_new(fact->class == MUST_MATCH ? must : should,
                                           json_string(fact->path));
    json_t *both = json_pack("{s:o, s:o}", "must_match", must, "should_match", should);
    if (!failed)
        return both;
    json_decref(both);
    return NULL;
}

static int add_fingerprint(const struct capture *capture)
{
    char text[FINGERPRINT_TEXT];
    json_t *machine = json_object_get(capture->root, "machine");
    return environment_fingerprint(capture->root, text) ||
           json_object_set_new(machine, "fingerprint", json_string(text)) ||
           json_object_set_new(machine, "classes", fact_classes());
}

json_t *environment_capture(const struct host *host, struct err *err)
{
    struct capture capture = {.host = host, .root = json_object()};
#define READER(name) environment_read_##name(&capture);
#include "bench/environment/readers.def"
#undef READER
    if (!capture.failed && !add_fingerprint(&capture))
        return capture.root;
    json_decref(capture.root);
    err_set(err, ERR_INTERNAL, "out of memory: the facts of the machine");
    return NULL;
}

json_t *environment_here(struct err *err)
{
    struct host host;
    host_here(&host);
    return environment_capture(&host, err);
}

int environment_print(FILE *file, struct err *err)
{
    json_t *environment = environment_here(err);
    if (!environment)
        return -1;
    environment_show(file, environment);
    json_decref(environment);
    return 0;
}
