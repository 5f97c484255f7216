/* The tree of a YAML file, the YAML that is refused, and paths into the tree. */
#include "bench/scenario/tree.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static struct pool pool;
static struct err err;

static void end(void)
{
    pool_free(&pool);
    test_folder_end();
}

TestSuite(tree, .init = test_folder_begin, .fini = end);
TestSuite(path, .init = test_folder_begin, .fini = end);

static struct tree *parse(const char *text)
{
    struct tree *tree = tree_parse(text, "here", &pool, &err);
    cr_assert(tree, "%s", err.text);
    return tree;
}

/* ---- the tree ---- */

Test(tree, a_file_becomes_scalars_lists_and_maps_that_know_their_place)
{
    test_folder_write("s.yaml", "a: 5\nb:\n  - x\n  - [1, 2]\nc: {min: 0, max: 1}\n");
    const struct tree *tree = tree_read("s.yaml", &pool, &err), *b, *max;
    cr_assert(tree, "%s", err.text);
    cr_assert(tree->kind == TREE_MAP && tree->count == 3);
    cr_assert_str_eq(tree->key[2], "c");
    cr_assert(tree->key_mark[2].line == 5 && tree->key_mark[2].column == 1);
    cr_assert_str_eq(tree_get(tree, "a")->text, "5");
    b = tree_get(tree, "b");
    cr_assert(b->kind == TREE_LIST && b->count == 2 && b->item[1]->kind == TREE_LIST);
    cr_assert(b->item[1]->mark.line == 4 && b->item[1]->mark.column == 5);
    cr_assert_str_eq(b->item[1]->mark.file, "s.yaml");
    max = tree_get(tree_get(tree, "c"), "max");
    cr_assert(max->kind == TREE_SCALAR && max->origin == TREE_WRITTEN && !strcmp(max->text, "1"));
    cr_assert(!tree_get(tree, "d") && !tree_get(b, "x") && !tree_get(NULL, "a"));
}

Test(tree, aliases_are_what_they_stand_for)
{
    const struct tree *tree = parse("{a: &x [1, {b: 2}], c: *x}");
    cr_assert_str_eq(tree_text(tree_get(tree, "c"), &pool, &err), "[1,{b:2}]");
}

/* Bytes that a map of `keys` keys takes. */
static size_t bytes_of_map(int keys)
{
    struct pool own = {0};
    FILE *file = fopen("map.yaml", "w");
    cr_assert(file);
    for (int i = 0; i < keys; i++)
        fprintf(file, "key%06d: %d\n", i, i);
    cr_assert_eq(fclose(file), 0);
    const struct tree *tree = tree_read("map.yaml", &own, &err);
    cr_assert(tree && tree->count == keys, "%s", err.text);
    cr_assert_str_eq(tree_get(tree, "key000999")->text, "999");
    size_t bytes = own.bytes;
    pool_free(&own);
    return bytes;
}

Test(tree, memory_grows_with_the_number_of_keys)
{
    cr_assert_lt(bytes_of_map(16000), 17 * bytes_of_map(1000));
}

Test(tree, a_key_dropped_from_a_copy_stays_in_the_original)
{
    struct tree *one = parse("{a: 1, b: 2, c: 3}"), *other = tree_copy(one, &pool, &err);
    tree_drop(other, "a");
    cr_assert_str_eq(tree_text(one, &pool, &err), "{a:1,b:2,c:3}");
    cr_assert_str_eq(tree_text(other, &pool, &err), "{b:2,c:3}");
}

Test(tree, a_copy_and_its_original_grow_apart)
{
    struct tree *one = parse("{a: 1}"), *other = tree_copy(one, &pool, &err);
    cr_assert_eq(tree_put(one, "b", one->item[0], &pool, &err), 0);
    cr_assert_eq(tree_put(other, "c", one->item[0], &pool, &err), 0);
    cr_assert_str_eq(tree_text(one, &pool, &err), "{a:1,b:1}");
    cr_assert_str_eq(tree_text(other, &pool, &err), "{a:1,c:1}");
}

Test(tree, text_is_one_line_without_blanks)
{
    static const char *const pairs[][2] = {{"5", "5"},
                                           {"[1, 2,  3]", "[1,2,3]"},
                                           {"{min: 0, max: 1}", "{min:0,max:1}"},
                                           {"[]", "[]"},
                                           {"[{from: 0, value: [a]}, b]", "[{from:0,value:[a]},b]"},
                                           {"\"two words\"", "two words"}};
    for (int i = 0; i < COUNT(pairs); i++)
        cr_assert_str_eq(tree_text(parse(pairs[i][0]), &pool, &err), pairs[i][1]);
}

Test(tree, a_copy_is_changed_alone)
{
    const struct tree *tree = parse("{a: {b: 1}, c: [1]}");
    struct tree *copy = tree_copy(tree, &pool, &err);
    cr_assert(!tree_set(copy, "a.b", parse("2"), &pool, &err));
    cr_assert(!tree_set(copy, "a.new", parse("3"), &pool, &err));
    cr_assert(!tree_set(copy, "c.0", parse("4"), &pool, &err));
    cr_assert_str_eq(tree_text(tree, &pool, &err), "{a:{b:1},c:[1]}");
    cr_assert_str_eq(tree_text(copy, &pool, &err), "{a:{b:2,new:3},c:[4]}");
}

static void expect_yaml_refused(const char *text, const char *message)
{
    test_folder_write("s.yaml", text);
    cr_assert_null(tree_read("s.yaml", &pool, &err), "read, instead of: %s", message);
    cr_assert_str_eq(err.text, message);
    cr_assert_eq(err.kind, ERR_USAGE);
}

