// One open device. miniaudio alone fails in four ways that happen on air; each has its remedy here:
// - ma_device_uninit waits forever once no more data comes: the device is stopped first;
// - a dead sound server raises no event: after a time-out, libpulse itself is asked for its state;
// - opening crashes when there is no device: only devices of a fresh listing are opened;
// - losses outside the ring move no counter: captured frames and the time of the last one are reported together, so that the caller
//   can compare them with the clock.
struct lcc_capture {
    connection       connection;
    ma_device        device;
    ring             ring;
    lcc_signal       signal;
    ma_atomic_bool32 waiting, cancelled, suspended;
    ma_atomic_uint64 captured, dropped, first_at, last_at, longest_gap, moves;
    ma_atomic_uint64 version;                       // odd while captured and last_at change
};

static void on_data(ma_device * device, void * out, const void * in, ma_uint32 frames)
{
    lcc_capture * s = (lcc_capture *)device->pUserData;
    ma_uint64 now = (ma_uint64)lcc_now(), last = ma_atomic_uint64_get(&s->last_at);
    (void)out;
    if (last == 0) { ma_atomic_uint64_set(&s->first_at, now); }
    else if (now - last > ma_atomic_uint64_get(&s->longest_gap)) { ma_atomic_uint64_set(&s->longest_gap, now - last); }
    ma_atomic_uint64_fetch_add(&s->dropped, ring_write(&s->ring, (const float *)in, frames));
    ma_atomic_uint64_fetch_add(&s->version, 1);
    ma_atomic_uint64_fetch_add(&s->captured, frames);
    ma_atomic_uint64_set(&s->last_at, now);
    ma_atomic_uint64_fetch_add(&s->version, 1);
    if (ma_atomic_bool32_get(&s->waiting)) { signal_set(&s->signal); }
}

static void on_notification(const ma_device_notification * notification)
{
    lcc_capture * s = (lcc_capture *)notification->pDevice->pUserData;
    switch (notification->type) {
        case ma_device_notification_type_stopped:  ma_atomic_bool32_set(&s->suspended, MA_TRUE); break;
        case ma_device_notification_type_started:  ma_atomic_bool32_set(&s->suspended, MA_FALSE); break;
        case ma_device_notification_type_rerouted: ma_atomic_uint64_fetch_add(&s->moves, 1); break;
        default: break;
    }
    signal_set(&s->signal);
}

// Returns the device that the options name, or NULL. Without an id this is the default of its kind, else the first of its kind, else,
// for a microphone, the system's default, which may be a monitor.
static const ma_device_info * find_device(lcc_capture * s, const device_list * list, const lcc_options * o, lcc_device * opened)
{
    const ma_device_info * found = NULL;
    int best = 0;
    ma_uint32 i;
    for (i = 0; i < list->capture_count + list->loopback_count; i++) {
        lcc_device device;
        const ma_device_info * info = describe(&s->connection, list, i, &device);
        int rank;
        if (o->id != NULL) { rank = strcmp(device.id, o->id) == 0 && device.kind == o->kind; }
        else if (device.kind == o->kind) { rank = device.is_default ? 3 : 2; }
        else { rank = o->kind == LCC_MICROPHONE && info->isDefault ? 1 : 0; }
        if (rank > best) { best = rank; found = info; *opened = device; }
    }
    return found;
}

static ma_result open_device(lcc_capture * s, const lcc_options * o, lcc_device * opened)
{
    device_list list;
    const ma_device_info * found;
    ma_device_config config;
    ma_result result = list_devices(&s->connection, &list);
    if (result != MA_SUCCESS) { return result; }
    found = find_device(s, &list, o, opened);
    if (found == NULL) { return (ma_result)LCC_NO_DEVICE; }
    config = ma_device_config_init(found >= list.playback && found < list.playback + list.playback_count ? ma_device_type_loopback : ma_device_type_capture);
    // Without an id the system may move the capture, so a default is followed only if it is also the system's own default.
    if (o->id != NULL || !o->follow || !found->isDefault) { config.capture.pDeviceID = &found->id; }
    config.sampleRate = 0;
    config.capture.channels = 0;
    config.capture.format = ma_format_f32;
    config.capture.channelMixMode = ma_channel_mix_mode_simple;
    config.periodSizeInMilliseconds = (ma_uint32)o->period_ms;
    config.periods = (ma_uint32)o->periods;
    config.noFixedSizedCallback = MA_TRUE;
    config.performanceProfile = ma_performance_profile_low_latency;
    config.dataCallback = on_data;
    config.notificationCallback = on_notification;
    config.pUserData = s;
    config.pulse.pStreamNameCapture = "LiveCaptions";
    return ma_device_init(&s->connection.context, &config, &s->device);
}

