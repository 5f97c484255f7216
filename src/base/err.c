#include "base/err.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
    if (!err)
        return -1;
    va_list args;
    va_start(args, format);
    err->kind = kind;
    err->key[0] = '\0';
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return -1;
}

int err_refuse(struct err *err, const char *key, const char *format, ...)
{
    if (!err)
        return -1;
    va_list args;
    va_start(args, format);
    err->kind = ERR_USAGE;
    assert(strlen(key) < sizeof err->key);
    snprintf(err->key, sizeof err->key, "%s", key);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    const char *dot = strrchr(key, '.');
    return err_prefix(err, "%s: ", dot ? dot + 1 : key);
}

int err_within(struct err *err, const char *section)
{
    if (!err || !err->key[0])
        return -1;
    size_t before = strlen(section), length = strlen(err->key);
    assert(before + 1 + length < sizeof err->key);
    memmove(err->key + before + 1, err->key, length + 1);
    memcpy(err->key, section, before);
    err->key[before] = '.';
    return -1;
}

int err_prefix(struct err *err, const char *format, ...)
{
    if (!err)
        return -1;
    assert(memchr(err->text, '\0', sizeof err->text)); /* set by err_set */
    char tail[sizeof err->text];
    memcpy(tail, err->text, sizeof tail);
    va_list args;
    va_start(args, format);
    int head = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (head >= 0 && (size_t)head < sizeof err->text)
        snprintf(err->text + head, sizeof err->text - (size_t)head, "%s", tail);
    return -1;
}
