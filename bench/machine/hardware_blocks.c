#include "bench/machine/hardware_blocks.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void hardware_blocks_free(struct block *block)
{
    for (int i = 0; i < block->children; i++)
        hardware_blocks_free(&block->child[i]);
    free(block->child);
    *block = (struct block){0};
}

__attribute__((format(printf, 2, 3))) static void add_detail(struct block *block,
                                                             const char *format, ...)
{
    size_t used = strlen(block->detail), room = sizeof block->detail;
    if (used && used + 2 < room)
        used = strlen(strcat(block->detail, ", "));
    va_list args;
    va_start(args, format);
    vsnprintf(block->detail + used, room - used, format, args);
    va_end(args);
}

static void name_cache(hwloc_obj_t cache, char *text, size_t size)
{
    char bytes[32] = "";
    hardware_size((double)cache->attr->cache.size, bytes, sizeof bytes);
    snprintf(text, size, "L%u%s%s%s", cache->attr->cache.depth,
             cache->attr->cache.type == HWLOC_OBJ_CACHE_DATA ? "d" : "",
             cache->attr->cache.size ? " " : "", cache->attr->cache.size ? bytes : "");
}

static void set_title(hwloc_obj_t object, struct block *block)
{
    if (hwloc_obj_type_is_cache(object->type))
        name_cache(object, block->title, sizeof block->title);
    else if (object->type == HWLOC_OBJ_PACKAGE)
        snprintf(block->title, sizeof block->title, "package");
    else if (object->type == HWLOC_OBJ_DIE)
        snprintf(block->title, sizeof block->title, "die");
    else
        snprintf(block->title, sizeof block->title, "%s",
                 object->subtype ? object->subtype : "group");
}

/* The core, if the object is a core or a private cache of one core; else NULL. If hwloc knows no
 * cores, hardware threads take their place. */
static hwloc_obj_t only_core(hwloc_obj_t object)
{
    while (object->type != HWLOC_OBJ_CORE && object->type != HWLOC_OBJ_PU) {
        if (!hwloc_obj_type_is_cache(object->type) || object->arity != 1)
            return NULL;
        object = object->first_child;
    }
    return object;
}

/* Adds the caches between `outermost` and the core, and those inside the core, nearest first. */
static void add_caches(hwloc_obj_t outermost, struct block *block)
{
    char text[48];
    hwloc_obj_t object = outermost;
    while (object->first_child && object->arity == 1)
        object = object->first_child;
    for (;; object = object->parent) {
        if (hwloc_obj_type_is_cache(object->type)) {
            name_cache(object, text, sizeof text);
            add_detail(block, "%s", text);
        }
        if (object == outermost)
            return;
    }
}

static void make_core(hwloc_obj_t outermost, hwloc_obj_t core, struct block *block)
{
    int threads = hwloc_bitmap_weight(core->cpuset);
    snprintf(block->title, sizeof block->title, "%s",
             core->type == HWLOC_OBJ_CORE ? "core" : "hardware thread");
    add_caches(outermost, block);
    if (core->type == HWLOC_OBJ_CORE)
        add_detail(block, "%d thread%s", threads, threads == 1 ? "" : "s");
}

static int blocks_equal(const struct block *a, const struct block *b)
{
    if (strcmp(a->title, b->title) || strcmp(a->detail, b->detail) || a->children != b->children)
        return 0;
    for (int i = 0; i < a->children; i++)
        if (a->child[i].count != b->child[i].count || !blocks_equal(&a->child[i], &b->child[i]))
            return 0;
    return 1;
}

/* Takes ownership of `fresh`: it becomes a new child or raises the count of an equal one. */
static int adopt_block(struct block *parent, struct block *fresh, struct err *err)
{
    for (int i = 0; i < parent->children; i++)
        if (blocks_equal(&parent->child[i], fresh)) {
            parent->child[i].count += fresh->count;
            hardware_blocks_free(fresh);
            return 0;
        }
    if (mem_grow(&parent->child, (size_t)parent->children, sizeof *parent->child, err)) {
        hardware_blocks_free(fresh);
        return -1;
    }
    parent->child[parent->children++] = *fresh;
    return 0;
}

/* Merges an only child that is not a core into its parent: the child's line goes into the parent's
 * box. */
static void absorb_only_child(struct block *block)
{
    if (block->children != 1 || block->child[0].count != 1 || !block->child[0].children)
        return;
    struct block child = block->child[0];
    add_detail(block, "%s", child.title);
    if (child.detail[0])
        add_detail(block, "%s", child.detail);
    free(block->child);
    block->child = child.child;
    block->children = child.children;
}

static int make_block(hwloc_topology_t tree, hwloc_obj_t object, struct block *block,
                      struct err *err)
{
    hwloc_obj_t core = only_core(object);
    *block = (struct block){.count = 1};
    if (core) {
        make_core(object, core, block);
        return 0;
    }
    set_title(object, block);
    if (hwloc_get_nbobjs_by_type(tree, HWLOC_OBJ_NUMANODE) > 1 && object->memory_arity &&
        object->type != HWLOC_OBJ_MACHINE)
        add_detail(block, object->memory_arity > 1 ? "%u NUMA nodes" : "NUMA node",
                   object->memory_arity);
    for (hwloc_obj_t child = object->first_child; child; child = child->next_sibling) {
        struct block fresh;
        if (make_block(tree, child, &fresh, err) || adopt_block(block, &fresh, err)) {
            hardware_blocks_free(block);
            return -1;
        }
    }
    if (object->type != HWLOC_OBJ_MACHINE)
        absorb_only_child(block);
    return 0;
}

int hardware_blocks(hwloc_topology_t tree, struct block *machine, struct err *err)
{
    return make_block(tree, hwloc_get_root_obj(tree), machine, err);
}
