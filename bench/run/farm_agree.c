/* The beginning and the end of a run by several processes. */
#include "bench/run/farm.h"

#include "base/clock.h"
#include "bench/common/sha256.h"
#include "bench/environment/environment.h"
#include "bench/environment/facts.h"
#include "bench/peers/peers.h"
#include "bench/results/inputs_json.h"
#include "bench/run/farm_letters.h"
#include "bench/run/spread.h"
#include "bench/run/stop.h"
#include "bench/scenario/tree_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is to run ---- */

static int put_json(FILE *file, json_t *json)
{
    int failed = !json || json_dumpf(json, file, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    json_decref(json);
    putc('\n', file);
    return failed ? -1 : 0;
}

static int put_scenario(FILE *file, const struct scenario *scenario, const char *chosen,
                        struct err *err)
{
    if (put_json(file, tree_json(scenario->base)) || put_json(file, inputs_json(scenario, err)))
        return -1;
    int alone = spread_wanted(scenario); /* process 0 alone chooses its cases */
    for (int i = 0; i < scenario->cases && !alone; i++)
        if (chosen[i])
            fprintf(file, "%s\n", scenario->item[i].name);
    return 0;
}

int farm_digest(const struct scenario *scenario, const char *const *chosen, size_t scenarios,
                const struct run_request *request, char digest[SHA256_TEXT], struct err *err)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    int failed = !file;
    for (size_t i = 0; !failed && i < scenarios; i++)
        failed = put_scenario(file, &scenario[i], chosen[i], err);
    if (file) {
        fprintf(file, "%u\n", request->saved);
        failed |= fclose(file) != 0;
    }
    if (!failed)
        sha256_bytes(text, size, digest);
    free(text);
    return failed ? err_set(err, ERR_INTERNAL, "out of memory: the digest of the scenarios") : 0;
}

/* ---- letters ---- */

int letter_trouble(const struct letter *letter, struct err *err)
{
    int kind = 0, begin = 0;
    if (sscanf(letter->text, "%d %n", &kind, &begin) != 1)
        kind = ERR_INTERNAL;
    return err_set(err, (enum err_kind)kind, "process %d: %s", letter->from, letter->text + begin);
}

void letter_send_trouble(const struct err *err)
{
    char text[sizeof err->text + 16];
    snprintf(text, sizeof text, "%d %s", (int)err->kind, err->text);
    peers_send(0, LETTER_TROUBLE, text, NULL);
}

/* ---- agreement ---- */

enum { REQUEST_TEXT = 300 };

/* The build in a line, then the digest. Two builds of one commit with changes differ in their id.
 */
static void write_request(const char *digest, char text[REQUEST_TEXT])
{
    static const char *const names[] = {"build.version", "build.commit", "build.id"};
    json_t *environment = environment_here(NULL);
    size_t at = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *fact = json_string_value(facts_at(environment, names[i]));
        at += (size_t)snprintf(text + at, REQUEST_TEXT - at, "%s%.60s", i ? ", " : "",
                               fact ? fact : "unknown");
    }
    snprintf(text + at, REQUEST_TEXT - at, "\n%s", digest);
    json_decref(environment);
}

static int compare_requests(int process, const char *own, const char *other, struct err *err)
{
    int own_build = (int)strcspn(own, "\n"), build = (int)strcspn(other, "\n");
    if (own_build != build || strncmp(own, other, (size_t)build) != 0)
        return err_set(err, ERR_INCOMPARABLE,
                       "process %d is slabmark %.*s, but process 0 is %.*s; start the same build "
                       "everywhere",
                       process, build, other, own_build, own);
    if (strcmp(own, other) != 0)
        return err_set(err, ERR_USAGE,
                       "process %d has another scenario or other settings than process 0", process);
    return 0;
}

/* Process 0 waits for every other one, even if it has failed itself. */
static int hear_requests(int failed, const char *request, struct err *err)
{
    struct letter letter;
    struct patience patience = {0};
    for (int heard = 1; heard < peers_count();) {
        int code = peers_take(&letter, failed ? NULL : err);
        if (code == 0 && patience_look(&patience) > HANGS_SECONDS)
            return failed ? -1
                          : err_set(err, ERR_INTERNAL, "%d of %d processes do not answer",
                                    peers_count() - heard, peers_count());
        if (code < 0)
            return -1;
        if (code == 0) {
            peers_rest();
            continue;
        }
        heard++;
        if (!failed && letter.subject == LETTER_TROUBLE)
            failed = letter_trouble(&letter, err);
        else if (!failed)
            failed = compare_requests(letter.from, request, letter.text, err);
        free(letter.text);
    }
    return failed ? -1 : 0;
}

static int send_end(int code, struct err *err)
{
    char text[16];
    snprintf(text, sizeof text, "%d", code);
    for (int to = 1; to < peers_count(); to++)
        if (peers_send(to, LETTER_END, text, err))
            return -1;
    return 0;
}

static int wait_for_end(void)
{
    struct letter letter;
    int code;
    while ((code = peers_take(&letter, NULL)) == 0 && !stop_requested)
        peers_rest();
    if (code <= 0)
        return -1;
    code = atoi(letter.text);
    free(letter.text);
    return code ? -1 : 0;
}

int farm_agree(int failed, const char *digest, struct err *err)
{
    char request[REQUEST_TEXT];
    if (peers_count() == 1)
        return failed ? -1 : 0;
    write_request(digest, request);
    if (peers_rank() && failed)
        letter_send_trouble(err);
    else if (peers_rank() && peers_send(0, LETTER_READY, request, NULL))
        return -1;
    if (peers_rank())
        return wait_for_end();
    failed = hear_requests(failed, request, err);
    return send_end(failed ? (int)err->kind : 0, failed ? NULL : err) || failed ? -1 : 0;
}

int farm_dismiss(int code)
{
    struct letter letter;
    struct patience patience = {0};
    if (send_end(code, NULL))
        return -1;
    for (int left = peers_count() - 1; left && patience_look(&patience) < BYE_SECONDS;) {
        int taken = peers_take(&letter, NULL);
        if (taken < 0)
            return -1;
        if (!taken) {
            peers_rest();
            continue;
        }
        left -= letter.subject == LETTER_BYE;
        free(letter.text);
        if (!left)
            return 0;
    }
    return peers_count() > 1 ? -1 : 0;
}
