#include "bench/scenario/tree_json.h"

#include "base/option.h"

#include <math.h>

json_t *tree_json(const struct tree *tree)
{
    double number;
    if (tree->kind == TREE_SCALAR) {
        if (option_number(tree->text, &number))
            return json_string(tree->text);
        return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number)
                                                              : json_real(number);
    }
    json_t *json = tree->kind == TREE_MAP ? json_object() : json_array();
    for (int i = 0; i < tree->count; i++) {
        if (tree->kind == TREE_MAP)
            json_object_set_new(json, tree->key[i], tree_json(tree->item[i]));
        else
            json_array_append_new(json, tree_json(tree->item[i]));
    }
    return json;
}
