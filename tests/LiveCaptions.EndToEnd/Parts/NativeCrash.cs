using CliWrap;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>
/// Crashes of native code inside the service. A library that is loaded before it makes them, since signals sent from outside do not end a
/// .NET process as a fault of native code does.
/// </summary>
internal sealed class NativeCrash(ScratchFolder folder)
{
    private const string Source = """
        #include <pthread.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <unistd.h>
        static void *look(void *file) {
            for (;; usleep(20000)) {
                FILE *order = fopen(file, "r");
                if (!order) continue;
                int kind = fgetc(order);
                fclose(order);
                unlink(file);
                if (kind == 'a') abort();
                if (kind == 's') *(volatile int *)8 = 1;
                if (kind == 'i') __builtin_trap();
                if (kind == 'x') _exit(99);
            }
        }
        __attribute__((constructor)) static void begin(void) {
            pthread_t thread;
            if (getenv("LIVECAPTIONS_SUPERVISOR")) pthread_create(&thread, 0, look, getenv("CRASH_FILE"));
        }
        """;

    private string Library => folder.File("crash.so");

    /// <summary>Builds the library; skips the test where there is no compiler.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> PrepareAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/cc"), "it needs Linux and a C compiler");
        await Cli.Wrap("cc")
            .WithArguments(["-shared", "-fPIC", "-o", Library, folder.Write("crash.c", Source), "-lpthread"])
            .ExecuteAsync();
        return new Dictionary<string, string?> { ["LD_PRELOAD"] = Library, ["CRASH_FILE"] = folder.File("order") };
    }

    /// <summary>Lets native code crash: a (abort), s (segmentation fault), i (illegal instruction), x (exit).</summary>
    public void Order(char kind)
    {
        File.WriteAllText(folder.File("order.new"), kind.ToString());
        File.Move(folder.File("order.new"), folder.File("order"));
    }
}
