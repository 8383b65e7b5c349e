using TotalMemory.Hooks;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Redaction;

// totalmemory-hook CLIENT EVENT: JSON on stdin. Always exits with 0; prints the hook's answer (a briefing, a recalled record or a
// reminder) or nothing.
if (Guard.IsSet || args.Length < 2)
    return 0;
WriteLimit.FailInsteadOfEnding();
if (MemoryHome.TryResolve() is not { } home || LinkedFolder.Trouble(home.Root) is not null)
    return 0; // There is no place for an event, nor for a log; the command line says so.
ContactSetting.Apply(home);
var hook = new Hook(home, TimeProvider.System);
hook.Run(args[0], args[1], StandardInput.Read, StandardOutput.TryWrite);
return 0;
