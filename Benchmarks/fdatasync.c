// How fast this disk makes an append durable: appends blocks of 4 KiB to the file that is named and
// syncs each. Every durable figure is to be read beside this one, since it is the disk's, not ours.
// Prints appends per second, and the median and the 99th percentile in microseconds.

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { APPENDS = 1000, BLOCK_BYTES = 4096 };

static double now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int ascending(const void *left, const void *right) {
    double one = *(const double *)left, other = *(const double *)right;
    return (one > other) - (one < other);
}

int main(int count, char **arguments) {
    static char block[BLOCK_BYTES];
    static double spent_us[APPENDS];
    if (count != 2) {
        fprintf(stderr, "usage: fdatasync FILE\n");
        return 64;
    }
    int file = open(arguments[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) {
        perror("open");
        return 1;
    }
    memset(block, 0x59, sizeof block);
    double start = now_us();
    for (int append = 0; append < APPENDS; append++) {
        double before = now_us();
        if (write(file, block, sizeof block) != sizeof block || fdatasync(file) != 0) {
            perror("append");
            return 1;
        }
        spent_us[append] = now_us() - before;
    }
    double seconds = (now_us() - start) / 1e6;
    close(file);
    qsort(spent_us, APPENDS, sizeof spent_us[0], ascending);
    printf("%.0f %.0f %.0f\n", APPENDS / seconds, spent_us[APPENDS / 2], spent_us[APPENDS * 99 / 100]);
    return 0;
}
