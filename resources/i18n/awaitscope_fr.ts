<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Export</name>
    <message>
        <source>There is no run to draw.</source>
        <translation>Il n'y a aucune exécution à dessiner.</translation>
    </message>
    <message>
        <source>The scale must be between 0.1 and 20.</source>
        <translation>L'échelle doit être comprise entre 0,1 et 20.</translation>
    </message>
    <message>
        <source>A picture is at least 320 pixels wide.</source>
        <translation>Une image a au moins 320 pixels de large.</translation>
    </message>
    <message>
        <source>The picture would end before it begins.</source>
        <translation>L'image finirait avant de commencer.</translation>
    </message>
    <message>
        <source>The runs are over at %1: there is nothing to draw.</source>
        <translation>Les exécutions sont finies à %1 : il n'y a rien à dessiner.</translation>
    </message>
    <message>
        <source>The rows need a height of %1 pixels at least.</source>
        <translation>Les lignes demandent une hauteur d'au moins %1 pixels.</translation>
    </message>
    <message>
        <source>A picture of %1 x %2 pixels is too large.</source>
        <translation>Une image de %1 x %2 pixels est trop grande.</translation>
    </message>
    <message>
        <source>%1: a picture is a .png, .svg or .pdf file.</source>
        <translation>%1 : une image est un fichier .png, .svg ou .pdf.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>at %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>from %1 to %2 (%3)</source>
        <translation>de %1 à %2 (%3)</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>elle a été interrompue</translation>
    </message>
    <message>
        <source>not created yet</source>
        <translation>pas encore créée</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>au repos</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>computes</source>
        <translation>calcule</translation>
    </message>
    <message>
        <source>holds the thread</source>
        <translation>retient le thread</translation>
    </message>
    <message>
        <source>in a call</source>
        <translation>dans un appel</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>late: somebody holds the loop</source>
        <translation>en retard : une autre tient la boucle</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>the core passes to another thread</source>
        <translation>le cœur passe à un autre thread</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>prints at %1:</source>
        <translation>affiche à %1 :</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>affiche</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>finit</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>échoue</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>deadlocked</source>
        <translation>en interblocage</translation>
    </message>
    <message>
        <source>1 lane hidden</source>
        <translation>1 ligne masquée</translation>
    </message>
    <message>
        <source>%1 lanes hidden</source>
        <translation>%1 lignes masquées</translation>
    </message>
    <message>
        <source>starved</source>
        <translation>en famine</translation>
    </message>
    <message>
        <source>SYNCHRONOUS</source>
        <translation>SYNCHRONE</translation>
    </message>
    <message>
        <source>COOPERATIVE</source>
        <translation>COOPÉRATIF</translation>
    </message>
    <message>
        <source>PREEMPTIVE</source>
        <translation>PRÉEMPTIF</translation>
    </message>
    <message>
        <source>as if every call ran to its end</source>
        <translation>comme si chaque appel allait à son terme</translation>
    </message>
    <message>
        <source>the event loop; a switch only at await</source>
        <translation>la boucle d'événements ; on ne change qu'à await</translation>
    </message>
    <message>
        <source>threads, round robin</source>
        <translation>threads, tourniquet</translation>
    </message>
    <message>
        <source>threads, each until it waits</source>
        <translation>threads, chacun jusqu'à ce qu'il attende</translation>
    </message>
    <message>
        <source>threads, priorities</source>
        <translation>threads, priorités</translation>
    </message>
    <message>
        <source>threads, priorities with aging</source>
        <translation>threads, priorités avec vieillissement</translation>
    </message>
    <message>
        <source>threads, shortest remaining time</source>
        <translation>threads, plus court temps restant</translation>
    </message>
    <message>
        <source>threads, multilevel feedback</source>
        <translation>threads, files multiniveaux à rétroaction</translation>
    </message>
    <message>
        <source>threads, fair shares</source>
        <translation>threads, parts équitables</translation>
    </message>
    <message>
        <source>threads under CPython's GIL</source>
        <translation>threads sous le GIL de CPython</translation>
    </message>
    <message>
        <source>switch interval %1</source>
        <translation>intervalle de commutation %1</translation>
    </message>
    <message>
        <source>quantum %1</source>
        <translation>quantum %1</translation>
    </message>
    <message>
        <source>cores %1</source>
        <translation>cœurs %1</translation>
    </message>
    <message>
        <source>a switch costs %1</source>
        <translation>un changement coûte %1</translation>
    </message>
    <message>
        <source>a statement costs %1</source>
        <translation>une instruction coûte %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programme</translation>
    </message>
    <message>
        <source>callbacks</source>
        <translation>rappels</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>thread</translation>
    </message>
    <message>
        <source>joins %1</source>
        <translation>attend %1</translation>
    </message>
    <message>
        <source>awaits %1</source>
        <translation>attend %1</translation>
    </message>
    <message>
        <source>waits for work</source>
        <translation>attend du travail</translation>
    </message>
    <message>
        <source>awaits a future</source>
        <translation>attend un futur</translation>
    </message>
    <message>
        <source>lock %1</source>
        <translation>verrou %1</translation>
    </message>
    <message>
        <source>semaphore %1</source>
        <translation>sémaphore %1</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>événement %1</translation>
    </message>
    <message>
        <source>condition %1</source>
        <translation>condition %1</translation>
    </message>
    <message>
        <source>get from %1</source>
        <translation>get sur %1</translation>
    </message>
    <message>
        <source>put into %1</source>
        <translation>put sur %1</translation>
    </message>
    <message>
        <source>join of %1</source>
        <translation>join sur %1</translation>
    </message>
    <message>
        <source>barrier %1</source>
        <translation>barrière %1</translation>
    </message>
    <message>
        <source>in the call %1</source>
        <translation>dans l'appel %1</translation>
    </message>
    <message>
        <source>waits for a thread</source>
        <translation>attend un thread</translation>
    </message>
    <message>
        <source>the run closes</source>
        <translation>l'exécution se ferme</translation>
    </message>
    <message>
        <source>queue of a pool: %1</source>
        <translation>file d'un pool : %1</translation>
    </message>
    <message>
        <source>%1, holds the thread</source>
        <translation>%1, retient le thread</translation>
    </message>
    <message>
        <source>sleeps %1, holds the thread</source>
        <translation>dort %1, retient le thread</translation>
    </message>
    <message>
        <source>sleeps %1</source>
        <translation>dort %1</translation>
    </message>
    <message>
        <source>ready queue</source>
        <translation>file des prêtes</translation>
    </message>
    <message>
        <source>creates</source>
        <translation>crée</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>appelle</translation>
    </message>
    <message>
        <source>wakes</source>
        <translation>réveille</translation>
    </message>
    <message>
        <source>asks to cancel</source>
        <translation>demande l'annulation</translation>
    </message>
    <message>
        <source>ends, the other goes on</source>
        <translation>finit, l'autre continue</translation>
    </message>
    <message>
        <source>hands over a lock</source>
        <translation>transmet un verrou</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>aperçu</translation>
    </message>
    <message>
        <source>t = %1, in order</source>
        <translation>t = %1, dans l'ordre</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>total %1</translation>
    </message>
    <message>
        <source>thread held %1</source>
        <translation>thread retenu %1</translation>
    </message>
    <message>
        <source>longest freeze %1</source>
        <translation>plus long gel %1</translation>
    </message>
    <message>
        <source>preemptions %1</source>
        <translation>préemptions %1</translation>
    </message>
    <message>
        <source>core %1</source>
        <translation>cœur %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis t = %1</translation>
    </message>
    <message>
        <source>time</source>
        <translation>temps</translation>
    </message>
    <message>
        <source>order</source>
        <translation>ordre</translation>
    </message>
    <message>
        <source>the run before</source>
        <translation>l'exécution d'avant</translation>
    </message>
    <message>
        <source>▼ below: %1</source>
        <translation>▼ plus bas : %1</translation>
    </message>
    <message>
        <source>▲ above: %1</source>
        <translation>▲ plus haut : %1</translation>
    </message>
    <message>
        <source>first difference</source>
        <translation>première différence</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>hidden: %1      all again: key %2, or a click here</source>
        <translation>masquées : %1      toutes à nouveau : touche %2, ou un clic ici</translation>
    </message>
