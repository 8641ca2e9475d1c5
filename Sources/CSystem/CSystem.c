// For `renameat2`. The header doesn't define it because Swift's own C library module doesn't either, and the
// two must agree.
#define _GNU_SOURCE

#include "CSystem.h"

#ifdef __APPLE__

#include <crt_externs.h>

char **csystem_environment(void) { return *_NSGetEnviron(); }

int csystem_exchange(const char *path, const char *other) {
  return renamex_np(path, other, RENAME_SWAP);
}

#else

extern char **environ;

char **csystem_environment(void) { return environ; }

int csystem_exchange(const char *path, const char *other) {
#ifdef RENAME_EXCHANGE
  return renameat2(AT_FDCWD, path, AT_FDCWD, other, RENAME_EXCHANGE);
#else
  errno = ENOSYS;
  return -1;
#endif
}

#endif

static int argument_count;
static char **arguments;

// glibc and Apple's systems pass the arguments of `main` to constructors.
#if defined(__GLIBC__) || defined(__APPLE__)
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
  argument_count = count;
  arguments = values;
}
#endif

char **csystem_arguments(int *count) {
  *count = argument_count;
  return arguments;
}
