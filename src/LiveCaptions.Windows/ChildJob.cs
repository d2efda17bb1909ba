using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace LiveCaptions.Windows;

/// <summary>
/// A job object that holds a child process and all that it starts. They end when it is disposed, and when this process ends, however it
/// ends: the system then closes its handle.
/// </summary>
/// <remarks>
/// What the child starts before it is held is not in the job; a process needs longer for its own start. See "Job Objects" in Microsoft's
/// documentation of Windows. Threading: safe.
/// </remarks>
[SupportedOSPlatform("windows")]
public sealed class ChildJob : IDisposable
{
    private const uint Ended = 1;
    private readonly SafeFileHandle job;

    private ChildJob(SafeFileHandle job) => this.job = job;

    /// <summary>Holds a process that has just been started.</summary>
    /// <param name="process">The process; it may have ended already.</param>
    /// <exception cref="Win32Exception">The system refuses a job, or the process to be in it.</exception>
    public static ChildJob Hold(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var job = Kernel32.CreateJobObject(0, 0);
        var limits = new JobLimits { Flags = JobLimits.KillOnClose };
        if (
            !job.IsInvalid
            && Kernel32.SetInformationJobObject(job, JobLimits.Kind, in limits, Unsafe.SizeOf<JobLimits>())
            && (Kernel32.AssignProcessToJobObject(job, process.SafeHandle) || process.HasExited)
        )
            return new(job);
        var refused = new Win32Exception();
        job.Dispose();
        throw refused;
    }

    /// <summary>Ends all processes of the job.</summary>
    public void Dispose()
    {
        if (!job.IsClosed)
            _ = Kernel32.TerminateJobObject(job, Ended);
        job.Dispose();
    }
}