</context>
<context>
    <name>awaitscope::AxisSlider</name>
    <message>
        <source>From time to order</source>
        <translation>Du temps à l'ordre</translation>
    </message>
    <message>
        <source>From time to order: left, all is to scale; right, every step is equally wide. A double click goes back to the middle.</source>
        <translation>Du temps à l'ordre : à gauche, tout est à l'échelle ; à droite, toutes les étapes ont la même largeur. Un double clic revient au milieu.</translation>
    </message>
</context>
<context>
    <name>awaitscope::CompareModel</name>
    <message>
        <source>Best. %1</source>
        <translation>La meilleure valeur. %1</translation>
    </message>
    <message>
        <source>Worst. %1</source>
        <translation>La moins bonne valeur. %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::ConsolePanel</name>
    <message>
        <source>Printed: %1</source>
        <translation>Affichages : %1</translation>
    </message>
    <message>
        <source>There is no room for the others: put one in focus to see it.</source>
        <translation>Pas de place pour les autres : choisissez-en une pour la voir.</translation>
    </message>
</context>
<context>
    <name>awaitscope::DifferencePanel</name>
    <message>
        <source>from run %1: %2</source>
        <translation>de l'exécution %1 : %2</translation>
    </message>
    <message>
        <source>Which run the one in focus is compared with</source>
        <translation>Exécution à laquelle est comparée celle qui a le focus</translation>
    </message>
    <message>
        <source>FIRST DIFFERENCE</source>
        <translation>PREMIÈRE DIFFÉRENCE</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
