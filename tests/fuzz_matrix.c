/* Arbitrary bytes as a CSV and as a NumPy file: neither may crash, leak or read out of bounds.
 *
 * clang -fsanitize=fuzzer,address,undefined tests/fuzz_matrix.c and the objects of base/ and
 * bench/matrix*.c give a program that runs until it finds something. */
#include "bench/matrix/matrix_formats.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void read_bytes(matrix_read_fn *read, const uint8_t *bytes, size_t size)
{
    struct matrix matrix = {0};
    FILE *file = fmemopen((void *)(uintptr_t)bytes, size, "rb");
    if (!file)
        return;
    struct err err = {0};
    int failed = read("input", file, &matrix, &err);
    if (failed ? !err.text[0] : !matrix.value || !matrix.rows || !matrix.columns)
        abort();
    fclose(file);
    matrix_free(&matrix);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size) { /* an empty file never comes to a reader */
        read_bytes(matrix_read_csv, bytes, size);
        read_bytes(matrix_read_npy, bytes, size);
    }
    return 0;
}
