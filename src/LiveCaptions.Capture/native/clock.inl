// A monotonic clock, and a signal that any thread sets and one thread waits for with a time-out.
#if defined(_WIN32)
typedef HANDLE lcc_signal;

int64_t lcc_now(void)
{
    LARGE_INTEGER ticks, frequency;
    QueryPerformanceCounter(&ticks);
    QueryPerformanceFrequency(&frequency);
    return ticks.QuadPart / frequency.QuadPart * 1000000000 + ticks.QuadPart % frequency.QuadPart * 1000000000 / frequency.QuadPart;
}

static int  signal_init(lcc_signal * s)         { *s = CreateEventW(NULL, FALSE, FALSE, NULL); return *s != NULL; }
static void signal_free(lcc_signal * s)         { CloseHandle(*s); }
static void signal_set(lcc_signal * s)          { SetEvent(*s); }
static void signal_wait(lcc_signal * s, int ms) { WaitForSingleObject(*s, (DWORD)ms); }

#elif defined(__APPLE__)
#include <dispatch/dispatch.h>
typedef dispatch_semaphore_t lcc_signal;

int64_t lcc_now(void) { return (int64_t)clock_gettime_nsec_np(CLOCK_UPTIME_RAW); }

static int  signal_init(lcc_signal * s)         { *s = dispatch_semaphore_create(0); return *s != NULL; }
static void signal_free(lcc_signal * s)         { dispatch_release(*s); }
static void signal_set(lcc_signal * s)          { dispatch_semaphore_signal(*s); }
static void signal_wait(lcc_signal * s, int ms) { dispatch_semaphore_wait(*s, dispatch_time(DISPATCH_TIME_NOW, (int64_t)ms * 1000000)); }

#else
#include <semaphore.h>
#include <time.h>
typedef sem_t lcc_signal;

int64_t lcc_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int  signal_init(lcc_signal * s) { return sem_init(s, 0, 0) == 0; }
static void signal_free(lcc_signal * s) { sem_destroy(s); }
static void signal_set(lcc_signal * s)  { sem_post(s); }

static void signal_wait(lcc_signal * s, int ms)
{
    // Without sem_clockwait (before glibc 2.30, musl) a jump of the wall clock can make one wait too short or too long.
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 30)
    const clockid_t clock = CLOCK_MONOTONIC;
#define LCC_TIMED_WAIT(s, t) sem_clockwait(s, CLOCK_MONOTONIC, t)
#else
    const clockid_t clock = CLOCK_REALTIME;
#define LCC_TIMED_WAIT(s, t) sem_timedwait(s, t)
#endif
    struct timespec t;
    clock_gettime(clock, &t);
    t.tv_nsec += (long)(ms % 1000) * 1000000;
    t.tv_sec += ms / 1000 + t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    while (LCC_TIMED_WAIT(s, &t) != 0 && errno == EINTR) { }
}
#endif