/* [[...]] with `levels` brackets. */
static struct tree *parse_nested(int levels)
{
    char text[200] = "";
    cr_assert_lt(2 * levels, (int)sizeof text);
    memset(text, '[', (size_t)levels);
    memset(text + levels, ']', (size_t)levels);
    return tree_parse(text, "here", &pool, &err);
}

Test(tree, is_64_levels_below_its_root_deep_at_most)
{
    cr_assert_not_null(parse_nested(65));
    cr_assert_null(parse_nested(66));
    cr_assert_str_eq(err.text, "here: nested deeper than 64 levels");
}

Test(tree, wrong_yaml_is_refused_with_its_place)
{
    expect_yaml_refused("a: 1\nb: 2\na: 3\n", "s.yaml:3:1: a: given twice");
    expect_yaml_refused("b: 1\na: 2\nb: 3\na: 4\nb: 5\n", "s.yaml:3:1: b: given twice");
    expect_yaml_refused("a: 1\n? [1, 2]\n: 3\n", "s.yaml:2:3: a key must be a plain word");
    expect_yaml_refused("", "s.yaml: empty");
    expect_yaml_refused("a: &x [*x]\n", "s.yaml:1:4: nested deeper than 64 levels");
    cr_assert_null(tree_read("missing.yaml", &pool, &err));
    cr_assert_str_eq(err.text, "missing.yaml: No such file or directory");
    cr_assert_null(tree_parse("[1", "--set a=[1", &pool, &err));
    cr_assert(!strncmp(err.text, "--set a=[1: did not find", 24), "%s", err.text);
}

/* ---- paths ---- */

static void expect_set(const char *before, const char *path, const char *after)
{
    struct tree *tree = parse(before);
    cr_assert_eq(tree_set(tree, path, parse("7"), &pool, &err), 0, "%s: %s", path, err.text);
    const char *text = tree_text(tree, &pool, &err);
    cr_assert_str_eq(text, after, "%s of %s: %s", path, before, text);
}

Test(path, leads_through_maps_and_makes_what_is_missing)
{
    expect_set("{a: 1}", "a", "{a:7}");
    expect_set("{a: {b: 1, c: 2}}", "a.b", "{a:{b:7,c:2}}");
    expect_set("{a: 1}", "b", "{a:1,b:7}");
    expect_set("{a: 1}", "b.c.d", "{a:1,b:{c:{d:7}}}");
    expect_set("{a: [1, 2]}", "a", "{a:7}");
}

Test(path, names_items_by_number_label_name_and_pattern)
{
    static const char *const list = "{l: [{name: lms, label: L1}, {name: lms, label: L2}, "
                                    "{name: nlms}]}";
    expect_set(list, "l.1.s", "{l:[{name:lms,label:L1},{name:lms,label:L2,s:7},{name:nlms}]}");
    expect_set(list, "l.L1.s", "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2},{name:nlms}]}");
    expect_set(list, "l.L*.s", "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2,s:7},{name:nlms}]}");
    expect_set(list, "l.*.s",
               "{l:[{name:lms,label:L1,s:7},{name:lms,label:L2,s:7},{name:nlms,s:7}]}");
    expect_set(list, "l.nlms.s", "{l:[{name:lms,label:L1},{name:lms,label:L2},{name:nlms,s:7}]}");
    expect_set("{l: [[1, 2], [3, 4]]}", "l.1.0", "{l:[[1,2],[7,4]]}");
}

Test(path, marks_what_it_sets)
{
    struct tree *tree = parse("{a: {b: 1, c: 2}}");
    cr_assert(!tree_set(tree, "a.b", parse("7"), &pool, &err));
    const struct tree *a = tree_get(tree, "a");
    cr_assert_eq(tree_get(a, "b")->origin, TREE_OVERRIDE);
    cr_assert(tree_get(a, "c")->origin == TREE_WRITTEN && a->origin == TREE_WRITTEN);
}

static void expect_path_refused(const char *path, const char *message)
{
    struct tree *tree = parse("{a: 1, l: [{name: lms}, 2]}");
    cr_assert_eq(tree_set(tree, path, parse("7"), &pool, &err), -1, "set: %s", path);
    cr_assert_str_eq(err.text, message);
}

Test(path, that_leads_nowhere_is_refused)
{
    expect_path_refused("", "'' is not a path such as network.nodes");
    expect_path_refused(".a", "'.a' is not a path such as network.nodes");
    expect_path_refused("b..c", "'.c' is not a path such as network.nodes");
    expect_path_refused("a.b", "'a.b' leads into '1', which has no parts");
    expect_path_refused("l.1.b", "'b' leads into '2', which has no parts");
    expect_path_refused("l.2.b", "'2' matches no item: give a number from 0 to 1, a label, or a "
                                 "pattern such as *");
    expect_path_refused("l.nlms.b",
                        "'nlms' matches no item: give a number from 0 to 1, a label, or "
                        "a pattern such as *");
}

Test(path, of_one_item_excludes_the_others)
{
    const struct tree *tree = parse("{l: [{name: a}, {name: a, label: b}], m: [1]}");
    cr_assert(tree_path_excludes(tree, "l.a.x", "l", 1) &&
              !tree_path_excludes(tree, "l.a.x", "l", 0));
    cr_assert(tree_path_excludes(tree, "l.0.x", "l", 1) &&
              !tree_path_excludes(tree, "l.1.x", "l", 1));
    cr_assert(!tree_path_excludes(tree, "l.*.x", "l", 1));
    cr_assert(!tree_path_excludes(tree, "m.5", "l", 1), "another list");
}
