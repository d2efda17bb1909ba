using CliWrap;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun;

/// <summary>
/// The date of processes that are killed, set back and forth by a file. It is a small library of our own: the processes of libfaketime
/// share a semaphore, and one that is killed while it holds it stops all the others, the supervisor included.
/// </summary>
internal sealed class SteppedDate(ScratchFolder folder)
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <sys/time.h>
        #include <time.h>
        #include <unistd.h>
        static const volatile long *offset;
        __attribute__((constructor)) static void begin(void) {
            int file = open(getenv("STEPPED_DATE"), O_RDONLY | O_CLOEXEC);
            void *map = mmap(0, sizeof(long), PROT_READ, MAP_SHARED, file, 0);
            if (map != MAP_FAILED) offset = map;
            close(file);
        }
        int clock_gettime(clockid_t id, struct timespec *at) {
            long failed = syscall(SYS_clock_gettime, id, at);
            if (!failed && offset && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) at->tv_sec += *offset;
            return failed;
        }
        int gettimeofday(struct timeval *at, void *zone) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            at->tv_sec = now.tv_sec, at->tv_usec = now.tv_nsec / 1000;
            return 0;
        }
        time_t time(time_t *at) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (at) *at = now.tv_sec;
            return now.tv_sec;
        }
        """;

    private string Offset => folder.File("date");

    /// <summary>Builds the library.</summary>
    /// <returns>The environment of a process whose date can be set; empty where there is no compiler.</returns>
    public async Task<IReadOnlyDictionary<string, string?>> PrepareAsync()
    {
        File.WriteAllBytes(Offset, BitConverter.GetBytes(0L));
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || !File.Exists("/usr/bin/cc"))
            return new Dictionary<string, string?>();
        var library = folder.File("date.so");
        await Cli.Wrap("cc").WithArguments(["-shared", "-fPIC", "-O1", "-o", library, folder.Write("date.c", Source)]).ExecuteAsync();
        return new Dictionary<string, string?> { ["LD_PRELOAD"] = library, ["STEPPED_DATE"] = Offset };
    }

    /// <summary>Sets the date of all processes forward, or back, by the real one.</summary>
    public void Set(TimeSpan offset)
    {
        // In place: the processes have the file in their memory.
        using var file = new FileStream(Offset, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)offset.TotalSeconds));
    }
}
