// Connections to the sound system, and its devices.
typedef struct connection {
    ma_context context;
    ma_log     log;
    char       message[256];
} connection;

static void on_log(void * user, ma_uint32 level, const char * text)
{
    if (level <= MA_LOG_LEVEL_WARNING) { ma_strncpy_s((char *)user, 256, text, (size_t)-1); }
}

static const struct { int system; ma_backend backend; } systems[] = {
    { LCC_WASAPI, ma_backend_wasapi }, { LCC_CORE_AUDIO, ma_backend_coreaudio },
    { LCC_PULSE_AUDIO, ma_backend_pulseaudio }, { LCC_ALSA, ma_backend_alsa },
};

static int system_of(ma_backend backend)
{
    int i;
    for (i = 0; i < 4; i++) { if (systems[i].backend == backend) { return systems[i].system; } }
    return LCC_ANY_SYSTEM;
}

#if defined(MA_HAS_ALSA)
static void discard_message(const char * file, int line, const char * function, int error, const char * format, ...)
{
    (void)file; (void)line; (void)function; (void)error; (void)format;
}

// libasound writes dozens of lines about unconfigured plugins straight to the error output.
static void silence_alsa(ma_context * context)
{
    ma_proc set = ma_dlsym(ma_context_get_log(context), context->alsa.asoundSO, "snd_lib_error_set_handler");
    if (set != NULL) { ((int (*)(void (*)(const char *, int, const char *, int, const char *, ...)))set)(discard_message); }
}
#endif

#if defined(MA_HAS_PULSEAUDIO)
// miniaudio replaces the device's own channel map with a standard one of as many channels, and the server then mixes one into the
// other, so that the channels of an interface would no longer be its inputs. The map passed in is the right one.
static ma_pa_channel_map * keep_channel_map(ma_pa_channel_map * map, unsigned channels, ma_pa_channel_map_def_t standard)
{
    (void)channels; (void)standard;
    return map;
}
#endif

static int connection_open(connection * c, int system)
{
    ma_backend backends[4];
    ma_uint32 count = 0, i;
    ma_context_config config = ma_context_config_init();
    ma_result result;
    for (i = 0; i < 4; i++) { if (system == LCC_ANY_SYSTEM || system == systems[i].system) { backends[count++] = systems[i].backend; } }
    c->message[0] = 0;
    ma_log_init(NULL, &c->log);
    ma_log_register_callback(&c->log, ma_log_callback_init(on_log, c->message));
    config.pLog = &c->log;
    config.threadPriority = ma_thread_priority_highest;
    config.pulse.pApplicationName = "LiveCaptions";
    result = ma_context_init(backends, count, &config, &c->context);
    if (result != MA_SUCCESS) { ma_log_uninit(&c->log); return result; }
#if defined(MA_HAS_ALSA)
    if (c->context.backend == ma_backend_alsa) { silence_alsa(&c->context); }
#endif
#if defined(MA_HAS_PULSEAUDIO)
    if (c->context.backend == ma_backend_pulseaudio) { c->context.pulse.pa_channel_map_init_extend = (ma_proc)keep_channel_map; }
#endif
    return MA_SUCCESS;
}

static void connection_close(connection * c)
{
    ma_context_uninit(&c->context);
    ma_log_uninit(&c->log);
}

static void id_text(ma_backend backend, const ma_device_id * id, char * out, size_t capacity)
{
    if (backend == ma_backend_wasapi) {                 // "{0.0.1.00000000}.{guid}": ASCII
        size_t i;
        for (i = 0; i + 1 < capacity && i < 64 && id->wasapi[i] != 0; i++) { out[i] = (char)id->wasapi[i]; }
        out[i] = 0;
    } else {
        ma_strncpy_s(out, capacity, id->pulse, (size_t)-1);      // char[256] in all other systems
    }
}

// A monitor of PulseAudio is a capture device named after its sink.
static int is_monitor(ma_backend backend, const char * id)
{
    size_t n = strlen(id);
    return backend == ma_backend_pulseaudio && n > 8 && strcmp(id + n - 8, ".monitor") == 0;
}

static int is_monitor_of(const ma_device_info * sink, const char * id)
{
    size_t n = strlen(sink->id.pulse);
    return strncmp(id, sink->id.pulse, n) == 0 && strcmp(id + n, ".monitor") == 0;
}

typedef struct device_list {
    ma_device_info * playback, * capture;
    ma_uint32        playback_count, capture_count, loopback_count;      // loopback: playback devices that can be captured as such
} device_list;

static ma_result list_devices(connection * c, device_list * list)
{
    ma_result result = ma_context_get_devices(&c->context, &list->playback, &list->playback_count, &list->capture, &list->capture_count);
    list->loopback_count = ma_context_is_loopback_supported(&c->context) ? list->playback_count : 0;
    return result;
}

// Describes the device at `index`: capture devices come first, then loopback ones.
static const ma_device_info * describe(connection * c, const device_list * list, ma_uint32 index, lcc_device * out)
{
    int is_playback = index >= list->capture_count;
    const ma_device_info * info = is_playback ? &list->playback[index - list->capture_count] : &list->capture[index];
    memset(out, 0, sizeof(*out));
    id_text(c->context.backend, &info->id, out->id, sizeof(out->id));
    ma_strncpy_s(out->name, sizeof(out->name), info->name, (size_t)-1);
    out->kind = is_playback || is_monitor(c->context.backend, out->id) ? LCC_LOOPBACK : LCC_MICROPHONE;
    out->is_default = info->isDefault;
    if (!is_playback && out->kind == LCC_LOOPBACK) {
        ma_uint32 i;
        out->is_default = 0;
        for (i = 0; i < list->playback_count; i++) {
            if (list->playback[i].isDefault && is_monitor_of(&list->playback[i], out->id)) { out->is_default = 1; }
        }
    }
    return info;
}

int lcc_devices(int system, lcc_device * devices, int capacity, int * used_system, char * message)
{
    connection c;
    device_list list;
    int result = connection_open(&c, system), count = 0;
    ma_strncpy_s(message, 256, c.message, (size_t)-1);
    *used_system = LCC_ANY_SYSTEM;
    if (result != MA_SUCCESS) { return result; }
    *used_system = system_of(c.context.backend);
    result = list_devices(&c, &list);
    if (result == MA_SUCCESS) {
        count = (int)(list.capture_count + list.loopback_count);
        for (result = 0; result < count && result < capacity; result++) { describe(&c, &list, (ma_uint32)result, &devices[result]); }
        result = count;
    }
    ma_strncpy_s(message, 256, c.message, (size_t)-1);
    connection_close(&c);
    return result;
}
