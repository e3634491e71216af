// Loads a server over loopback with one thread and one loop, whatever protocol it speaks, so that what
// differs between two runs is the server. Bounded in time and in connections; loopback only.
//
//     wire echo PORT                    answers every byte with itself, until its standard input ends
//     wire fill PORT KEYS BYTES         stores KEYS values of BYTES bytes in a redis server
//     wire yekta|redis|echo-of PORT REQUESTS CONNECTIONS DEPTH SECONDS [RATE]
//
// REQUESTS is a file of frames (yekta load --write-frames), or for redis a number of keys. Without RATE
// the loop is closed: DEPTH requests are under way on each connection, and the next follows a reply.
// With RATE requests leave on a fixed schedule, the connections in turn, and a latency counts from the
// time at which the request was due (no coordinated omission). Latencies are counted in buckets of 1/128
// of a power of two. A fifth of SECONDS, one second at most, is warm-up and not counted.
//
// Replies come in the order of the requests (redis and the echo; yekta's look-ups do as well), so the
// oldest unanswered request is the one that is answered. Prints one line:
//     REPLIES_PER_SECOND P50_US P90_US P99_US P999_US MAX_US ERRORS REPLY_BYTES CLIENT_CPU_US_PER_REPLY

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    CONNECTIONS_MAX = 1024,
    DEPTH_MAX = 1024,
    SECONDS_MAX = 600,
    REQUESTS_MAX = 1 << 20,
    VALUE_BYTES_MAX = 1 << 16,
    /// Requests of one connection that may be unanswered; a power of two.
    UNDER_WAY_MAX = 1024,
    BUFFER_BYTES = 1 << 20,
    EVENTS_MAX = 256,
    GRACE_SECONDS = 5,
    LINEAR_BITS = 7,
    BUCKETS = (64 - LINEAR_BITS + 1) << LINEAR_BITS
};

typedef enum { YEKTA, REDIS, ECHO } Protocol;

typedef struct {
    const uint8_t *bytes;
    size_t count;
} Request;

typedef struct {
    int socket;
    uint8_t *in, *out;
    size_t in_count, out_start, out_count;
    uint64_t next_request;
    /// When each unanswered request was, or should have been, sent: a ring.
    uint64_t intended[UNDER_WAY_MAX];
    uint64_t sent, answered;
    int waits_for_room;
} Connection;

static Connection connections[CONNECTIONS_MAX];
static Request *requests;
static size_t request_count;
static uint64_t histogram[BUCKETS], measured, longest_ns, errors, reply_bytes, last_reply_ns;
static uint64_t measured_from_ns, end_ns;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static long number(const char *text, long least, long most, const char *name) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*text == 0 || *end != 0 || value < least || value > most) {
        fprintf(stderr, "%s is '%s'; use %ld to %ld\n", name, text, least, most);
        exit(64);
    }
    return value;
}

