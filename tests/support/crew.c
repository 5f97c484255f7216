#include "tests/support/crew.h"

#include "tests/support/fail.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 2, SWAPS = LANES, CHANNELS };

struct mail {
    struct mail *next;
    size_t size;
    char bytes[];
};

struct queue {
    struct mail *first, *last;
};

struct crew {
    int count;
    pthread_mutex_t lock;
    pthread_cond_t news;
    struct queue *queue; /* (count, count, CHANNELS): from, to */
};

struct member {
    struct crew *crew;
    int rank, lanes;
    struct transport transport;
    struct ranks ranks;
    struct plan plan;
    struct outcome outcome;
    struct err err;
    int failed;
    pthread_t thread;
};

struct lane {
    struct member *member;
    int channel, links;
    const struct rank_link *link;
    reals *rows;
    size_t row_bytes;
};

static struct queue *queue_of(struct crew *crew, int from, int to, int channel)
{
    return &crew->queue[(from * crew->count + to) * CHANNELS + channel];
}

static struct mail *new_mail(size_t size)
{
    struct mail *mail = malloc(sizeof *mail + size);
    if (!mail)
        fail_with("out of memory: a message of %zu bytes", size);
    *mail = (struct mail){.size = size};
    return mail;
}

static void post(struct crew *crew, int from, int to, int channel, struct mail *mail)
{
    struct queue *queue = queue_of(crew, from, to, channel);
    pthread_mutex_lock(&crew->lock);
    if (queue->last)
        queue->last->next = mail;
    else
        queue->first = mail;
    queue->last = mail;
    pthread_cond_broadcast(&crew->news);
    pthread_mutex_unlock(&crew->lock);
}

static void take(struct crew *crew, int from, int to, int channel, void *bytes, size_t size)
{
    struct queue *queue = queue_of(crew, from, to, channel);
    pthread_mutex_lock(&crew->lock);
    while (!queue->first)
        pthread_cond_wait(&crew->news, &crew->lock);
    struct mail *mail = queue->first;
    queue->first = mail->next;
    if (!queue->first)
        queue->last = NULL;
    pthread_mutex_unlock(&crew->lock);
    if (mail->size != size)
        fail_with("rank %d sent %zu bytes, rank %d expects %zu", from, mail->size, to, size);
    if (size)
        memcpy(bytes, mail->bytes, size);
    free(mail);
}

/* ---- struct transport ---- */

static void *open_lane(void *self, const struct rank_link *link, int links, reals *rows,
                       size_t row_bytes, struct err *err)
{
    struct member *member = self;
    struct lane *lane = mem_zeroed(1, sizeof *lane, err);
    if (lane)
        *lane = (struct lane){member, member->lanes++ % LANES, links, link, rows, row_bytes};
    return lane;
}

static size_t start_lane(void *self)
{
    const struct lane *lane = self;
    size_t sent = 0;
    for (int i = 0; i < lane->links; i++) {
        const struct rank_link *link = &lane->link[i];
        if (!link->sends)
            continue;
        struct mail *mail = new_mail((size_t)link->sends * lane->row_bytes);
        for (int j = 0; j < link->sends; j++)
            memcpy(mail->bytes + (size_t)j * lane->row_bytes,
                   (char *)lane->rows + (size_t)link->place[j] * lane->row_bytes, lane->row_bytes);
        sent += mail->size;
        post(lane->member->crew, lane->member->rank, link->rank, lane->channel, mail);
    }
    return sent;
}

static void finish_lane(void *self)
{
    const struct lane *lane = self;
    for (int i = 0; i < lane->links; i++) {
        const struct rank_link *link = &lane->link[i];
        if (link->receives)
            take(lane->member->crew, link->rank, lane->member->rank, lane->channel,
                 (char *)lane->rows + (size_t)link->first * lane->row_bytes,
                 (size_t)link->receives * lane->row_bytes);
    }
}

static void swap_parcels(void *self, const struct parcel *out, const struct parcel *in)
{
    struct member *member = self;
    for (int r = 0; r < member->crew->count; r++) {
        struct mail *mail = new_mail(out[r].size);
        if (out[r].size)
            memcpy(mail->bytes, out[r].bytes, out[r].size);
        post(member->crew, member->rank, r, SWAPS, mail);
    }
    for (int r = 0; r < member->crew->count; r++)
        take(member->crew, r, member->rank, SWAPS, in[r].bytes, in[r].size);
}

