/* A directory of a test's own, so that messages show short names and nothing is left behind. */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

/* Makes and enters the directory; `path` is a template of mkdtemp and becomes its name. Ends the
 * program when that fails. */
void folder_enter(char *path);

/* Removes it with all that it holds. */
void folder_leave(const char *path);

#endif
