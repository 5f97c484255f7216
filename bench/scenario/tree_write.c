#include "bench/scenario/tree_write.h"

#include <string.h>
#include <yaml.h>

static int is_list_of_maps(const struct tree *tree)
{
    return tree->kind == TREE_LIST && tree->count && tree->item[0]->kind == TREE_MAP;
}

/* A document on lines; lists of maps near its top too; the rest on one line. */
static int is_in_line(const struct tree *tree, int depth)
{
    if (is_list_of_maps(tree))
        return depth > 2;
    for (int i = 0; tree->kind == TREE_MAP && depth == 1 && i < tree->count; i++)
        if (is_list_of_maps(tree->item[i]))
            return 0;
    return depth > 0;
}

/* libyaml's event functions fail only without memory, and then emitting fails, too. */
static int emit_scalar(yaml_emitter_t *emitter, const char *text)
{
    yaml_event_t event;
    return yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
                                        (int)strlen(text), 1, 1, YAML_ANY_SCALAR_STYLE) &&
           yaml_emitter_emit(emitter, &event);
}

static int emit_begin(yaml_emitter_t *emitter, const struct tree *tree, int depth)
{
    yaml_event_t event;
    int in_line = is_in_line(tree, depth);
    int made = tree->kind == TREE_MAP
                   ? yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
                                                         in_line ? YAML_FLOW_MAPPING_STYLE
                                                                 : YAML_BLOCK_MAPPING_STYLE)
                   : yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
                                                          in_line ? YAML_FLOW_SEQUENCE_STYLE
                                                                  : YAML_BLOCK_SEQUENCE_STYLE);
    return made && yaml_emitter_emit(emitter, &event);
}

static int emit_end(yaml_emitter_t *emitter, const struct tree *tree)
{
    yaml_event_t event;
    int made = tree->kind == TREE_MAP ? yaml_mapping_end_event_initialize(&event)
                                      : yaml_sequence_end_event_initialize(&event);
    return made && yaml_emitter_emit(emitter, &event);
}

static int emit_tree(yaml_emitter_t *emitter, const struct tree *tree, int depth)
{
    if (tree->kind == TREE_SCALAR)
        return emit_scalar(emitter, tree->text);
    int well = emit_begin(emitter, tree, depth);
    for (int i = 0; well && i < tree->count; i++)
        well = (tree->kind == TREE_LIST || emit_scalar(emitter, tree->key[i])) &&
               emit_tree(emitter, tree->item[i], depth + 1);
    return well && emit_end(emitter, tree);
}

static int emit_document(yaml_emitter_t *emitter, const struct tree *tree)
{
    yaml_event_t event;
    return yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING) &&
           yaml_emitter_emit(emitter, &event) &&
           yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1) &&
           yaml_emitter_emit(emitter, &event) && emit_tree(emitter, tree, 0) &&
           yaml_document_end_event_initialize(&event, 1) && yaml_emitter_emit(emitter, &event) &&
           yaml_stream_end_event_initialize(&event) && yaml_emitter_emit(emitter, &event);
}

int tree_write(FILE *file, const struct tree *tree, struct err *err)
{
    yaml_emitter_t emitter;
    if (!yaml_emitter_initialize(&emitter))
        return err_set(err, ERR_INTERNAL, "out of memory: YAML emitter");
    yaml_emitter_set_output_file(&emitter, file);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_width(&emitter, -1); /* no line is broken */
    int well = emit_document(&emitter, tree);
    if (!well)
        err_set(err, ERR_INTERNAL, "cannot write YAML: %s",
                emitter.problem ? emitter.problem : "out of memory");
    yaml_emitter_delete(&emitter);
    return well ? 0 : -1;
}
