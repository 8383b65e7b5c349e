using TotalMemory.Cli;
using TotalMemory.Mcp;
using TotalMemory.Spool.Files;
using TotalMemory.Web;

OwnerRights.Keep();
WriteLimit.FailInsteadOfEnding();

// One file holds three programs, which share most of their code. The servers do not wait for the command line to be put together.
var started = StartedProgram.By(Environment.ProcessPath, args);
return started.Program switch
{
    ProgramInFile.Server => await ServerProgram.RunAsync(started.Arguments),
    ProgramInFile.Page => await PageProgram.RunAsync(started.Arguments),
#if INCLUDES_WORKER
    ProgramInFile.Worker => await TotalMemory.Worker.WorkerProgram.RunAsync(started.Arguments),
#endif
    _ => Application.Run(started.Arguments),
};
