#include "bench/measure/cores.h"

#include <string.h>

/* Threads of another machine, which none can use, are looked at all the same. */
static int is_there(const struct hardware *hardware, const struct hardware_thread *thread)
{
    return thread->usable || hardware->source[0];
}

/* The next thread of the same core that is there; 0: none. The threads of a core follow one
 * another. */
static int find_sibling(const struct hardware *hardware, int at)
{
    const struct hardware_thread *thread = &hardware->thread[at];
    for (int i = at + 1; i < hardware->threads; i++) {
        if (hardware_shared(thread, &hardware->thread[i]) != SHARE_CORE)
            return 0;
        if (is_there(hardware, &hardware->thread[i]))
            return i;
    }
    return 0;
}

static int has_siblings(const struct hardware *hardware)
{
    for (int i = 0; i < hardware->threads; i++)
        if (is_there(hardware, &hardware->thread[i]) && find_sibling(hardware, i))
            return 1;
    return 0;
}

static int has_type(const struct hardware *hardware, int type)
{
    for (int i = 0; i < hardware->threads; i++)
        if (is_there(hardware, &hardware->thread[i]) && hardware->thread[i].type == type)
            return 1;
    return 0;
}

const char *cores_lacking(const struct hardware *hardware, struct word_and_number choice)
{
    if (choice.word == CORES_SIBLINGS && !has_siblings(hardware))
        return "no core has two hardware threads";
    if (choice.word == CORES_TYPE && hardware->core_types < 2)
        return "all cores are of one type";
    if (choice.word == CORES_TYPE && !has_type(hardware, choice.number))
        return "there are no cores of that type";
    return NULL;
}

/* Both threads of a pair, pair after pair. */
static int list_siblings(const struct hardware *hardware, int *processor)
{
    int count = 0;
    for (int i = 0; i < hardware->threads; i++) {
        int sibling = hardware->thread[i].usable ? find_sibling(hardware, i) : 0;
        if (!sibling)
            continue;
        processor[count++] = hardware->thread[i].number;
        processor[count++] = hardware->thread[sibling].number;
        i = sibling;
    }
    return count;
}

static int type_of(const struct hardware *hardware, int processor)
{
    for (int i = 0; i < hardware->threads; i++)
        if (hardware->thread[i].number == processor)
            return hardware->thread[i].type;
    return -1;
}

static int list_type(const struct hardware *hardware, int type, int *processor)
{
    int count = 0;
    for (int i = 0; i < hardware->usable; i++)
        if (type_of(hardware, hardware->usable_thread[i]) == type)
            processor[count++] = hardware->usable_thread[i];
    return count;
}

int cores_list(const struct hardware *hardware, struct word_and_number choice, int *processor)
{
    size_t usable = (size_t)hardware->usable;
    if (choice.word == CORES_SIBLINGS)
        return list_siblings(hardware, processor);
    if (choice.word == CORES_TYPE)
        return list_type(hardware, choice.number, processor);
    memcpy(processor, hardware->usable_thread, usable * sizeof *processor);
    return hardware->usable;
}
