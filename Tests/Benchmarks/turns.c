/* Runs commands in turn and tells of each run.

   turns RUNS INPUT COMMAND [ARGUMENT ...] [-- INPUT COMMAND [ARGUMENT ...] ...]

   Each command reads its INPUT and prints to nowhere. For each run there is a line: which command, nanoseconds from before its
   start to its end, and the largest memory as the system counts it. A script's own start and memory would hide those of small programs,
   since a process begins with the memory of the one that starts it. */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int run(int which, char **command) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, command[0], O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  pid_t process;
  int status;
  struct rusage usage;
  long long start = now();
  int failed = posix_spawn(&process, command[1], &files, NULL, command + 1, environ) != 0 || wait4(process, &status, 0, &usage) != process;
  long long end = now();
  posix_spawn_file_actions_destroy(&files);
  if (failed || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "%s failed\n", command[1]);
    return 1;
  }
  printf("%d %lld %ld\n", which, end - start, usage.ru_maxrss);
  return 0;
}

int main(int count, char **arguments) {
  if (count < 4) return 64;
  int runs = atoi(arguments[1]);
  for (int turn = 0; turn < runs; turn++) {
    int which = 0;
    for (int at = 2; at < count; which++) {
      char **command = arguments + at;
      while (at < count && arguments[at] && strcmp(arguments[at], "--") != 0) at++;
      arguments[at++] = NULL;
      if (command[0] == NULL || command[1] == NULL) return 64;
      if (run(which, command)) return 1;
    }
  }
  return 0;
}
