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

/// <summary>Everything the memory can do, composed once; the worker, the MCP server and the command line each make one.</summary>
public sealed class MemoryServices
{
    // A worker that has yet to load its model needs a moment; recall does not wait longer for it.
    private static readonly TimeSpan RecallDeadline = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Opens the memory of this home. Throws <see cref="MemoryStoreException"/> when it cannot be used.</summary>
    /// <param name="semantic">Search by meaning, in this process; when null, the worker is asked for every recall.</param>
    public MemoryServices(MemoryHome home, TimeProvider time, Func<Database, ISemanticSearch>? semantic = null)
        : this(home, time, semantic, _ => StructureReader.Instance) { }

    /// <param name="reader">Judges what sessions say; where there is no model, structure alone does.</param>
    internal MemoryServices(MemoryHome home, TimeProvider time, Func<Database, ISemanticSearch>? semantic, Func<Database, IReader> reader)
    {
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
        Backlog = new ImportBacklog(Database, Transcripts);
        Sweep = new TranscriptSweep(Database, Transcripts, events, Reader, time);
        UseLog = new UseLog(Database, time);
        Recall = semantic is null
            ? new WorkerRecall(Database, new RecallClient(home, RecallDeadline), time)
            : new LocalRecall(Database, semantic(Database), time);
        TeamRecall = new TeamRecall(Database);
        PromptRecall = new PromptRecall(Database, Recall, home, time) { Answers = answers };
        Graph = new KnowledgeGraph(Database, Recall, time);
        Briefings = new BriefingPublisher(Database, home, time);
        Knowledge = new KnowledgeBase(Database, time);
        PersonForgetting = new PersonForgetting(Database, time);
        Projects = new ProjectDirectory(Database, time);
        ProjectChanges = new ProjectChanges(Database, time);
        var review = new RuleReview(Database, time);
        AskEmbedding = new AskEmbedding(Database, review.Asks);
        Limits = new SessionLimits(Database, home, time);
        Reflection = new NightlyReflection(Database, review, time) { Limits = Limits };
        Distiller = new Distiller(Database, time);
        Rules = new RuleBook(Database, time);
        Proof = new ProofBook(Database, time);
        Shares = new ShareBook(Database, time);
        Team = new TeamBook(Database);
        Insights = new InsightBook(Database, time);
        ErrorLog = new ErrorLog(Database, time);
        Patterns = new Patterns(Database, time);
        Skills = new SkillBook(Database, time);
        Episodes = new EpisodeBook(Database, time);
        Notes = new NoteBook(Database, time);
        TemporalFacts = new TemporalFacts(Database, time);
        GraphView = new GraphView(Database);
        Documents = new DocumentIndex(Database, Graph, time);
        Consolidation = new Consolidation(Database, time);
        History = new RecordHistory(Database);
        Records = new RecordList(Database);
        Sessions = new SessionList(Database);
        TurnSearch = new TurnSearch(Database);
        Opinions = new OpinionBook(Database, Knowledge, time);
        Timeline = new SessionTimeline(Database, Recall);
        Statistics = new Statistics(Database, time);
        Assessment = new SelfAssessment(Database, time);
        Context = new ContextBuilder(Recall, Knowledge, Rules, Skills, Assessment);
        FileContext = new FileContext(Database);
        Handoffs = new HandoffBook(Database);
        Reading = new SessionReading(Database);
        Erasure = new HomeErasure(Database, home);
        Publishing = new Publishing(Database, review, Graph, Skills, Briefings, new ReminderPublisher(Database, home, time), Erasure);
        Export = new JsonLinesExport(Database);
        RulesExport = new RulesExport(Database, time);
        BackupCleaning = new BackupCleaning(Database, time);
        Import = new ForeignImport(Database, time);
    }

    /// <summary>Leaves no byte of what was forgotten in any file; false when one is in use, and the night does it.</summary>
    public bool WipeFreed() => Erasure.Finish();

    /// <summary>Active records with a vector of the most complete version, and all active ones.</summary>
    public EncodedShare EmbeddingCoverage()
    {
        using var c = Database.Open();
        return new(VectorStore.Versions(c).Select(v => v.Records).DefaultIfEmpty(0).Max(), VectorStore.Active(c));
    }

    internal IReader Reader { get; }
    internal AskEmbedding AskEmbedding { get; }
    public MemoryHome Home { get; }
    public Database Database { get; }
    public EventSpool Spool { get; }
    public TranscriptIntake Transcripts { get; }
    public OffRecordGate OffRecord { get; }
    public ImportBacklog Backlog { get; }
    public SpoolDrain Drain { get; }
    public TranscriptSweep Sweep { get; }
    public IRecall Recall { get; }
    public TeamRecall TeamRecall { get; }
    public UseLog UseLog { get; }
    public PromptRecall PromptRecall { get; }
    public KnowledgeGraph Graph { get; }
    public BriefingPublisher Briefings { get; }
    public KnowledgeBase Knowledge { get; }
    public PersonForgetting PersonForgetting { get; }
    public ProjectDirectory Projects { get; }
    public ProjectChanges ProjectChanges { get; }
    public Distiller Distiller { get; }
    public RuleBook Rules { get; }
    public ProofBook Proof { get; }
    public ShareBook Shares { get; }
    public TeamBook Team { get; }
    public HomeErasure Erasure { get; }
    public Publishing Publishing { get; }
    public NightlyReflection Reflection { get; }
    public SessionLimits Limits { get; }
    public InsightBook Insights { get; }
    public ErrorLog ErrorLog { get; }
    public Patterns Patterns { get; }
    public SkillBook Skills { get; }
    public EpisodeBook Episodes { get; }
    public NoteBook Notes { get; }
    public TemporalFacts TemporalFacts { get; }
    public GraphView GraphView { get; }
    public DocumentIndex Documents { get; }
    public Consolidation Consolidation { get; }
    public RecordHistory History { get; }
    public RecordList Records { get; }
    public SessionList Sessions { get; }
    public TurnSearch TurnSearch { get; }
    public OpinionBook Opinions { get; }
    public SessionTimeline Timeline { get; }
    public Statistics Statistics { get; }
    public SelfAssessment Assessment { get; }
    public ContextBuilder Context { get; }
    public FileContext FileContext { get; }
    public HandoffBook Handoffs { get; }
    public SessionReading Reading { get; }
    public JsonLinesExport Export { get; }
    public RulesExport RulesExport { get; }
    public BackupCleaning BackupCleaning { get; }
    public ForeignImport Import { get; }
}
