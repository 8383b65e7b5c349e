using TotalMemory.Association;
using TotalMemory.Browsing;
using TotalMemory.Delivery;
using TotalMemory.Distilling;
using TotalMemory.Documents;
using TotalMemory.Extraction.Reading;
using TotalMemory.Graph;
using TotalMemory.History;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Recall;
using TotalMemory.Recall.Semantic;
using TotalMemory.Reflection;
using TotalMemory.Rules;
using TotalMemory.Rules.Asks;
using TotalMemory.Skills;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Team;
using TotalMemory.Transcripts;
using TotalMemory.Transfer;

namespace TotalMemory;

/// <summary>All parts of the memory, composed once; the worker, the MCP server and the command line each create one.</summary>
public sealed class MemoryServices
{
    private readonly TimeProvider time;
    private readonly RuleReview review;

    // Long enough for a worker that has to load its model first.
    private static readonly TimeSpan RecallDeadline = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Opens the memory of this home. Throws <see cref="MemoryStoreException"/> when it cannot be used.</summary>
    /// <param name="semantic">Search by meaning in this process; if null, the worker is asked for every recall.</param>
    public MemoryServices(MemoryHome home, TimeProvider time, Func<Database, ISemanticSearch>? semantic = null)
        : this(home, time, semantic, _ => StructureReader.Instance) { }

    /// <param name="reader">Judges session text; without a model, the rules-based reader does.</param>
    internal MemoryServices(MemoryHome home, TimeProvider time, Func<Database, ISemanticSearch>? semantic, Func<Database, IReader> reader)
    {
        this.time = time;
        Home = home;
        Database = new Database(home);
        TermsStore.Refresh(Database);
        Spool = new EventSpool(home);
        Reader = reader(Database);
        OffRecord = new OffRecordGate(home, Database, Spool, time);
        var answers = new RequestAnswers();
        Transcripts = new TranscriptIntake(Database, new TranscriptLearning(Database, Reader, time) { Answers = answers }, OffRecord, time);
        var events = new EventIntake(Database, Transcripts, OffRecord, home, time) { Answers = answers };
        Drain = new SpoolDrain(Spool, events, time);
        Sweep = new TranscriptSweep(Database, Transcripts, events, Reader, time);
        Recall = semantic is null
            ? new WorkerRecall(Database, new RecallClient(home, RecallDeadline), time)
            : new LocalRecall(Database, semantic(Database), time);
        TeamRecall = new TeamRecall(Database);
        PromptRecall = new PromptRecall(Database, Recall, home, time) { Answers = answers };
        review = new RuleReview(Database, time);
        AskEmbedding = new AskEmbedding(Database, review.Asks);
    }

    // These have state, or share it: created at once.
    internal IReader Reader { get; }
    internal AskEmbedding AskEmbedding { get; }
    public MemoryHome Home { get; }
    public Database Database { get; }
    public EventSpool Spool { get; }
    public TranscriptIntake Transcripts { get; }
    public OffRecordGate OffRecord { get; }
    public SpoolDrain Drain { get; }
    public TranscriptSweep Sweep { get; }
    public IRecall Recall { get; }
    public TeamRecall TeamRecall { get; }
    public PromptRecall PromptRecall { get; }

    // These have no state: each is created when it is first used.
    public ImportBacklog Backlog => field ??= new(Database, Transcripts);
    public NightlyReflection Reflection => field ??= new(Database, review, time) { Limits = Limits };
    public ReminderPublisher Reminders => field ??= new(Database, Home, time);
    public Publishing Publishing => field ??= new(Database, review, Graph, Skills, Briefings, Reminders, Erasure);
    public UseLog UseLog => field ??= new(Database, time);
    public KnowledgeGraph Graph => field ??= new(Database, Recall, time);
    public BriefingPublisher Briefings => field ??= new(Database, Home, time);
    public KnowledgeBase Knowledge => field ??= new(Database, time);
    public PersonForgetting PersonForgetting => field ??= new(Database, time);
    public ProjectDirectory Projects => field ??= new(Database, time);
    public ProjectChanges ProjectChanges => field ??= new(Database, time);
    public Distiller Distiller => field ??= new(Database, time);
    public RuleBook Rules => field ??= new(Database, time);
    public ProofBook Proof => field ??= new(Database, time);
    public ShareBook Shares => field ??= new(Database, time);
    public TeamBook Team => field ??= new(Database);
    public VectorCoverage Vectors => field ??= new(Database);
    public HomeErasure Erasure => field ??= new(Database, Home);
    public SessionLimits Limits => field ??= new(Database, Home, time);
    public InsightBook Insights => field ??= new(Database, time);
    public ErrorLog ErrorLog => field ??= new(Database, time);
    public Patterns Patterns => field ??= new(Database, time);
    public SkillBook Skills => field ??= new(Database, time);
    public EpisodeBook Episodes => field ??= new(Database, time);
    public NoteBook Notes => field ??= new(Database, time);
    public TemporalFacts TemporalFacts => field ??= new(Database, time);
    public GraphView GraphView => field ??= new(Database);
    public DocumentIndex Documents => field ??= new(Database, Graph, time);
    public Consolidation Consolidation => field ??= new(Database, time);
    public RecordHistory History => field ??= new(Database);
    public RecordList Records => field ??= new(Database);
    public SessionList Sessions => field ??= new(Database);
    public TurnSearch TurnSearch => field ??= new(Database);
    public OpinionBook Opinions => field ??= new(Database, Knowledge, time);
    public SessionTimeline Timeline => field ??= new(Database, Recall);
    public Statistics Statistics => field ??= new(Database, time);
    public SelfAssessment Assessment => field ??= new(Database, time);
    public ContextBuilder Context => field ??= new(Recall, Knowledge, Rules, Skills, Assessment);
    public FileContext FileContext => field ??= new(Database);
    public HandoffBook Handoffs => field ??= new(Database);
    public SessionReading Reading => field ??= new(Database);
    public JsonLinesExport Export => field ??= new(Database);
    public RulesExport RulesExport => field ??= new(Database, time);
    public BackupCleaning BackupCleaning => field ??= new(Database, time);
    public ForeignImport Import => field ??= new(Database, time);
}
