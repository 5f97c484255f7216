/* Compiles a file into the program, as a text that ends with a zero byte. The Makefile must know
 * that the object depends on the file. */
#ifndef BENCH_COMMON_EMBED_H
#define BENCH_COMMON_EMBED_H

/* Defines `extern const char name[]` at file scope; the assembler reads the file. */
#define EMBED(name, file)                                                                          \
    __asm__(".section .rodata\n"                                                                   \
            ".global " #name "\n"                                                                  \
            ".type " #name ", %object\n" #name ":\n"                                               \
            ".incbin \"" file "\"\n"                                                               \
            ".byte 0\n"                                                                            \
            ".size " #name ", . - " #name "\n"                                                     \
            ".text\n")

#endif
