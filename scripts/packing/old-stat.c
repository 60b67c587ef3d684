/*
 * stat and its kin as a glibc before 2.33 has them: functions that take the version of the
 * structure first. Zig 0.11 links in its own instead, which leave errno untouched, and SQLite
 * then takes a file that is not there for one that cannot be opened. Newer glibcs keep these names.
 */
struct stat64;

#if defined(__x86_64__)
#define STAT_VERSION 1
#elif defined(__aarch64__)
#define STAT_VERSION 0
#else
#error "no package for this processor"
#endif

int __xstat64(int version, const char *path, struct stat64 *into);
int __lxstat64(int version, const char *path, struct stat64 *into);
int __fxstat64(int version, int file, struct stat64 *into);

int stat64(const char *path, struct stat64 *into) { return __xstat64(STAT_VERSION, path, into); }

int lstat64(const char *path, struct stat64 *into) { return __lxstat64(STAT_VERSION, path, into); }

int fstat64(int file, struct stat64 *into) { return __fxstat64(STAT_VERSION, file, into); }