/* ---- running ---- */

void crew_divide(int32_t *part, int nodes, int count, enum division_by by)
{
    uint32_t chance = 1;
    for (int k = 0; k < nodes; k++) {
        chance = chance * 1664525 + 1013904223;
        part[k] = by == BY_RANGES || k < count ? (int32_t)((int64_t)k * count / nodes)
                  : by == BY_TURNS             ? k % count
                                               : (int32_t)((chance >> 8) % (uint32_t)count);
    }
    for (int r = 0; by != BY_RANGES && r < count; r++)
        part[r] = r; /* nobody is without a node */
}

static void *run_member(void *arg)
{
    struct member *member = arg;
    member->failed = engine_run(&member->plan, &member->outcome, &member->err);
    return NULL;
}

/* What a rank needs of the network is its share. */
static const struct network no_network;

/* The share of a rank, made here and moved there, as between processes. */
static void give_share(struct ranks *ranks, const struct plan *plan)
{
    struct err err;
    struct ranks maker = *ranks;
    struct parcel from[SHARE_ARRAYS], to[SHARE_ARRAYS];
    if (ranks_share(&maker, plan_has_links(plan) ? plan->network : NULL, plan->source->nodes,
                    plan_leader(plan), &err))
        fail_with("%s", err.text);
    struct share_shape shape = ranks_shape(&maker);
    if (ranks_make_room(ranks, &shape, &err))
        fail_with("%s", err.text);
    ranks_arrays(&maker, from);
    ranks_arrays(ranks, to);
    for (int i = 0; i < SHARE_ARRAYS; i++) {
        if (to[i].size != from[i].size)
            fail_with("array %d has %zu bytes there, %zu here", i, to[i].size, from[i].size);
        if (to[i].size)
            memcpy(to[i].bytes, from[i].bytes, to[i].size);
    }
    ranks_free(&maker);
}

/* All shares are made before a rank runs. */
static void prepare_member(struct member *member, const struct plan *plan, const int32_t *part)
{
    member->transport =
        (struct transport){open_lane, start_lane, finish_lane, free, swap_parcels, member};
    member->ranks = (struct ranks){.rank = member->rank,
                                   .count = member->crew->count,
                                   .part = part,
                                   .transport = &member->transport};
    give_share(&member->ranks, plan);
    member->plan = *plan;
    member->plan.ranks = &member->ranks;
    member->plan.network = &no_network;
    if (member->plan.threads > member->ranks.own)
        member->plan.threads = member->ranks.own;
}

static void start_member(struct member *member)
{
    if (pthread_create(&member->thread, NULL, run_member, member))
        fail_with("no thread for rank %d", member->rank);
}

int crew_run_told(const struct plan *plan, int count, enum division_by by, void (*shared)(void),
                  struct outcome *outcome, struct err *err)
{
    struct crew crew = {.count = count,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .news = PTHREAD_COND_INITIALIZER,
                        .queue = calloc((size_t)(count * count * CHANNELS), sizeof *crew.queue)};
    struct member *member = calloc((size_t)count, sizeof *member);
    int32_t *part = calloc((size_t)plan->source->nodes, sizeof *part);
    if (!crew.queue || !member || !part)
        fail_with("out of memory: %d ranks", count);
    crew_divide(part, plan->source->nodes, count, by);
    for (int r = 0; r < count; r++) {
        member[r].crew = &crew;
        member[r].rank = r;
        prepare_member(&member[r], plan, part);
    }
    if (shared)
        shared();
    for (int r = 0; r < count; r++)
        start_member(&member[r]);
    for (int r = 0; r < count; r++)
        pthread_join(member[r].thread, NULL);
    for (int r = 0; r < count; r++)
        ranks_free(&member[r].ranks);
    for (int r = 1; r < count; r++)
        if (!member[r].failed)
            outcome_free(&member[r].outcome);
    int failed = member[0].failed;
    *outcome = member[0].outcome;
    *err = member[0].err;
    free(crew.queue);
    free(member);
    free(part);
    return failed;
}

int crew_run(const struct plan *plan, int count, enum division_by by, struct outcome *outcome,
             struct err *err)
{
    return crew_run_told(plan, count, by, NULL, outcome, err);
}