int lcc_capture_open(const lcc_options * o, lcc_capture ** capture, lcc_device * opened, int * used_system, char * message)
{
    lcc_capture * s = (lcc_capture *)calloc(1, sizeof(lcc_capture));
    int result = LCC_MEMORY, stage = 0;
    *capture = NULL;
    *used_system = LCC_ANY_SYSTEM;
    memset(opened, 0, sizeof(*opened));
    message[0] = 0;
    if (s == NULL) { return LCC_MEMORY; }
    if (signal_init(&s->signal)) { stage = 1; result = connection_open(&s->connection, o->system); }
    if (stage == 1 && result == MA_SUCCESS) { stage = 2; result = open_device(s, o, opened); }
    if (stage == 2 && result == MA_SUCCESS) {
        stage = 3;
        result = ring_init(&s->ring, (ma_uint64)s->device.sampleRate * (ma_uint64)o->ring_ms / 1000, s->device.capture.channels) ? MA_SUCCESS : LCC_MEMORY;
    }
    if (stage == 3 && result == MA_SUCCESS) { result = ma_device_start(&s->device); }
    if (stage == 3 && result == MA_SUCCESS) {
        *used_system = system_of(s->connection.context.backend);
        *capture = s;
        return MA_SUCCESS;
    }
    ma_strncpy_s(message, 256, s->connection.message, (size_t)-1);
    if (stage >= 3) { ma_device_uninit(&s->device); }
    if (stage >= 2) { connection_close(&s->connection); }
    if (stage >= 1) { signal_free(&s->signal); }
    ring_free(&s->ring);
    free(s);
    return result;
}

// miniaudio's PulseAudio loop waits forever on a dead connection. 5 and 6 are a failed and a terminated context, 3 and 4 a stream.
static int is_lost(lcc_capture * s)
{
#if defined(MA_HAS_PULSEAUDIO)
    ma_context * context = &s->connection.context;
    if (context->backend == ma_backend_pulseaudio) {
        return (int)((ma_pa_context_get_state_proc)context->pulse.pa_context_get_state)((ma_pa_context *)s->device.pulse.pPulseContext) >= 5 ||
               (int)((ma_pa_stream_get_state_proc)context->pulse.pa_stream_get_state)((ma_pa_stream *)s->device.pulse.pStreamCapture) >= 3;
    }
#endif
    (void)s;
    return 0;
}

int lcc_capture_read(lcc_capture * s, float * to, int capacity, int min, int timeout_ms, int64_t * lost)
{
    int64_t end = lcc_now() + (int64_t)timeout_ms * 1000000;
    *lost = 0;
    for (;;) {
        int64_t now = lcc_now();
        ma_uint64 ready = ring_unread(&s->ring);
        int stopped = ma_device_get_state(&s->device) == ma_device_state_stopped;
        if (ma_atomic_bool32_get(&s->cancelled)) { return LCC_CANCELLED; }
        if (ready >= (ma_uint64)min || (ready > 0 && (now >= end || stopped || ring_has_gap(&s->ring)))) {
            return (int)ring_read(&s->ring, to, (ma_uint64)capacity);
        }
        *lost += (int64_t)ring_take_gap(&s->ring);
        if (stopped) { return LCC_STOPPED; }
        if (now >= end) { return is_lost(s) ? LCC_LOST : 0; }
        ma_atomic_bool32_set(&s->waiting, MA_TRUE);
        if (ring_unread(&s->ring) < (ma_uint64)min) { signal_wait(&s->signal, (int)((end - now) / 1000000) + 1); }
        ma_atomic_bool32_set(&s->waiting, MA_FALSE);
    }
}

void lcc_capture_state(lcc_capture * s, lcc_state * out)
{
    ma_uint64 version;
    memset(out, 0, sizeof(*out));
    do {
        version = ma_atomic_uint64_get(&s->version);
        out->captured = (int64_t)ma_atomic_uint64_get(&s->captured);
        out->last_at = (int64_t)ma_atomic_uint64_get(&s->last_at);
    } while (version % 2 == 1 || version != ma_atomic_uint64_get(&s->version));
    out->dropped = (int64_t)ma_atomic_uint64_get(&s->dropped);
    out->first_at = (int64_t)ma_atomic_uint64_get(&s->first_at);
    out->longest_gap = (int64_t)ma_atomic_uint64_get(&s->longest_gap);
    out->rate = (int32_t)s->device.sampleRate;
    out->channels = (int32_t)s->device.capture.channels;
    out->period_frames = (int32_t)s->device.capture.internalPeriodSizeInFrames;
    out->suspended = (int32_t)ma_atomic_bool32_get(&s->suspended);
    out->moves = (int32_t)ma_atomic_uint64_get(&s->moves);
}

void lcc_capture_cancel(lcc_capture * s)
{
    ma_atomic_bool32_set(&s->cancelled, MA_TRUE);
    signal_set(&s->signal);
}

void lcc_capture_close(lcc_capture * s)
{
    if (s == NULL) { return; }
    // Core Audio needs no stop, and deadlocks in one after the machine has slept.
    if (s->connection.context.backend != ma_backend_coreaudio) { ma_device_stop(&s->device); }
    ma_device_uninit(&s->device);
    connection_close(&s->connection);
    signal_free(&s->signal);
    ring_free(&s->ring);
    free(s);
}
