// The one place that includes system headers: Swift imports the C library through this module alone.
//
// Swift sees no variadic functions, no macros that aren't plain numbers, and nothing that a header shows to the GNU
// dialect only. Each of those that the programs need has a function here. Embedded Swift has no `CommandLine`, so
// a constructor keeps the arguments.

#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <regex.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// The error of the last call of this thread.
static inline int csystem_errno(void) { return errno; }

/// Forgets the error of the last call of this thread.
static inline void csystem_clear_errno(void) { errno = 0; }

/// Opens a file with a mode, which `open` takes as a variadic argument.
static inline int csystem_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

/// Clears the flags of an open file, `O_APPEND` among them.
static inline int csystem_clear_flags(int descriptor) { return fcntl(descriptor, F_SETFL, 0); }

/// The columns of a terminal's window; 0 where it doesn't say.
static inline int csystem_window_columns(int descriptor) {
  struct winsize window;
  return ioctl(descriptor, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

/// Lets the process go on after a signal that would end it.
static inline void csystem_ignore_signal(int number) { signal(number, SIG_IGN); }

/// The environment of this process: `NAME=value` texts up to a null pointer.
char **csystem_environment(void);

/// The arguments of this process, its own name first, up to a null pointer, and their number; none in a C library
/// that doesn't give them to constructors, such as musl.
char **csystem_arguments(int *count);

/// Exchanges what two names lead to in one step; fails with `ENOSYS` where the C library has no such call.
int csystem_exchange(const char *path, const char *other);

/// Whether a file is neither a directory nor a FIFO, a device or a socket.
static inline bool csystem_is_regular(mode_t mode) { return S_ISREG(mode); }

/// Whether a file is a directory.
static inline bool csystem_is_directory(mode_t mode) { return S_ISDIR(mode); }

/// When a file's content changed last, in seconds since 1970.
static inline time_t csystem_modified(const struct stat *status) {
#ifdef __APPLE__
  return status->st_mtimespec.tv_sec;
#else
  return status->st_mtim.tv_sec;
#endif
}

#endif
