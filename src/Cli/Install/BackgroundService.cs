using TotalMemory.Spool;

namespace TotalMemory.Cli.Install;

/// <summary>Optional: the worker as a service of the user's session, so that the nightly work does not depend on an open client.</summary>
internal static class BackgroundService
{
    private static string SystemdUnit => Path.Combine(UserFolder.Configuration, "systemd", "user", "totalmemory.service");

    private static string LaunchAgent => Path.Combine(ClientFolders.User, "Library", "LaunchAgents", "io.totalmemory.worker.plist");

    public static string Register(MemoryHome home)
    {
        var worker = home.Executable("totalmemory-worker");
        if (OperatingSystem.IsWindows())
            return Schedule(worker);
        return OperatingSystem.IsMacOS() ? WriteAgent(worker) : WriteUnit(worker, home);
    }

    private static string Schedule(string worker) =>
        ProgramRun.Command("schtasks", "/Create", "/F", "/TN", "TotalMemory", "/SC", "ONLOGON", "/TR", $"\"{worker}\"").Code == 0
            ? "Service: scheduled at logon (Task Scheduler, TotalMemory)"
            : "Service: Task Scheduler refused it; the worker still starts with each session";

    private static string WriteAgent(string worker)
    {
        Write(
            LaunchAgent,
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0"><dict>
              <key>Label</key><string>io.totalmemory.worker</string>
              <key>ProgramArguments</key><array><string>{System.Security.SecurityElement.Escape(worker)}</string></array>
              <key>RunAtLoad</key><true/>
              <key>ProcessType</key><string>Background</string>
            </dict></plist>

            """
        );
        return ProgramRun.Command("launchctl", "load", "-w", LaunchAgent).Code == 0
            ? $"Service: {LaunchAgent}"
            : $"Service: written to {LaunchAgent}; it starts when you next log in";
    }

    private static string WriteUnit(string worker, MemoryHome home)
    {
        Write(
            SystemdUnit,
            $"""
            [Unit]
            Description=TotalMemory worker

            [Service]
            ExecStart="{worker}"
            Environment="TOTALMEMORY_HOME={home.Root}"
            Nice=10
            Restart=on-failure

            [Install]
            WantedBy=default.target

            """
        );
        return ProgramRun.Command("systemctl", "--user", "enable", "--now", "totalmemory.service").Code == 0
            ? $"Service: {SystemdUnit}"
            : $"Service: written to {SystemdUnit}; start it with: systemctl --user enable --now totalmemory.service";
    }

    /// <summary>What was removed; null when there was nothing.</summary>
    public static string? Remove()
    {
        if (OperatingSystem.IsWindows())
            return ProgramRun.Command("schtasks", "/Delete", "/F", "/TN", "TotalMemory").Code == 0
                ? "Service: removed from Task Scheduler"
                : null;
        var file = OperatingSystem.IsMacOS() ? LaunchAgent : SystemdUnit;
        if (!File.Exists(file))
            return null;
        if (OperatingSystem.IsMacOS())
            ProgramRun.Command("launchctl", "unload", "-w", file);
        else
            ProgramRun.Command("systemctl", "--user", "disable", "--now", "totalmemory.service");
        File.Delete(file);
        return $"Service: {file} removed";
    }

    private static void Write(string path, string text) => ClientFile.Write(path, System.Text.Encoding.UTF8.GetBytes(text));
}
