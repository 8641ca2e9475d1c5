/* Between a program and the C library: reads and writes of files come short, as signals, limits and network folders make
   them. SHORTS says which and to what: "0 2" all to a half of what was asked for, "7 1" the seventh alone to one byte. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

static size_t shortened(size_t count) {
  static int calls;
  int which = 0, to = 0;
  const char *shorts = getenv("SHORTS");
  if (shorts == NULL || count < 2 || sscanf(shorts, "%d %d", &which, &to) != 2) return count;
  ++calls;
  if (which != 0 && which != calls) return count;
  return to == 1 ? 1 : (count + (size_t)to - 1) / (size_t)to;
}

ssize_t read(int file, void *bytes, size_t count) {
  static ssize_t (*next)(int, void *, size_t);
  if (next == NULL) next = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
  return next(file, bytes, shortened(count));
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  static ssize_t (*next)(int, void *, size_t, off_t);
  if (next == NULL) next = (ssize_t(*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread");
  return next(file, bytes, shortened(count), offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (next == NULL) next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return next(file, bytes, shortened(count));
}
