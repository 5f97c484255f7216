/* JSON's memory, which runs out. */
#ifndef SUPPORT_JSON_MEMORY_H
#define SUPPORT_JSON_MEMORY_H

/* From now on this number of allocations succeeds, and then none. */
void json_memory_begin(long allowed);
void json_memory_end(void);

#endif
