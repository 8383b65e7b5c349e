using TotalMemory.Cli;
using TotalMemory.Mcp;
using TotalMemory.Spool.Files;
using TotalMemory.Web;

OwnerRights.Keep();

// One file holds three programs, which share most of their code. The servers do not wait for the command line to be put together.
var started = Started.By(Environment.ProcessPath, args);
return started.Program switch
{
    StartedAs.Server => await ServerProgram.RunAsync(started.Arguments),
    StartedAs.Page => await PageProgram.RunAsync(started.Arguments),
#if HOLDS_WORKER
    StartedAs.Worker => await TotalMemory.Worker.WorkerProgram.RunAsync(started.Arguments),
#endif
    _ => Application.Run(started.Arguments),
};
