#include "bench/common/json.h"

#include "base/mem.h"
#include "bench/common/screen.h"

#include <math.h>
#include <stdlib.h>

json_t *json_number_or_null(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *json_cleaned(const char *text)
{
    char *clean = mem_text(text, NULL);
    if (clean)
        screen_clean(clean);
    json_t *json = clean ? json_string(clean) : NULL;
    free(clean);
    return json;
}

const char *json_text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

double json_number_at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}
