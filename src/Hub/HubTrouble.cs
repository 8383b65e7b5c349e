using System.Net.Sockets;
using Npgsql;
using TotalMemory.Storage;
using TotalMemory.Sync;

namespace TotalMemory.Hub;

/// <summary>Describes an error of the hub for the person whose changes are waiting to be sent.</summary>
internal static class HubTrouble
{
    /// <summary>True for errors that a hub or the network can cause; any other exception is a bug of ours.</summary>
    public static bool IsHubs(Exception e) =>
        e is HubException or NpgsqlException or SocketException or TimeoutException or IOException or MemoryStoreException;

    public static string Describe(Exception e) =>
        e switch
        {
            HubException or MemoryStoreException => e.Message,
            PostgresException p => OfState(p),
            NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } =>
                "The hub's certificate is not trusted, or is for another host, so nothing was sent. Name its host as the certificate does, "
                    + "and its authority: …?sslmode=verify-full&sslrootcert=/path/ca.pem",
            // Npgsql reports it in no other way.
            NpgsqlException { InnerException: null } when e.Message.Contains("SSL connection requested", StringComparison.Ordinal) =>
                "The hub does not encrypt its connections, so nothing was sent. Switch TLS on in PostgreSQL (ssl = on).",
            NpgsqlException { InnerException: SocketException or TimeoutException or IOException } or SocketException or TimeoutException =>
                "The hub cannot be reached. Changes wait here, and nothing is lost.",
            _ => "The connection to the hub broke. Changes wait here, and nothing is lost.",
        };

    // The server's message may quote what was sent, so only its error code is used.
    private static string OfState(PostgresException e) =>
        e.SqlState switch
        {
            "28P01" => "The hub refuses this role or its password. Join again: totalmemory hub join ADDRESS",
            "28000" => "The hub does not let this role in. Ask its owner (totalmemory hub invite NAME), or leave: totalmemory hub leave",
            "3D000" => "The hub has no such database. Check the address: totalmemory hub join ADDRESS",
            "53100" => "The hub's disk is full. Changes wait here, and nothing is lost.",
            "53300" => "The hub has too many connections just now. Changes wait here.",
            "57P01" or "57P02" or "57P03" => "The hub is being stopped or started. Changes wait here, and nothing is lost.",
            "42501" => "This role lacks rights on the hub. Its owner gives them: totalmemory hub invite NAME",
            "25006" => "The hub is read-only (a standby?). Changes wait here.",
            _ => $"The hub answered with error {e.SqlState}. Changes wait here, and nothing is lost.",
        };
}