</context>
<context>
    <name>awaitscope::Document</name>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>The file is larger than 8 MB: this is no scenario.</source>
        <translation>Le fichier dépasse 8 Mo : ce n'est pas un scénario.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>Le fichier n'est pas du texte UTF-8.</translation>
    </message>
</context>
<context>
    <name>awaitscope::EventsModel</name>
    <message>
        <source>No.</source>
        <comment>number of an event</comment>
        <translation>n°</translation>
    </message>
    <message>
        <source>t (s)</source>
        <comment>seconds of virtual time</comment>
        <translation>t (s)</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>genre</translation>
    </message>
    <message>
        <source>task</source>
        <translation>tâche</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>in words</source>
        <translation>en clair</translation>
    </message>
</context>
<context>
    <name>awaitscope::FileCommands</name>
    <message>
        <source>Programs and saved traces (*.py *.jsonl);;All files (*)</source>
        <translation>Programmes et traces enregistrées (*.py *.jsonl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>it cannot be read.</source>
        <translation>sa lecture est impossible.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>« %1 » a des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>Save them?</source>
        <translation>Les enregistrer ?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Python programs (*.py);;All files (*)</source>
        <translation>Programmes Python (*.py);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>“%1” cannot be opened: %2</source>
        <translation>« %1 » ne peut pas être ouvert : %2</translation>
    </message>
    <message>
        <source>“%1” cannot be saved: %2</source>
        <translation>« %1 » ne peut pas être enregistré : %2</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>Exporter l'image</translation>
    </message>
    <message>
        <source>The curtain is closed: the picture ends where it hangs.</source>
        <translation>Le rideau est fermé : l'image s'arrêtera à cet endroit.</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>Comme affiché</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>En entier</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Images (*.png *.svg *.pdf)</translation>
    </message>
</context>
<context>
    <name>awaitscope::Help</name>
    <message>
        <source>See it: %1.</source>
        <translation>À voir : %1.</translation>
    </message>
    <message>
        <source>Do not confuse with: %1.</source>
        <translation>À ne pas confondre avec : %1.</translation>
    </message>
    <message>
        <source>Shift and a click set a marker, too; both can be dragged. A click on a task's name selects it.</source>
        <translation>Maj et un clic posent aussi un repère ; les deux se déplacent à la souris. Un clic sur le nom d'une tâche la choisit.</translation>
    </message>
    <message>
        <source>The Tab key goes from control to control, F6 from part to part; in the source, where Tab indents, Ctrl+Tab goes on.</source>
        <translation>La touche Tab va de contrôle en contrôle, F6 de partie en partie ; dans la source, où Tab indente, Ctrl+Tab continue.</translation>
    </message>
    <message>
        <source>While you type, plain keys belong to the text; Escape gives them back to the timelines.</source>
        <translation>Pendant la saisie, les touches simples vont au texte ; Échap les rend aux chronologies.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>About Awaitscope</source>
        <translation>À propos d'Awaitscope</translation>
    </message>
    <message>
        <source>Shows how concurrent code runs: one asyncio program under three schedulers, on a virtual clock.</source>
        <translation>Montre comment s'exécute un code concurrent : un programme asyncio sous trois ordonnancements, sur une horloge virtuelle.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot and QScintilla.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Construit avec Qt, QCustomPlot et QScintilla.</translation>
    </message>
    <message>
        <source>A click on a line's number goes to its next execution, with Shift to the one before; a click left of it sets a breakpoint.</source>
        <translation>Un clic sur le numéro d'une ligne va à sa prochaine exécution, avec Maj à la précédente ; un clic à sa gauche pose un point d'arrêt.</translation>
    </message>
    <message>
        <source>The number of the run in focus shows it alone; once more shows all.</source>
        <translation>Le numéro de l'exécution suivie la montre seule ; encore une fois, toutes reviennent.</translation>
    </message>
    <message>
        <source>A click on ▾ before the name of a lane folds what the task created; names can be dragged to other places.</source>
        <translation>Un clic sur ▾ devant le nom d'une ligne replie ce que la tâche a créé ; les noms se glissent à une autre place.</translation>
    </message>
</context>
<context>
    <name>awaitscope::InspectorPanel</name>
    <message>
        <source>Behind the curtain: its figures tell the end</source>
        <translation>Derrière le rideau : ses chiffres disent la fin</translation>
    </message>
    <message>
        <source>What the runs look like</source>
        <translation>À quoi ressemblent les exécutions</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>CONSOLE</source>
        <translation>CONSOLE</translation>
    </message>
</context>
<context>
    <name>awaitscope::LibraryPanel</name>
    <message>
        <source>SCENARIOS</source>
        <translation>SCÉNARIOS</translation>
    </message>
    <message>
        <source>Find a scenario</source>
        <translation>Chercher un scénario</translation>
    </message>
    <message>
        <source>No scenario has “%1”.</source>
        <translation>Aucun scénario ne contient « %1 ».</translation>
    </message>
    <message>
        <source>List all again (Esc)</source>
        <translation>Tout lister à nouveau (Échap)</translation>
    </message>
    <message>
        <source>A common belief:</source>
        <translation>Idée répandue :</translation>
    </message>
    <message>
        <source>Hide the answer</source>
        <translation>Cacher la réponse</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Montrer la réponse</translation>
    </message>
</context>
<context>
    <name>awaitscope::MainWindow</name>
    <message>
        <source>This run has no event loop, so it makes no turns.</source>
        <translation>Cette exécution n'a pas de boucle d'événements : elle ne fait aucun tour.</translation>
    </message>
    <message>
        <source>Another unit of stepping leads on.</source>
        <translation>Un autre pas mène plus loin.</translation>
    </message>
    <message>
        <source>This run never comes to that line.</source>
        <translation>Cette exécution ne passe jamais par cette ligne.</translation>
    </message>
    <message>
        <source>There is no breakpoint: %1 sets one at a line.</source>
        <translation>Il n'y a aucun point d'arrêt : %1 en met un à une ligne.</translation>
    </message>
    <message>
        <source>From here on, this run comes to no breakpoint.</source>
        <translation>À partir d'ici, cette exécution n'atteint plus aucun point d'arrêt.</translation>
    </message>
    <message>
        <source>Before this, the run came to no breakpoint.</source>
        <translation>Avant cela, l'exécution n'a atteint aucun point d'arrêt.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>The picture is still that of the last run.</source>
        <translation>L'image reste celle de la dernière exécution.</translation>
    </message>
    <message>
        <source>SOURCE</source>
        <translation>SOURCE</translation>
    </message>
    <message>
        <source>There is no picture yet: run the source first.</source>
        <translation>Il n'y a pas encore d'image : exécutez d'abord la source.</translation>
    </message>
    <message>
        <source>“%1” is nowhere in the source.</source>
        <translation>« %1 » n'est nulle part dans la source.</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>Chronogrammes</translation>
    </message>
    <message>
        <source>The trace is being read.</source>
        <translation>Lecture de la trace en cours.</translation>
    </message>
    <message>
        <source>The program is running.</source>
        <translation>Le programme s'exécute.</translation>
    </message>
    <message>
        <source>Escape ends that.</source>
        <translation>Échap l'interrompt.</translation>
    </message>
    <message>
        <source>The program is being stopped.</source>
        <translation>Le programme est en train d'être arrêté.</translation>
    </message>
    <message>
        <source>How far it has come is shown in a moment.</source>
        <translation>Dans un instant, on verra jusqu'où il est allé.</translation>
    </message>
    <message>
        <source>Escape stops it, and shows how far it has come.</source>
        <translation>Échap l'arrête et montre jusqu'où il est allé.</translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation>L'image est copiée.</translation>
    </message>
    <message>
        <source>It can be pasted now.</source>
        <translation>Il ne reste qu'à la coller.</translation>
    </message>
    <message>
        <source>The picture is written.</source>
        <translation>L'image est enregistrée.</translation>
    </message>
    <message>
        <source>To its next execution</source>
        <translation>Vers sa prochaine exécution</translation>
    </message>
</context>
<context>
    <name>awaitscope::PaletteCommands</name>
    <message>
        <source>What do you want to do, or which scenario to open?</source>
        <translation>Que faire, ou quel scénario ouvrir ?</translation>
    </message>
    <message>
        <source>A task, a printed text, a kind of event, a lock, a queue</source>
        <translation>Une tâche, un texte affiché, un genre d'événement, un verrou, une file</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>tâche %1</translation>
    </message>
    <message>
        <source>prints %1</source>
        <translation>affiche %1</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Ouvrir : %1</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Afficher : %1</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Rien ne correspond.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PredictPanel</name>
    <message>
        <source>Next print</source>
        <translation>Prochain affichage</translation>
    </message>
    <message>
        <source>Next task</source>
        <translation>Prochaine tâche</translation>
    </message>
    <message>
        <source>Close (P)</source>
        <translation>Fermer (P)</translation>
    </message>
    <message>
        <source>Next question (Enter)</source>
        <translation>Question suivante (Entrée)</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>Suite (Entrée)</translation>
    </message>
    <message>
        <source>Hands raised for this answer</source>
        <translation>Mains levées pour cette réponse</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>plus rien</translation>
    </message>
    <message>
        <source>What is printed next?</source>
        <translation>Qu'est-ce qui s'affiche ensuite ?</translation>
    </message>
    <message>
        <source>Who runs next?</source>
        <translation>Qui s'exécute ensuite ?</translation>
    </message>
    <message>
        <source>There is nothing to predict here: take a step, or another run.</source>
        <translation>Il n'y a rien à prédire ici : faites un pas, ou prenez une autre exécution.</translation>
    </message>
    <message>
        <source>Press the number of an answer; type how many hands were raised for it.</source>
        <translation>Tapez le numéro d'une réponse ; inscrivez combien de mains se sont levées pour elle.</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Juste.</translation>
    </message>
    <message>
        <source>No: nothing more is printed.</source>
        <translation>Non : plus rien ne s'affiche.</translation>
    </message>
    <message>
        <source>No: it is %1.</source>
        <translation>Non : c'est %1.</translation>
    </message>
    <message>
        <source>You answered %1.</source>
        <translation>Vous avez répondu %1.</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>réponses justes : %1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 hands</source>
        <translation>mains : %1 sur %2</translation>
    </message>
</context>
<context>
    <name>awaitscope::Run</name>
    <message>
        <source>The program only defines things and starts nothing. Add a last line: %1</source>
        <translation>Le programme ne fait que définir et ne lance rien. Ajoutez une dernière ligne : %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::RunControls</name>
    <message>
        <source>settings ▾</source>
        <translation>réglages ▾</translation>
    </message>
    <message>
        <source>Model, quantum, cores, ... of this run; more runs</source>
        <translation>Modèle, quantum, cœurs... de cette exécution ; autres exécutions</translation>
    </message>
    <message>
        <source>Settings of run %1</source>
        <translation>Réglages de l'exécution %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::RunSettingsPopup</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Quantum</source>
        <translation>Quantum</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
    <message>
        <source>Cost of a switch</source>
        <translation>Coût d'un changement</translation>
    </message>
    <message>
        <source>Cost of a statement</source>
        <translation>Coût d'une instruction</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Seule</translation>
    </message>
    <message>
        <source>Shows this run alone</source>
        <translation>Montre cette exécution seule</translation>
    </message>
    <message>
        <source>Moves the run up</source>
        <translation>Monte l'exécution</translation>
    </message>
    <message>
        <source>Moves the run down</source>
        <translation>Descend l'exécution</translation>
    </message>
    <message>
        <source>Add one like it</source>
        <translation>En ajouter une semblable</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>awaitscope::TopBar</name>
    <message>
        <source>▶ Run</source>
        <translation>▶ Exécuter</translation>
    </message>
    <message>
        <source>■ Stop</source>
        <translation>■ Arrêter</translation>
    </message>
    <message>
        <source>Stops the runs that take long (Esc, Shift+F5)</source>
        <translation>Arrête les exécutions qui durent (Échap, Maj+F5)</translation>
    </message>
    <message>
        <source>Runs the source under all three models (Ctrl+Return, F5)</source>
        <translation>Exécute la source sous les trois modèles (Ctrl+Entrée, F5)</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>Au début (Origine)</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>Un pas en arrière (Gauche)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Lecture ou pause (Espace)</translation>
    </message>
    <message>
        <source>One step forward (Right)</source>
        <translation>Un pas en avant (Droite)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>À la fin (Fin)</translation>
    </message>
    <message>
        <source>step by moment</source>
        <translation>pas : moment</translation>
    </message>
    <message>
        <source>step by event</source>
        <translation>pas : événement</translation>
    </message>
    <message>
        <source>step by line</source>
        <translation>pas : ligne</translation>
    </message>
    <message>
        <source>step by switch</source>
        <translation>pas : changement</translation>
    </message>
    <message>
        <source>step by loop turn</source>
        <translation>pas : tour de boucle</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>Un nombre de %1 à %2</translation>
    </message>
    <message>
        <source>no event loop</source>
        <translation>pas de boucle d'événements</translation>
    </message>
    <message>
        <source>step by print</source>
        <translation>pas : affichage</translation>
    </message>
    <message>
        <source>A moment is what one task does from being resumed to suspending again</source>
        <translation>Un moment est ce que fait une tâche entre sa reprise et sa suspension</translation>
    </message>
    <message>
        <source>Which tasks are stepped</source>
        <translation>Les tâches qu'on suit pas à pas</translation>
    </message>
    <message>
        <source>step by</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>vitesse</translation>
    </message>
    <message>
        <source>speed %1×</source>
        <translation>vitesse %1×</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>toutes les tâches</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>%1 seule</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>moment</translation>
    </message>
    <message>
        <source>Curtain (B)</source>
        <translation>Rideau (B)</translation>
    </message>
    <message>
        <source>Hides what comes after the cursor, so that a question stays one</source>
        <translation>Cache ce qui suit le curseur, pour qu'une question en reste une</translation>
    </message>
    <message>
        <source>Present (F11)</source>
        <translation>Présenter (F11)</translation>
    </message>
    <message>
        <source>Large letters on the whole screen</source>
        <translation>Grands caractères sur tout l'écran</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Writes the picture to a file (Ctrl+E)</source>
        <translation>Écrit l'image dans un fichier (Ctrl+E)</translation>
    </message>
    <message>
        <source>event</source>
        <translation>événement</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>changement</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>tour</translation>
    </message>
    <message>
        <source>print</source>
        <translation>affichage</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>of %1, then the end</source>
        <translation>sur %1, puis la fin</translation>
    </message>
    <message>
        <source>Predict (P)</source>
        <translation>Prédire (P)</translation>
    </message>
    <message>
        <source>Asks the class what comes next</source>
        <translation>Demande à la classe ce qui vient ensuite</translation>
    </message>
    <message>
        <source>Type a number to go there (Ctrl+G)</source>
        <translation>Tapez un numéro pour y aller (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>awaitscope::WindowActions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Export the picture…</source>
        <translation>E&amp;xporter l'image…</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>&amp;Copier comme image</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tout sélectionner</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>Rec&amp;hercher…</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;xécuter</translation>
    </message>
    <message>
        <source>S&amp;top running</source>
        <translation>A&amp;rrêter l'exécution</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Lecture ou pause</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>Pas en a&amp;vant</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>Pas en a&amp;rrière</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Événement suivant</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>Événement précédent</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>Au &amp;début</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>À la &amp;fin</translation>
    </message>
    <message>
        <source>Next step of the same task</source>
        <translation>Pas suivant de la même tâche</translation>
    </message>
    <message>
        <source>Previous step of the same task</source>
        <translation>Pas précédent de la même tâche</translation>
    </message>
    <message>
        <source>To what caused it</source>
        <translation>Remonter à la cause</translation>
    </message>
    <message>
        <source>To what it causes</source>
        <translation>Aller à ce qui en découle</translation>
    </message>
    <message>
        <source>Why is it not running?</source>
        <translation>Pourquoi ne s'exécute-t-elle pas ?</translation>
    </message>
    <message>
        <source>Why after? (of two printed lines)</source>
        <translation>Pourquoi après ? (deux lignes affichées)</translation>
    </message>
    <message>
        <source>Back to where the cursor was</source>
        <translation>Revenir où était le curseur</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Aller de nouveau en avant</translation>
    </message>
    <message>
        <source>Breakpoint on this line</source>
        <translation>Point d'arrêt sur cette ligne</translation>
    </message>
    <message>
        <source>To the next breakpoint</source>
        <translation>Au point d'arrêt suivant</translation>
    </message>
    <message>
        <source>To the previous breakpoint</source>
        <translation>Au point d'arrêt précédent</translation>
    </message>
    <message>
        <source>By &amp;moment</source>
        <translation>Par &amp;moment</translation>
    </message>
    <message>
        <source>By e&amp;vent (exact)</source>
        <translation>Par é&amp;vénement (exact)</translation>
    </message>
    <message>
        <source>By &amp;line</source>
        <translation>Par &amp;ligne</translation>
    </message>
    <message>
        <source>By &amp;switch of task</source>
        <translation>Par &amp;changement de tâche</translation>
    </message>
    <message>
        <source>By &amp;turn of the loop</source>
        <translation>Par &amp;tour de boucle</translation>
    </message>
    <message>
        <source>By &amp;print</source>
        <translation>Par &amp;affichage</translation>
    </message>
    <message>
        <source>Select the next task</source>
        <translation>Choisir la tâche suivante</translation>
    </message>
    <message>
        <source>Select the previous task</source>
        <translation>Choisir la tâche précédente</translation>
    </message>
    <message>
        <source>Only the selected task, or that at the cursor</source>
        <translation>Seulement la tâche choisie, ou celle au curseur</translation>
    </message>
    <message>
        <source>Keep the runs together</source>
        <translation>Garder les exécutions ensemble</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Moins vite</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Tout montrer</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Caractères &amp;plus grands</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Caractères plus &amp;petits</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Caractères &amp;normaux</translation>
    </message>
    <message>
        <source>Time, instants unfolded</source>
        <translation>Temps, instants dépliés</translation>
    </message>
    <message>
        <source>Time only</source>
        <translation>Temps seul</translation>
    </message>
    <message>
        <source>Order only</source>
        <translation>Ordre seul</translation>
    </message>
    <message>
        <source>&amp;Curtain</source>
        <translation>R&amp;ideau</translation>
    </message>
    <message>
        <source>&amp;Arrows of all tasks</source>
        <translation>&amp;Flèches de toutes les tâches</translation>
    </message>
    <message>
        <source>&amp;Marker here, to measure</source>
        <translation>&amp;Repère ici, pour mesurer</translation>
    </message>
    <message>
        <source>Show &amp;earlier</source>
        <translation>Montrer &amp;plus tôt</translation>
    </message>
    <message>
        <source>Show la&amp;ter</source>
        <translation>Montrer plus &amp;tard</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>Pré&amp;senter</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Touches</translation>
    </message>
    <message>
        <source>What this &amp;line does</source>
        <translation>Ce que fait cette &amp;ligne</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossaire</translation>
    </message>
    <message>
        <source>&amp;About Awaitscope</source>
        <translation>À &amp;propos d'Awaitscope</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Pas</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>A&amp;xis</source>
        <translation>A&amp;xe</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>Leave the presentation</source>
        <translation>Quitter la présentation</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Pas : %1</translation>
    </message>
    <message>
        <source>Step b&amp;y</source>
        <translation>&amp;Pas par</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Predict what is printed next</source>
        <translation>&amp;Prédire le prochain affichage</translation>
    </message>
    <message>
        <source>Predict &amp;who runs next</source>
        <translation>Prédire &amp;qui s'exécute ensuite</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Première réponse</translation>
    </message>
    <message>
        <source>Second answer</source>
        <translation>Deuxième réponse</translation>
    </message>
    <message>
        <source>Third answer</source>
        <translation>Troisième réponse</translation>
    </message>
    <message>
        <source>Fourth answer</source>
        <translation>Quatrième réponse</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Question suivante</translation>
    </message>
    <message>
        <source>Step run %1; again: it alone</source>
        <translation>Suivre l'exécution %1 ; encore : elle seule</translation>
    </message>
    <message>
        <source>Settings of the run…</source>
        <translation>Réglages de l'exécution…</translation>
    </message>
    <message>
        <source>Add a run like it</source>
        <translation>Ajouter une exécution semblable</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Retirer l'exécution</translation>
    </message>
    <message>
        <source>Move the run up</source>
        <translation>Monter l'exécution</translation>
    </message>
    <message>
        <source>Move the run down</source>
        <translation>Descendre l'exécution</translation>
    </message>
    <message>
        <source>Outlines of the run before</source>
        <translation>Contours de l'exécution précédente</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Commandes…</translation>
    </message>
    <message>
        <source>&amp;Search tasks, prints, events…</source>
        <translation>C&amp;hercher tâches, affichages, événements…</translation>
    </message>
    <message>
        <source>&amp;Predict</source>
        <translation>Prédi&amp;re</translation>
    </message>
    <message>
        <source>The runs of the scenario again</source>
        <translation>Revenir aux exécutions du scénario</translation>
    </message>
    <message>
        <source>More time, less order</source>
        <translation>Plus de temps, moins d'ordre</translation>
    </message>
    <message>
        <source>More order, less time</source>
        <translation>Plus d'ordre, moins de temps</translation>
    </message>
    <message>
        <source>Leave out long idle stretches</source>
        <translation>Omettre les longs temps morts</translation>
    </message>
    <message>
        <source>Fold the task's lane, or unfold it</source>
        <translation>Replier la ligne de la tâche, ou la déplier</translation>
    </message>
    <message>
        <source>Hide the task's lane</source>
        <translation>Masquer la ligne de la tâche</translation>
    </message>
    <message>
        <source>Menu of what has the keys</source>
        <translation>Menu de ce qui a le clavier</translation>
    </message>
    <message>
        <source>Scroll to the runs above</source>
        <translation>Défiler vers les exécutions au-dessus</translation>
    </message>
    <message>
        <source>Scroll to the runs below</source>
        <translation>Défiler vers les exécutions en dessous</translation>
    </message>
    <message>
        <source>Move the task's lane up</source>
        <translation>Monter la ligne de la tâche</translation>
    </message>
    <message>
        <source>Move the task's lane down</source>
        <translation>Descendre la ligne de la tâche</translation>
    </message>
    <message>
        <source>Show all lanes</source>
        <translation>Afficher toutes les lignes</translation>
    </message>
    <message>
        <source>La&amp;nes</source>
        <translation>Lig&amp;nes</translation>
    </message>
    <message>
        <source>&amp;Find a scenario</source>
        <translation>&amp;Chercher un scénario</translation>
    </message>
    <message>
        <source>To the next part of the window</source>
        <translation>Vers la partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>To the previous part of the window</source>
        <translation>Vers la partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Find &amp;again</source>
        <translation>Rechercher &amp;encore</translation>
    </message>
    <message>
        <source>To a &amp;number…</source>
        <translation>Vers un &amp;numéro…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a menu, and what is in it</comment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>awaitscope::VariablesPanel</name>
    <message>
        <source>Whose variables are shown</source>
        <translation>Tâche dont on voit les variables</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Cancelled. It is asked again when the cursor moves.</source>
        <translation>Annulé. La question sera reposée quand le curseur bougera.</translation>
    </message>
    <message>
        <source>The run could not be repeated up to here.</source>
        <translation>L'exécution n'a pas pu être répétée jusqu'ici.</translation>
    </message>
    <message>
        <source>This run has no program that could be run again.</source>
        <translation>Cette exécution n'a pas de programme qui puisse être relancé.</translation>
    </message>
    <message>
        <source>callbacks</source>
        <translation>rappels</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>thread</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programme</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Au curseur</translation>
    </message>
    <message>
        <source>At the cursor: %1</source>
        <translation>Au curseur : %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>No variables here: %1</source>
        <translation>Aucune variable ici : %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::WhyCommands</name>
    <message>
        <source>Why after “%1”?</source>
        <translation>Pourquoi après « %1 » ?</translation>
    </message>
    <message>
        <source>Go to another printed line and ask again, or use its menu.</source>
        <translation>Allez à une autre ligne affichée et redemandez, ou passez par son menu.</translation>
    </message>
    <message>
        <source>Click another bar, a printed line or a line of the source.</source>
        <translation>Cliquez une autre barre, une ligne affichée ou une ligne de la source.</translation>
    </message>
    <message>
        <source>Nothing else is printed there: click another bar or line.</source>
        <translation>Rien d'autre n'y est affiché : cliquez une autre barre ou une autre ligne.</translation>
    </message>
    <message>
        <source>This run is over: nobody waits any more.</source>
        <translation>Cette exécution est finie : plus personne n'attend.</translation>
    </message>
    <message>
        <source>Go back or click a bar, then press Y.</source>
        <translation>Revenez en arrière ou cliquez une barre, puis tapez Y.</translation>
    </message>
    <message>
        <source>Nobody waits here.</source>
        <translation>Personne n'attend ici.</translation>
    </message>
    <message>
        <source>Up to here, this run prints nothing.</source>
        <translation>Jusqu'ici, cette exécution n'affiche rien.</translation>
    </message>
    <message>
        <source>Why is it not running?</source>
        <translation>Pourquoi ne s'exécute-t-elle pas ?</translation>
    </message>
    <message>
        <source>Select no task</source>
        <translation>Ne choisir aucune tâche</translation>
    </message>
    <message>
        <source>Select this task</source>
        <translation>Choisir cette tâche</translation>
    </message>
    <message>
        <source>Why “%1” and “%2” in this order?</source>
        <translation>Pourquoi « %1 » et « %2 » dans cet ordre ?</translation>
    </message>
    <message>
        <source>Why after “%1”? Then choose another line</source>
        <translation>Pourquoi après « %1 » ? Choisir ensuite une autre ligne</translation>
    </message>
</context>
<context>
    <name>awaitscope::FindCommands</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Text in the source:</source>
        <translation>Texte dans la source :</translation>
    </message>
</context>
</TS>