static struct sockaddr_in loopback(long port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void set_nodelay(int socket) {
    int one = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

static int connect_to(long port) {
    struct sockaddr_in address = loopback(port);
    int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0 || connect(made, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    set_nodelay(made);
    return made;
}

// ---------------------------------------------------------------------------------------------------
// What differs between protocols: how a request is written, and where a reply ends
// ---------------------------------------------------------------------------------------------------

static uint32_t frame_length(const uint8_t *bytes) {
    return (uint32_t)bytes[1] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 8 | bytes[4];
}

/// The bytes of the whole reply that stands first, 0 if it has not come as a whole.
static size_t reply_of_frames(const uint8_t *bytes, size_t count, Protocol protocol) {
    if (count < 5) return 0;
    size_t length = 5 + (size_t)frame_length(bytes);
    if (bytes[0] != 0 || length > BUFFER_BYTES) {
        fprintf(stderr, "the server does not speak in frames\n");
        exit(1);
    }
    if (count < length) return 0;
    if (protocol == YEKTA) {
        // Field 1 is the call's id; a status, field 2, is there when the call did not go well.
        size_t place = 6;
        while (place < length && bytes[place] & 0x80) place++;
        if (place + 1 < length && bytes[place + 1] == 0x12) errors++;
    }
    return length;
}

static size_t reply_of_redis(const uint8_t *bytes, size_t count) {
    const uint8_t *line = memchr(bytes, '\n', count);
    if (line == NULL) return 0;
    size_t head = (size_t)(line - bytes) + 1;
    if (bytes[0] == '+') return head;
    long length = bytes[0] == '$' ? strtol((const char *)bytes + 1, NULL, 10) : -1;
    if (length < 0) {
        errors++;
        return head;
    }
    size_t whole = head + (size_t)length + 2;
    if (whole > BUFFER_BYTES) {
        fprintf(stderr, "a value of %ld bytes is beyond the limit of this client\n", length);
        exit(1);
    }
    return count < whole ? 0 : whole;
}

static size_t reply_length(Protocol protocol, const uint8_t *bytes, size_t count) {
    return protocol == REDIS ? reply_of_redis(bytes, count) : reply_of_frames(bytes, count, protocol);
}

static void read_frames(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail(path);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    if (size < 5 || size > 1l << 30) {
        fprintf(stderr, "%s holds %ld bytes; use 5 bytes to 1 GiB of frames\n", path, size);
        exit(64);
    }
    uint8_t *bytes = malloc((size_t)size);
    if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) fail(path);
    fclose(file);
    requests = calloc(REQUESTS_MAX, sizeof *requests);
    for (size_t at = 0; at + 5 <= (size_t)size && request_count < REQUESTS_MAX; request_count++) {
        size_t length = 5 + (size_t)frame_length(bytes + at);
        if (bytes[at] != 0 || at + length > (size_t)size || length > BUFFER_BYTES / DEPTH_MAX) {
            fprintf(stderr, "%s holds no frames, or one that is too long\n", path);
            exit(64);
        }
        requests[request_count] = (Request){bytes + at, length};
        at += length;
    }
}

static int key_of(size_t place, char *text, size_t size) {
    return snprintf(text, size, "key:%08zu", place);
}

/// GETs of all keys in an order that visits each once and has no neighbours side by side.
static void make_gets(size_t keys) {
    enum { GET_BYTES_MAX = 64 };
    char *bytes = malloc(keys * GET_BYTES_MAX);
    requests = calloc(keys, sizeof *requests);
    if (bytes == NULL || requests == NULL) fail("memory");
    uint32_t random = 1;
    size_t *order = malloc(keys * sizeof *order);
    for (size_t place = 0; place < keys; place++) order[place] = place;
    for (size_t place = keys; place > 1; place--) {
        random = random * 1664525u + 1013904223u;
        size_t other = (size_t)(((uint64_t)random * place) >> 32);
        size_t kept = order[place - 1];
        order[place - 1] = order[other];
        order[other] = kept;
    }
    for (size_t place = 0; place < keys; place++) {
        char key[32];
        int length = key_of(order[place], key, sizeof key);
        char *at = bytes + place * GET_BYTES_MAX;
        int count = snprintf(at, GET_BYTES_MAX, "*2\r\n$3\r\nGET\r\n$%d\r\n%s\r\n", length, key);
        requests[place] = (Request){(const uint8_t *)at, (size_t)count};
    }
    free(order);
    request_count = keys;
}

// ---------------------------------------------------------------------------------------------------
// The loop
// ---------------------------------------------------------------------------------------------------

static void record(uint64_t nanoseconds) {
    size_t bucket = nanoseconds;
    if (nanoseconds >= 1u << LINEAR_BITS) {
        int exponent = 63 - __builtin_clzll(nanoseconds) - LINEAR_BITS;
        bucket = ((size_t)exponent << LINEAR_BITS) + (nanoseconds >> exponent);
    }
    histogram[bucket]++;
    measured++;
    if (nanoseconds > longest_ns) longest_ns = nanoseconds;
}

static double percentile_us(double percent) {
    uint64_t wanted = (uint64_t)(measured * percent / 100 + 0.999999), seen = 0;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        seen += histogram[bucket];
        if (seen < wanted || seen == 0) continue;
        uint64_t bound = bucket;
        if (bucket >= 2u << LINEAR_BITS) {
            int exponent = (int)(bucket >> LINEAR_BITS) - 1;
            uint64_t mantissa = (1u << LINEAR_BITS) + (bucket & ((1u << LINEAR_BITS) - 1));
            bound = ((mantissa + 1) << exponent) - 1;
        }
        return (double)(bound < longest_ns ? bound : longest_ns) / 1e3;
    }
    return (double)longest_ns / 1e3;
}

static void add_request(Connection *connection, uint64_t intended_ns) {
    Request request = requests[connection->next_request];
    connection->next_request = (connection->next_request + 1) % request_count;
    if (connection->out_start + connection->out_count + request.count > BUFFER_BYTES) {
        memmove(connection->out, connection->out + connection->out_start, connection->out_count);
        connection->out_start = 0;
    }
    memcpy(connection->out + connection->out_start + connection->out_count, request.bytes, request.count);
    connection->out_count += request.count;
    connection->intended[connection->sent++ % UNDER_WAY_MAX] = intended_ns;
}

static void flush(Connection *connection, int epoll) {
    while (connection->out_count > 0) {
        ssize_t count = send(connection->socket, connection->out + connection->out_start,
                             connection->out_count, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) break;
        if (count < 0) fail("send");
        connection->out_start += (size_t)count;
        connection->out_count -= (size_t)count;
    }
    if (connection->out_count == 0) connection->out_start = 0;
    int waits = connection->out_count > 0;
    if (waits == connection->waits_for_room) return;
    connection->waits_for_room = waits;
    struct epoll_event event = {.events = EPOLLIN | (waits ? EPOLLOUT : 0), .data.ptr = connection};
    if (epoll_ctl(epoll, EPOLL_CTL_MOD, connection->socket, &event) != 0) fail("epoll_ctl");
}

/// Reads what there is; in a closed loop (depth above 0) each reply is followed by a request.
static void receive(Connection *connection, Protocol protocol, int is_closed_loop) {
    ssize_t count = recv(connection->socket, connection->in + connection->in_count,
                         BUFFER_BYTES - connection->in_count, MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        fprintf(stderr, "the server hung up\n");
        exit(1);
    }
    uint64_t now = now_ns();
    connection->in_count += (size_t)count;
    size_t taken = 0, length;
    while ((length = reply_length(protocol, connection->in + taken, connection->in_count - taken)) > 0) {
        taken += length;
        uint64_t intended_ns = connection->intended[connection->answered++ % UNDER_WAY_MAX];
        if (intended_ns >= measured_from_ns) {
            record(now > intended_ns ? now - intended_ns : 0);
            reply_bytes += length;
            last_reply_ns = now;
        }
        if (is_closed_loop && now < end_ns) add_request(connection, now);
    }
    connection->in_count -= taken;
    if (connection->in_count > 0 && taken > 0) {
        memmove(connection->in, connection->in + taken, connection->in_count);
    }
}

static uint64_t unanswered(long count) {
    uint64_t sum = 0;
    for (long place = 0; place < count; place++) {
        sum += connections[place].sent - connections[place].answered;
    }
    return sum;
}

/// Sends what is due, the connections in turn, and says when to come again: when the next request is
/// due, or UINT64_MAX for when a reply has come.
static uint64_t send_due(long count, double rate, uint64_t start_ns, uint64_t *turn, int epoll) {
    uint64_t now = now_ns(), first = *turn, due;
    for (;; ++*turn) {
        due = start_ns + (uint64_t)((double)*turn / rate * 1e9);
        if (due > now || due >= end_ns) break;
        Connection *connection = &connections[*turn % (uint64_t)count];
        // No room: the schedule waits for the answers of this connection, and the latency counts on.
        if (connection->sent - connection->answered >= UNDER_WAY_MAX) {
            due = UINT64_MAX;
            break;
        }
        add_request(connection, due);
    }
    uint64_t touched = *turn - first;
    if (touched > (uint64_t)count) touched = (uint64_t)count;
    for (uint64_t place = 0; place < touched; place++) {
        flush(&connections[(first + place) % (uint64_t)count], epoll);
    }
    return due;
}

static void run(Protocol protocol, long port, long count, long depth, double seconds, double rate) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) fail("epoll");
    for (long place = 0; place < count; place++) {
        Connection *connection = &connections[place];
        connection->socket = connect_to(port);
        connection->in = malloc(BUFFER_BYTES);
        connection->out = malloc(BUFFER_BYTES);
        connection->next_request = (uint64_t)place * request_count / (uint64_t)count;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, connection->socket, &event) != 0) fail("epoll_ctl");
    }
    // Without this the kernel may wake a sleeper 50 microseconds late.
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    double warmup = seconds / 5 < 1 ? seconds / 5 : 1;
    uint64_t start_ns = now_ns(), turn = 0, due_ns = UINT64_MAX;
    measured_from_ns = start_ns + (uint64_t)(warmup * 1e9);
    end_ns = start_ns + (uint64_t)(seconds * 1e9);
    uint64_t last_ns = end_ns + GRACE_SECONDS * 1000000000ull;
    for (long place = 0; rate == 0 && place < count; place++) {
        for (long call = 0; call < depth; call++) add_request(&connections[place], now_ns());
        flush(&connections[place], epoll);
    }
    struct epoll_event events[EVENTS_MAX];
    for (;;) {
        if (rate > 0) due_ns = send_due(count, rate, start_ns, &turn, epoll);
        uint64_t now = now_ns();
        if (now >= last_ns || (now >= end_ns && due_ns >= end_ns && unanswered(count) == 0)) break;
        uint64_t wake_ns = now < end_ns ? end_ns : last_ns;
        if (due_ns < wake_ns && due_ns < end_ns) wake_ns = due_ns;
        // What has become due meanwhile is sent at once.
        uint64_t wait_ns = wake_ns > now ? wake_ns - now : 0;
        struct timespec wait = {(time_t)(wait_ns / 1000000000u), (long)(wait_ns % 1000000000u)};
        int ready = epoll_pwait2(epoll, events, EVENTS_MAX, &wait, NULL);
        if (ready < 0 && errno != EINTR) fail("epoll_pwait2");
        for (int place = 0; place < ready; place++) {
            Connection *connection = events[place].data.ptr;
            if (events[place].events & ~(uint32_t)EPOLLOUT) receive(connection, protocol, rate == 0);
            flush(connection, epoll);
        }
    }
    errors += unanswered(count);
    for (long place = 0; place < count; place++) close(connections[place].socket);
}

