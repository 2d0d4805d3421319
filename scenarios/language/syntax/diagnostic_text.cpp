#include "scenarios/language/syntax/diagnostic.h"

#include <cassert>

namespace awaitscope {

namespace {

struct Sentence {
    const char* english;
    const char* french;
};

Sentence messageSentence(MessageCode code)
{
    switch (code) {
    case MessageCode::CPythonWording: break;
    case MessageCode::TooDeeplyNested:
        return {"this expression is nested too deeply", "cette expression est trop imbriquée"};
    case MessageCode::FinallyTooNested:
        return {"these 'finally' blocks are nested too deeply",
                "ces blocs « finally » sont trop imbriqués"};
    case MessageCode::NotInSubset: return {"%1 is not supported", "%1 n'est pas pris en charge"};
    case MessageCode::MissingModule:
        return {"Awaitscope does not have the module '%1'", "Awaitscope n'a pas le module « %1 »"};
    case MessageCode::MissingName:
        return {"%1.%2 is not available in Awaitscope", "%1.%2 n'existe pas dans Awaitscope"};
    case MessageCode::MissingFunction:
        return {"%1 is not available in Awaitscope", "%1 n'existe pas dans Awaitscope"};
    }
    return {"", ""};
}

Sentence hintSentence(HintCode code)
{
    switch (code) {
    case HintCode::None: break;
    case HintCode::RemovePrompt:
        return {"This line starts with a prompt: remove it, and remove the lines of output.",
                "Cette ligne commence par une invite : retirez-la, ainsi que les lignes "
                "affichées."};
    case HintCode::RemoveWebPageLine:
        return {"This line comes from the web page, not from the program: remove it.",
                "Cette ligne vient de la page web, pas du programme : retirez-la."};
    case HintCode::UsePlainCharacter: return {"Write instead: %1", "Écrivez plutôt : %1"};
    case HintCode::UsePlainSpace:
        return {"This is an invisible character, often pasted along: replace it with an ordinary "
                "space.",
                "C'est un caractère invisible, souvent collé avec le reste : remplacez-le par une "
                "espace ordinaire."};
    case HintCode::MakeFunctionAsync:
        return {"Write instead: async def %1(...)", "Écrivez plutôt : async def %1(...)"};
    case HintCode::WrapInMain:
        return {"Put it into 'async def main():' and end the file with 'asyncio.run(main())'.",
                "Placez-le dans « async def main(): » et terminez le fichier par "
                "« asyncio.run(main()) »."};
    case HintCode::CompareWithDoubleEqual:
        return {"To compare, write '=='.", "Pour comparer, écrivez « == »."};
    case HintCode::IndentWithSpaces:
        return {"Indent with spaces only, four for each level.",
                "Indentez seulement avec des espaces, quatre par niveau."};
    case HintCode::SplitExpression:
        return {"Give a part of it a name on a line of its own.",
                "Nommez-en une partie sur une ligne à part."};
    case HintCode::MoveIntoFunction:
        return {"Put the inner blocks into a function.",
                "Placez les blocs intérieurs dans une fonction."};
    case HintCode::WriteInstead: return {"Write instead: %1", "Écrivez plutôt : %1"};
    case HintCode::IndentBlockOrPass:
        return {"Indent the lines that belong to it by four spaces, or write 'pass' there.",
                "Indentez de quatre espaces les lignes qui en font partie, ou écrivez-y "
                "« pass »."};
    case HintCode::CloseBracket: return {"Add the missing '%1'.", "Ajoutez « %1 » qui manque."};
    case HintCode::CloseString: return {"Close the string with %1.", "Fermez la chaîne avec %1."};
    case HintCode::SaveAsUtf8:
        return {"Save the file as UTF-8.", "Enregistrez le fichier en UTF-8."};
    case HintCode::SleepForRequest:
        return {"A scenario has no network: let 'await asyncio.sleep(1)' stand for the time that "
                "the request takes.",
                "Un scénario n'a pas de réseau : mettez « await asyncio.sleep(1) » à la place du "
                "temps que prend la requête."};
    case HintCode::KeepDataInVariables:
        return {"A scenario has no files: keep the data in a variable, and let "
                "'await asyncio.sleep(1)' stand for the time that reading takes.",
                "Un scénario n'a pas de fichiers : gardez les données dans une variable, et mettez "
                "« await asyncio.sleep(1) » à la place du temps de lecture."};
    case HintCode::WorkForProcess:
        return {"A scenario starts no other programs: let 'await asyncio.to_thread(work, 1)' "
                "(from awaitscope import work) stand for the time that it takes.",
                "Un scénario ne lance pas d'autres programmes : mettez « await "
                "asyncio.to_thread(work, 1) » (from awaitscope import work) à la place du temps "
                "que cela prend."};
    case HintCode::TaskForThread:
        return {"Start a task instead, with 'asyncio.create_task' or 'asyncio.to_thread': the "
                "preemptive model shows it as a thread.",
                "Lancez plutôt une tâche, avec « asyncio.create_task » ou « asyncio.to_thread » : "
                "le modèle préemptif la montre comme un fil."};
    case HintCode::LeaveOutLoop:
        return {"Remove it, and start the program with 'asyncio.run(main())'.",
                "Retirez-le, et lancez le programme avec « asyncio.run(main()) »."};
    case HintCode::AssignInSource:
        return {"A scenario runs by itself: assign the value in the source.",
                "Un scénario s'exécute sans personne : affectez la valeur dans le source."};
    case HintCode::WriteCodeInSource:
        return {"Write the code itself in the source.", "Écrivez le code lui-même dans le source."};
    case HintCode::ImportAtTop:
        return {"Write 'import' at the top of the file.", "Écrivez « import » en haut du fichier."};
    case HintCode::StepInstead:
        return {"Step through the run in the window instead.",
                "Avancez plutôt pas à pas dans la fenêtre."};
    case HintCode::WriteWithoutModule:
        return {"Write what it does in the program itself, or guard the import with "
                "'except ImportError'.",
                "Écrivez dans le programme ce qu'il fait, ou protégez l'import par "
                "« except ImportError »."};
    case HintCode::WriteWithoutName:
        return {"Write the program without it.", "Écrivez le programme sans cela."};
    }
    return {"", ""};
}

std::string fill(const Sentence& sentence, Language language,
                 const std::vector<std::string>& arguments)
{
    const std::string_view text = language == Language::French ? sentence.french : sentence.english;
    std::string result;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const bool isPlace = text[index] == '%' && index + 1 < text.size() &&
                             text[index + 1] >= '1' && text[index + 1] <= '9';
        if (!isPlace) {
            result += text[index];
            continue;
        }
        const auto argument = static_cast<std::size_t>(text[++index] - '1');
        assert(argument < arguments.size());
        result += arguments[argument];
    }
    return result;
}

} // namespace

Diagnostic syntaxError(SourceSpan span, std::string message, HintCode hint,
                       std::vector<std::string> arguments)
{
    return {span, "SyntaxError",       std::move(message), MessageCode::CPythonWording,
            hint, std::move(arguments)};
}

Diagnostic unsupported(SourceSpan span, MessageCode code, HintCode hint,
                       std::vector<std::string> arguments)
{
    Diagnostic diagnostic{span, "UnsupportedError", "", code, hint, std::move(arguments)};
    diagnostic.message = messageFor(diagnostic, Language::English);
    return diagnostic;
}

std::string messageFor(const Diagnostic& diagnostic, Language language)
{
    if (diagnostic.code == MessageCode::CPythonWording) return diagnostic.message;
    return fill(messageSentence(diagnostic.code), language, diagnostic.arguments);
}

std::string hintFor(const Diagnostic& diagnostic, Language language)
{
    return fill(hintSentence(diagnostic.hint), language, diagnostic.arguments);
}

} // namespace awaitscope
