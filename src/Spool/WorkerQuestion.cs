namespace TotalMemory.Spool;

/// <summary>Types of requests to the worker.</summary>
public enum WorkerQuestion : byte
{
    /// <summary>What is worth showing for a person's prompt.</summary>
    Prompt = 2,

    /// <summary>The hits of a query, by words and meaning.</summary>
    Recall = 3,

    /// <summary>Its process and open database (<see cref="WorkerHealth"/>).</summary>
    Health = 4,

    /// <summary>Read what was announced and send it to the hub; answered when done.</summary>
    Settle = 5,
}
