namespace TotalMemory.Spool.Redaction;

/// <summary>A word that names a secret in sentences.</summary>
/// <param name="Text">In small letters.</param>
internal sealed record SecretWord(string Text, SecretWord.Announces What)
{
    public static IEnumerable<SecretWord> Each(Announces what, params string[] words) => words.Select(w => new SecretWord(w, what));

    public enum Announces
    {
        /// <summary>Something a person may have chosen: letters with digits or signs.</summary>
        Password,

        /// <summary>Something a machine made: long and random.</summary>
        Key,

        /// <summary>Several words.</summary>
        Phrase,

        /// <summary>Digits.</summary>
        Number,

        /// <summary>An account and its password.</summary>
        Login,

        /// <summary>An unmistakable value (capitals or signs with digits), because the name has other meanings.</summary>
        Chosen,

        /// <summary>Whatever is between the quotation marks that follow (SQL), or a word with digits or signs.</summary>
        Quoted,

        /// <summary>Whatever follows: a directive of a configuration file.</summary>
        Stated,

        /// <summary>user:password, whatever it is.</summary>
        Pair,

        /// <summary>Digits, if a word for a code stands before it in the sentence: a door, an alarm, a safe.</summary>
        Place,

        /// <summary>Several codes, each of which gives access.</summary>
        Codes,
    }
}
