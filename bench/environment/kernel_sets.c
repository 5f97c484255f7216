/* The kernel sets that run here, and the one that `auto` selects. */
#include "bench/environment/capture.h"

#include "kernels/kernels.h"

#include <string.h>

/* The value of an environment variable, or NULL. */
static const char *variable_value(const struct host *host, const char *name)
{
    size_t length = strlen(name);
    for (char *const *entry = host->variables; entry && *entry; entry++)
        if (!strncmp(*entry, name, length) && (*entry)[length] == '=')
            return *entry + length + 1;
    return NULL;
}

/* SLABMARK_KERNELS and a scenario may also contain auto. */
static void read_chosen(struct capture *capture)
{
    struct err err;
    const char *wish = variable_value(capture->host, "SLABMARK_KERNELS");
    const struct kernels *chosen = kernels_pick(wish && strcmp(wish, "auto") ? wish : NULL, &err);
    if (chosen)
        capture_text(capture, "machine.kernels.chosen", chosen->name);
    else
        capture_unknown(capture, "machine.kernels.chosen", "SLABMARK_KERNELS: %s", err.text);
}

void environment_read_kernel_sets(struct capture *capture)
{
    json_t *list = json_array();
    for (int i = 0; kernel_sets[i]; i++)
        if (kernels_run_here(kernel_sets[i]) &&
            json_array_append_new(list, json_string(kernel_sets[i]->name)))
            capture->failed = 1;
    capture_put(capture, "machine.kernels.available", list);
    read_chosen(capture);
}
