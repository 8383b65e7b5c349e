using TotalMemory.Hooks;
using TotalMemory.Spool;

// totalmemory-hook <claude|codex> <event>: JSON on stdin. Always exits 0; prints only a session's briefing.
if (Guard.IsSet || args.Length < 2)
    return 0;
var hook = new Hook(MemoryHome.Resolve(), TimeProvider.System);
hook.Run(args[0], args[1], StandardInput.Read, StandardOutput.TryWrite);
return 0;
