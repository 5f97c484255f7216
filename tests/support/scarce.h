/* JSON's memory, which runs out. */
#ifndef SUPPORT_SCARCE_H
#define SUPPORT_SCARCE_H

/* From now on this number of allocations succeeds, and then none. */
void scarce_begin(long allowed);
void scarce_end(void);

#endif