static void print_result(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    double cpu_us = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6
                    + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    uint64_t until = last_reply_ns > end_ns ? last_reply_ns : end_ns;
    double seconds = (double)(until - measured_from_ns) / 1e9, replies = measured ? (double)measured : 1;
    printf("%.0f %.1f %.1f %.1f %.1f %.1f %llu %.0f %.2f\n", (double)measured / seconds, percentile_us(50),
           percentile_us(90), percentile_us(99), percentile_us(99.9), (double)longest_ns / 1e3,
           (unsigned long long)errors, (double)reply_bytes / replies, cpu_us / replies);
}

// ---------------------------------------------------------------------------------------------------
// The echo, and what redis is given to hold
// ---------------------------------------------------------------------------------------------------

static void echo(long port) {
    struct sockaddr_in address = loopback(port);
    int one = 1, epoll = epoll_create1(EPOLL_CLOEXEC);
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listening, (struct sockaddr *)&address, sizeof address) != 0) fail("bind");
    socklen_t size = sizeof address;
    if (listen(listening, CONNECTIONS_MAX) != 0) fail("listen");
    getsockname(listening, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listening}, events[EVENTS_MAX];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listening, &event);
    event.data.fd = STDIN_FILENO;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0) fail("standard input");
    static uint8_t bytes[BUFFER_BYTES];
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS_MAX, -1);
        for (int place = 0; place < ready; place++) {
            int from = events[place].data.fd;
            if (from == STDIN_FILENO) return;
            if (from == listening) {
                int taken = accept(listening, NULL, NULL);
                if (taken < 0) continue;
                set_nodelay(taken);
                event = (struct epoll_event){.events = EPOLLIN, .data.fd = taken};
                epoll_ctl(epoll, EPOLL_CTL_ADD, taken, &event);
                continue;
            }
            ssize_t count = recv(from, bytes, sizeof bytes, MSG_DONTWAIT);
            ssize_t written = 0;
            // The socket blocks when its buffer is full, which no load of ours makes it.
            while (count > 0 && written < count) {
                ssize_t more = send(from, bytes + written, (size_t)(count - written), MSG_NOSIGNAL);
                if (more <= 0) break;
                written += more;
            }
            if (count == 0 || (count < 0 && errno != EAGAIN) || written < count) close(from);
        }
    }
}

