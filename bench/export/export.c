#include "bench/export/export.h"

#include "base/join.h"
#include "bench/common/suggest.h"

#include <string.h>

#define EXPORT(id) &export_##id,
const struct export_format *const export_formats[] = {
#include "bench/export/exports.def"
    NULL,
};
#undef EXPORT

const struct export_format *export_find(const char *name, struct err *err)
{
    struct suggestion near = {0};
    char allowed[200] = "";
    for (int i = 0; export_formats[i]; i++) {
        if (!strcmp(export_formats[i]->name, name))
            return export_formats[i];
        suggest(&near, name, export_formats[i]->name);
        join(allowed, sizeof allowed, ", ", export_formats[i]->name);
    }
    err_set(err, ERR_USAGE, "--format %s: %s are allowed%s", name, allowed,
            suggest_question(&near));
    return NULL;
}

void export_json(FILE *file, json_t *json)
{
    if (!json || json_dumpf(json, file, JSON_INDENT(2) | JSON_ENSURE_ASCII))
        fputs("null", file);
    putc('\n', file);
    json_decref(json);
}
