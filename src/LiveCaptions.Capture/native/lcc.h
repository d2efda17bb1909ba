// Sound capture over miniaudio as a C API that the caller pulls from: the sound system's thread writes into a lock-free ring, which
// the caller reads with a time-out. Nothing here ever calls back into the caller.
//
// Results: 0 or a count is success, a negative number an error, which lcc_error describes. Text is UTF-8; times are nanoseconds of a
// monotonic clock. Sound is interleaved float at the device's own rate, with all of its channels; the caller chooses and converts.
// Threading: one reader per capture at a time; lcc_capture_cancel and lcc_capture_state may be called meanwhile. Listing and opening
// may run in parallel: each makes its own connection, since PulseAudio's is not thread-safe and never reconnects.
#pragma once
#include <stdint.h>

#if defined(_WIN32)
#define LCC_API __declspec(dllexport)
#else
#define LCC_API __attribute__((visibility("default")))
#endif
#define LCC_ABI 2

enum { LCC_ANY_SYSTEM = 0, LCC_WASAPI = 1, LCC_CORE_AUDIO = 2, LCC_PULSE_AUDIO = 3, LCC_ALSA = 4 };
enum { LCC_MICROPHONE = 1, LCC_LOOPBACK = 2 };      // loopback: what the computer plays, PulseAudio's monitor
enum {
    LCC_CANCELLED = -1001,
    LCC_STOPPED = -1002,                            // the device stopped
    LCC_LOST = -1003,                               // the sound server is gone, or has ended the capture
    LCC_NO_DEVICE = -1004,
    LCC_MEMORY = -1005,
};

typedef struct lcc_device {
    char    id[512];                                // the system's own id, the same after a restart
    char    name[256];                              // to display; not unique
    int32_t kind;
    int32_t is_default;                             // of its kind
} lcc_device;

typedef struct lcc_options {
    int32_t      system, kind;
    const char * id;                                // as listed; NULL for the default of its kind
    int32_t      follow;                            // without id: follow when the system moves the default; 0: stay with the device
    int32_t      period_ms, periods, ring_ms;
} lcc_options;

typedef struct lcc_state {
    int64_t captured;                               // frames that the system delivered, dropped ones included
    int64_t dropped;                                // frames that found the ring full
    int64_t first_at, last_at, longest_gap;         // delivery times; captured and last_at are read as a consistent pair
    int32_t rate, channels, period_frames, suspended, moves, reserved;
} lcc_state;

typedef struct lcc_capture lcc_capture;

LCC_API int          lcc_abi(void);
LCC_API int          lcc_size(int what);            // of lcc_device (0), lcc_options (1), lcc_state (2); compared at load
LCC_API const char * lcc_version(void);             // of miniaudio
LCC_API const char * lcc_error(int code);
LCC_API int64_t      lcc_now(void);

// Fills up to `capacity` devices and returns how many there are. message: 256 bytes, the sound system's own message on failure.
LCC_API int lcc_devices(int system, lcc_device * devices, int capacity, int * used_system, char * message);

LCC_API int lcc_capture_open(const lcc_options * options, lcc_capture ** capture, lcc_device * opened, int * used_system, char * message);

// Waits until `min` frames are available, then copies up to `capacity`. lost: frames dropped just before the first one copied.
// Returns the frames copied; 0 on time-out; a negative error when the capture is over, after the ring has been read to its end.
LCC_API int  lcc_capture_read(lcc_capture *, float * to, int capacity, int min, int timeout_ms, int64_t * lost);
LCC_API void lcc_capture_state(lcc_capture *, lcc_state * out);
LCC_API void lcc_capture_cancel(lcc_capture *);       // a reader returns at once, now and later
LCC_API void lcc_capture_close(lcc_capture *);        // no reader may be left; blocks while the sound server hangs
