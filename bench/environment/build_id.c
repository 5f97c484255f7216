#include "bench/environment/build_id.h"

#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct id_search {
    uintptr_t address;
    char *text;
};

static int segment_holds(const struct dl_phdr_info *object, uintptr_t address)
{
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t begin = object->dlpi_addr + segment->p_vaddr;
        if (segment->p_type == PT_LOAD && address >= begin && address - begin < segment->p_memsz)
            return 1;
    }
    return 0;
}

static size_t aligned_up(size_t size)
{
    return (size + 3) / 4 * 4;
}

/* Each note has a header, a name and content, each padded to four bytes. */
static int in_notes(const unsigned char *at, size_t size, char *text)
{
    ElfW(Nhdr) note;
    while (size >= sizeof note) {
        memcpy(&note, at, sizeof note);
        size_t name = aligned_up(note.n_namesz), content = aligned_up(note.n_descsz);
        if (name > size - sizeof note || content > size - sizeof note - name)
            return 0;
        const unsigned char *id = at + sizeof note + name;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && note.n_descsz >= 8 &&
            !memcmp(at + sizeof note, "GNU", 4)) {
            for (int i = 0; i < 8; i++)
                snprintf(text + 2 * i, 3, "%02x", id[i]);
            return 1;
        }
        at = id + content;
        size -= sizeof note + name + content;
    }
    return 0;
}

static int visit_object(struct dl_phdr_info *object, size_t size, void *arg)
{
    const struct id_search *search = arg;
    (void)size;
    if (!segment_holds(object, search->address))
        return 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        const unsigned char *notes =
            (const unsigned char *)(uintptr_t)(object->dlpi_addr + segment->p_vaddr);
        if (segment->p_type == PT_NOTE && in_notes(notes, segment->p_memsz, search->text))
            return 1;
    }
    return -1;
}

int build_id_of(const void *address, char text[BUILD_ID_TEXT])
{
    struct id_search search = {(uintptr_t)address, text};
    return dl_iterate_phdr(visit_object, &search) == 1 ? 0 : -1;
}
