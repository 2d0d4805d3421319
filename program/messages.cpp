#include "program/messages.h"

#include <map>

namespace awaitscope {

namespace {

struct Wording {
    std::string_view english;
    std::string_view french;
};

using enum Message;

const std::map<Message, Wording> kComplaints{
    {UnknownCommandMeant,
     {"There is no command “%1”; did you mean `%2`?",
      "La commande « %1 » n'existe pas ; vouliez-vous dire `%2` ?"}},
    {UnknownOption, {"There is no option %1.", "L'option %1 n'existe pas."}},
    {UnknownOptionMeant,
     {"There is no option %1; did you mean %2?",
      "L'option %1 n'existe pas ; vouliez-vous dire %2 ?"}},
    {OptionOfOthers,
     {"%1 is no option of `%2`; it is for %3.",
      "%1 n'est pas une option de `%2` ; elle est pour %3."}},
    {OptionNeedsValue, {"%1 needs a value: %2.", "%1 demande une valeur : %2."}},
    {OptionTakesNoValue, {"%1 takes no value.", "%1 ne prend pas de valeur."}},
    {BadValue, {"%1 cannot be “%2”; it takes %3.", "%1 ne peut pas valoir « %2 » ; il faut %3."}},
    {OneFileTooMany,
     {"One FILE is enough: “%1” comes after “%2”.", "Un seul FILE suffit : « %1 » suit « %2 »."}},
    {NoFileTaken,
     {"`%1` takes no FILE, but found “%2”.", "`%1` ne prend pas de FILE, mais voici « %2 »."}},
    {NeedsFile,
     {"`%1` needs a FILE: a path, a name that `awaitscope scenarios` lists, or - for standard "
      "input.",
      "`%1` demande un FILE : un chemin, un nom que donne `awaitscope scenarios`, ou - pour "
      "l'entrée "
      "standard."}},
    {NeedsOutput,
     {"`export` needs -o OUT, a file that ends in .png, .svg or .pdf.",
      "`export` demande -o OUT, un fichier en .png, .svg ou .pdf."}},
    {OneModelOnly,
     {"%1 takes one model; `compare` and `export` take several.",
      "%1 prend un seul modèle ; `compare` et `export` en prennent plusieurs."}},
    {FromAfterTo, {"--from must come before --to.", "--from doit précéder --to."}},
    {UnknownPicture,
     {"“%1” does not say which kind of picture: it should end in .png, .svg or .pdf.",
      "« %1 » ne dit pas quel genre d'image : il faut finir par .png, .svg ou .pdf."}},
    {SeeHelp, {"Try: awaitscope %1--help", "Voir : awaitscope %1--help"}},
    {NoSuchScenario,
     {"“%1” is neither a file nor a scenario of the library; `awaitscope scenarios` lists them.",
      "« %1 » n'est ni un fichier ni un scénario de la bibliothèque ; `awaitscope scenarios` en "
      "donne la "
      "liste."}},
    {NoSuchScenarioMeant,
     {"“%1” is neither a file nor a scenario of the library; did you mean “%2”?",
      "« %1 » n'est ni un fichier ni un scénario de la bibliothèque ; vouliez-vous dire « %2 » ?"}},
    {CannotRead, {"Cannot read “%1”: %2.", "Impossible de lire « %1 » : %2."}},
    {CannotWrite, {"Cannot write to “%1”: %2.", "Impossible d'écrire dans « %1 » : %2."}},
    {OverwritesSource,
     {"“%1” is the scenario itself: writing there would destroy it.",
      "« %1 » est le scénario lui-même : y écrire le détruirait."}},
    {TooLarge,
     {"“%1” is larger than %2 MiB: that is no scenario.",
      "« %1 » dépasse %2 Mio : ce n'est pas un scénario."}},
    {RunIsOver,
     {"“%1” is a run that is over: it is shown as it was, under no other model or setting.",
      "« %1 » est une exécution finie : elle est montrée telle quelle, sous aucun autre modèle ni "
      "réglage."}},
    {OtherPrograms,
     {"“%1” and “%2” are runs of different programs: there is nothing to compare.",
      "« %1 » et « %2 » sont des exécutions de programmes différents : rien à comparer."}},
    {NoDisplay,
     {"There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
      "Without "
      "one there are: awaitscope run, trace, compare, export.",
      "Aucun écran où ouvrir la fenêtre (ni DISPLAY ni WAYLAND_DISPLAY). Sans écran, il y a : "
      "awaitscope "
      "run, trace, compare, export."}},
};

const std::map<Message, Wording> kReports{
    {DefinesOnly,
     {"This program only defines things: nothing starts. Add at its end: %1",
      "Ce programme ne fait que définir : rien ne démarre. Ajouter à la fin : %1"}},
    {StoppedByLimit, {"Stopped at %1%2: %3", "Arrêt à %1%2 : %3"}},
    {AtLine, {", line %1", ", ligne %1"}},
    {OfRun, {"%1: %2", "%1 : %2"}},
    {LimitUntil,
     {"the limit of virtual time is reached; --until raises it.",
      "la limite de temps virtuel est atteinte ; --until la relève."}},
    {LimitEvents,
     {"the limit of %1 events is reached; --max-events raises it.",
      "la limite de %1 événements est atteinte ; --max-events la relève."}},
    {LimitStatements,
     {"the limit of %1 statements is reached; --max-statements raises it.",
      "la limite de %1 instructions est atteinte ; --max-statements la relève."}},
    {LimitMemory,
     {"the limit of %1 MiB of memory is reached; --max-memory raises it.",
      "la limite de %1 Mio de mémoire est atteinte ; --max-memory la relève."}},
    {LimitOutput,
     {"the limit of %1 MiB of output is reached; --max-memory raises it.",
      "la limite de %1 Mio de texte affiché est atteinte ; --max-memory la relève."}},
    {LimitNestedTasks,
     {"%1 tasks run inside each other, the most that the synchronous model can have.",
      "%1 tâches s'exécutent les unes dans les autres, le maximum du modèle synchrone."}},
    {LimitOfOneValue,
     {"Stopped at %1%2: one value would take more than half of the %3 MiB of memory that a run may "
      "have; --max-memory raises it.",
      "Arrêt à %1%2 : une seule valeur prendrait plus de la moitié des %3 Mio de mémoire qu'une "
      "exécution peut avoir ; --max-memory relève la limite."}},
    {LimitOfDepth,
     {"Stopped at %1%2: the limit of nested calls is reached (%3 unless the program changes it); "
      "sys.setrecursionlimit(N) in the program raises it.",
      "Arrêt à %1%2 : la limite d'appels imbriqués est atteinte (%3, sauf si le programme la "
      "change) ; sys.setrecursionlimit(N) dans le programme la relève."}},
    {LimitStopped, {"interrupted (Ctrl+C).", "interruption (Ctrl+C)."}},
    {TimeStandsStill,
     {" No time passes while statements run: a loop that waits for another task needs an await, a "
      "sleep or --statement-cost.",
      " Le temps ne passe pas pendant que des instructions s'exécutent : une boucle qui attend une "
      "autre tâche a besoin d'un await, d'un sleep ou de --statement-cost."}},
    {LimitOther, {"the limit `%1` is reached.", "la limite `%1` est atteinte."}},
    {SourceIsFine, {"%1: no problem found", "%1 : aucun problème trouvé"}},
    {SourceRunsAsFarAs,
     {"%1: can be run, as far as it does not get to what is left out (%2 above)",
      "%1 : peut s'exécuter, tant qu'il n'arrive pas à ce qui manque (%2 ci-dessus)"}},
    {MoreProblems, {"... and %1 more problems", "... et %1 autres problèmes"}},
};

const std::map<Message, Wording> kHelp{
    {HelpUsage, {"Usage:", "Usage :"}},
    {HelpCommands, {"Commands:", "Commandes :"}},
    {HelpOptions, {"Options:", "Options :"}},
    {HelpCommonOptions, {"Options of every command:", "Options de toutes les commandes :"}},
    {HelpFile,
     {"FILE is a path, a name of the library, or - for standard input. Durations are 250us, 100ms, "
      "1s\n"
      "or a plain number of seconds. An option beats the file's own `# awaitscope:` comment.",
      "FILE est un chemin, un nom de la bibliothèque, ou - pour l'entrée standard. Les durées "
      "s'écrivent\n"
      "250us, 100ms, 1s ou un simple nombre de secondes. Une option l'emporte sur le commentaire\n"
      "`# awaitscope:` du fichier."}},
    {HelpWindow, {"open the window", "ouvrir la fenêtre"}},
    {HelpRun,
     {"print what the program prints, as it would", "afficher ce que le programme affiche"}},
    {HelpTrace, {"write every event of a run", "écrire tous les événements d'une exécution"}},
    {HelpCompare,
     {"a table of the figures under each model", "le tableau des mesures sous chaque modèle"}},
    {HelpExport,
     {"draw the timelines into OUT.png, OUT.svg or OUT.pdf",
      "dessiner les chronologies dans OUT.png, OUT.svg ou OUT.pdf"}},
    {HelpCheck, {"parse only", "analyser la source, sans l'exécuter"}},
    {HelpScenarios, {"list the library", "lister la bibliothèque"}},
    {HelpExitCodes,
     {"Exit codes of run and trace: 0; 1 for an uncaught exception; the program's own for "
      "sys.exit; 3 when\n"
      "stopped by a limit or deadlocked. Everywhere: 2 for a bad command line or source.",
      "Codes de sortie de run et trace : 0 ; 1 pour une exception non interceptée ; celui du "
      "programme pour\n"
      "sys.exit ; 3 si arrêté par une limite ou un interblocage. Partout : 2 pour une ligne de "
      "commande ou une\n"
      "source incorrecte."}},
    {HelpModel,
     {"synchronous, cooperative (the default) or preemptive",
      "synchronous, cooperative (par défaut) ou preemptive"}},
    {HelpModels,
     {"models, with settings of their own if wanted:\ncooperative,preemptive:cores=4:quantum=50ms",
      "modèles, avec leurs propres réglages au "
      "besoin :\ncooperative,preemptive:cores=4:quantum=50ms"}},
    {HelpFormat, {"jsonl (the default), chrome or csv", "jsonl (par défaut), chrome ou csv"}},
    {HelpOutput, {"the file to write", "le fichier à écrire"}},
    {HelpJson, {"JSON instead of a table", "du JSON au lieu d'un tableau"}},
    {HelpWidth, {"width of the picture in pixels", "largeur de l'image en pixels"}},
    {HelpHeight, {"height of the picture in pixels", "hauteur de l'image en pixels"}},
    {HelpScale, {"multiplies the pixels of a PNG (1)", "multiplie les pixels d'un PNG (1)"}},
    {HelpTheme, {"light (the default), dark or print", "light (par défaut), dark ou print"}},
    {HelpAxis, {"time, order or unfolded (the default)", "time, order ou unfolded (par défaut)"}},
    {HelpBreakIdle,
     {"leave out long stretches in which nothing happens", "omettre les longs temps morts"}},
    {HelpFrom, {"first virtual time in the picture", "premier temps virtuel de l'image"}},
    {HelpTo, {"last virtual time in the picture", "dernier temps virtuel de l'image"}},
    {HelpQuantum, {"longest turn of a thread (100ms)", "plus long tour d'un thread (100ms)"}},
    {HelpCores, {"cores of the preemptive model (1)", "cœurs du modèle préemptif (1)"}},
    {HelpPolicy,
     {"who gets a core: rr (the default), fifo, priority,\npriority-aging, srt, mlfq, fair or gil",
      "qui obtient un cœur : rr (par défaut), fifo, priority,\npriority-aging, srt, mlfq, fair "
      "ou gil"}},
    {HelpSwitchCost,
     {"time to pass to another thread (0)", "temps pour passer à un autre thread (0)"}},
    {HelpStatementCost,
     {"CPU time of every statement (0)", "temps de calcul de chaque instruction (0)"}},
    {HelpSeed, {"what random numbers follow from (0)", "d'où viennent les tirages (0)"}},
    {HelpUntil, {"stop at this virtual time", "s'arrêter à ce temps virtuel"}},
    {HelpMaxEvents, {"limit of recorded events", "limite d'événements enregistrés"}},
    {HelpMaxStatements, {"limit of executed statements", "limite d'instructions exécutées"}},
    {HelpMaxMemory, {"limit of memory, such as 512M", "limite de mémoire, telle que 512M"}},
    {HelpLanguage, {"language: en or fr", "langue : en ou fr"}},
    {HelpHelp, {"this text", "ce texte"}},
    {HelpVersion, {"the version", "la version"}},
    {TakesModel,
     {"synchronous, cooperative or preemptive", "synchronous, cooperative ou preemptive"}},
    {TakesFormat, {"jsonl, chrome or csv", "jsonl, chrome ou csv"}},
    {TakesPath, {"a file", "un fichier"}},
    {TakesPixels, {"a number from 64 to 16384", "un nombre de 64 à 16384"}},
    {TakesScale, {"a number from 0.25 to 8", "un nombre de 0.25 à 8"}},
    {TakesTheme, {"light, dark or print", "light, dark ou print"}},
    {TakesAxis, {"time, order or unfolded", "time, order ou unfolded"}},
    {TakesTime, {"a time, such as 0, 250ms or 1.5s", "un temps, tel que 0, 250ms ou 1.5s"}},
    {TakesCount, {"a number above zero", "un nombre non nul"}},
    {TakesSize,
     {"a size, such as 65536, 512K, 256M or 1G", "une taille, telle que 65536, 512K, 256M ou 1G"}},
    {TakesLanguage, {"en or fr", "en ou fr"}},
};

std::string_view wordingOf(Message message, Language language)
{
    for (const auto* table : {&kComplaints, &kReports, &kHelp})
        if (const auto found = table->find(message); found != table->end())
            return language == Language::French ? found->second.french : found->second.english;
    return {};
}

} // namespace

std::string say(Message message, Language language, std::initializer_list<std::string_view> values)
{
    const std::string_view wording = wordingOf(message, language);
    std::string text;
    for (size_t i = 0; i < wording.size(); ++i) {
        const size_t digit = wording[i] == '%' && i + 1 < wording.size()
                                 ? static_cast<size_t>(wording[i + 1] - '1')
                                 : values.size();
        if (digit < values.size()) {
            text += values.begin()[digit];
            ++i;
        } else {
            text += wording[i];
        }
    }
    return text;
}

} // namespace awaitscope
