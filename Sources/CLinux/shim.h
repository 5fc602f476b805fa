/* What Swift's Glibc module leaves out: a walk through folders, and one call that asks for
   _GNU_SOURCE. */
#include <sys/types.h>
#include <sys/stat.h>
#include <fts.h>

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
