// The only place that includes system headers: Swift imports the C library through this module alone.
//
// Swift doesn't import variadic functions, macros other than plain numbers, and declarations that headers
// expose only to the GNU dialect; the ones that the programs need are wrapped here. Embedded Swift has no
// `CommandLine`, so a constructor saves the arguments.

#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
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
#ifdef __APPLE__
#include <copyfile.h>
#else
#include <sys/xattr.h>
#endif
#include <time.h>
#include <unistd.h>

/// Returns this thread's `errno`.
static inline int csystem_errno(void) { return errno; }

/// Clears this thread's `errno`.
static inline void csystem_clear_errno(void) { errno = 0; }

/// Opens a file with a mode, which `open` takes as a variadic argument.
static inline int csystem_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

/// Clears the status flags of an open file, including `O_APPEND`.
static inline int csystem_clear_flags(int descriptor) { return fcntl(descriptor, F_SETFL, 0); }

/// Returns the width of a terminal's window in columns; 0 if unknown.
static inline int csystem_window_columns(int descriptor) {
  struct winsize window;
  return ioctl(descriptor, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

/// Ignores a signal that would end the process.
static inline void csystem_ignore_signal(int number) { signal(number, SIG_IGN); }

/// Returns this process's environment: `NAME=value` texts, ended by a null pointer.
char **csystem_environment(void);

/// Returns this process's arguments, ended by a null pointer, and sets `count`; there are none with a C library
/// that doesn't pass them to constructors, such as musl.
char **csystem_arguments(int *count);

/// Atomically exchanges two paths; fails with `ENOSYS` if the C library has no such call.
int csystem_exchange(const char *path, const char *other);

#ifdef __APPLE__
/// Gives an open file the extended attributes and the access control list of another one.
static inline int csystem_copy_attributes(int from, int to) {
  return fcopyfile(from, to, NULL, COPYFILE_ACL | COPYFILE_XATTR);
}
#endif

/// Whether a file is a regular file.
static inline bool csystem_is_regular(mode_t mode) { return S_ISREG(mode); }

/// Whether a file is a directory.
static inline bool csystem_is_directory(mode_t mode) { return S_ISDIR(mode); }

/// Returns the time of the last change of a file's content, in seconds since 1970.
static inline time_t csystem_modified(const struct stat *status) {
#ifdef __APPLE__
  return status->st_mtimespec.tv_sec;
#else
  return status->st_mtim.tv_sec;
#endif
}

#endif