static void fill(long port, long keys, long value_bytes) {
    enum { BATCH = 256 };
    static char value[VALUE_BYTES_MAX + 1], replies[BATCH * 5];
    memset(value, 'y', (size_t)value_bytes);
    int socket = connect_to(port);
    FILE *out = fdopen(dup(socket), "wb");
    for (long first = 0; first < keys; first += BATCH) {
        long batch = keys - first < BATCH ? keys - first : BATCH;
        for (long place = first; place < first + batch; place++) {
            char key[32];
            int length = key_of((size_t)place, key, sizeof key);
            fprintf(out, "*3\r\n$3\r\nSET\r\n$%d\r\n%s\r\n$%ld\r\n", length, key, value_bytes);
            fwrite(value, 1, (size_t)value_bytes, out);
            fputs("\r\n", out);
        }
        fflush(out);
        ssize_t wanted = batch * 5;
        if (recv(socket, replies, (size_t)wanted, MSG_WAITALL) != wanted || replies[0] != '+') {
            fprintf(stderr, "redis does not take the values\n");
            exit(1);
        }
    }
    fclose(out);
    close(socket);
}

int main(int count, char **arguments) {
    if (count == 3 && strcmp(arguments[1], "echo") == 0) {
        echo(number(arguments[2], 0, 65535, "PORT"));
        return 0;
    }
    if (count == 5 && strcmp(arguments[1], "fill") == 0) {
        fill(number(arguments[2], 1, 65535, "PORT"), number(arguments[3], 1, REQUESTS_MAX, "KEYS"),
             number(arguments[4], 1, VALUE_BYTES_MAX, "BYTES"));
        return 0;
    }
    if (count != 7 && count != 8) {
        fprintf(stderr, "usage: wire yekta|redis|echo-of PORT REQUESTS CONNECTIONS DEPTH SECONDS [RATE]\n"
                        "       wire echo PORT\n       wire fill PORT KEYS BYTES\n");
        return 64;
    }
    Protocol protocol = strcmp(arguments[1], "redis") == 0 ? REDIS
                        : strcmp(arguments[1], "yekta") == 0 ? YEKTA
                                                             : ECHO;
    long port = number(arguments[2], 1, 65535, "PORT");
    long clients = number(arguments[4], 1, CONNECTIONS_MAX, "CONNECTIONS");
    long depth = number(arguments[5], 1, DEPTH_MAX, "DEPTH");
    long seconds = number(arguments[6], 1, SECONDS_MAX, "SECONDS");
    long rate = count == 8 ? number(arguments[7], 1, 10000000, "RATE") : 0;
    if (protocol == REDIS) {
        make_gets((size_t)number(arguments[3], 1, REQUESTS_MAX, "KEYS"));
    } else {
        read_frames(arguments[3]);
    }
    if ((size_t)depth > request_count) {
        fprintf(stderr, "there are %zu requests for a depth of %ld; write more\n", request_count, depth);
        return 64;
    }
    run(protocol, port, clients, depth, (double)seconds, (double)rate);
    print_result();
    return 0;
}
