#include "scenarios/model_choice.h"

namespace awaitscope {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (size_t from = 0;;) {
        const size_t at = text.find(separator, from);
        parts.push_back(text.substr(from, at - from));
        if (at == std::string_view::npos) return parts;
        from = at + 1;
    }
}

} // namespace

void ModelChoice::applyTo(RunOptions& options) const
{
    options.settings.model = model;
    for (const auto& [key, value] : settings)
        applySetting(options, key, value);
}

std::string nameOf(const ModelChoice& choice)
{
    std::string name{nameOf(choice.model)};
    for (const auto& [key, value] : choice.settings)
        name += ':' + key + '=' + value;
    return name;
}

std::vector<std::string_view> modelItems(std::string_view list)
{
    return split(list, ',');
}

std::variant<ModelChoice, SettingProblem> parseModel(std::string_view text)
{
    const std::vector<std::string_view> parts = split(text, ':');
    const auto noModel = [](std::string_view part) {
        return SettingProblem{SettingProblem::Code::BadValue, "models", std::string(part)};
    };
    const auto model = modelNamed(parts.front());
    if (!model) return noModel(parts.front());
    ModelChoice choice;
    choice.model = *model;
    for (size_t i = 1; i < parts.size(); ++i) {
        const size_t equals = parts[i].find('=');
        const std::string key{parts[i].substr(0, equals)};
        const std::string value{equals == std::string_view::npos ? std::string_view{}
                                                                 : parts[i].substr(equals + 1)};
        if (key == "models") return noModel(parts[i]);
        RunOptions unused;
        if (auto problem = applySetting(unused, key, value)) return std::move(*problem);
        choice.settings.emplace_back(key, value);
    }
    return choice;
}

std::vector<ModelChoice> modelsOf(const std::vector<Directive>& directives)
{
    std::vector<ModelChoice> models;
    for (const Directive& directive : directives) {
        if (directive.key != "models") continue;
        for (const std::string_view item : modelItems(directive.value))
            models.push_back(std::get<ModelChoice>(parseModel(item)));
    }
    if (models.empty())
        models = {{Model::Synchronous, {}}, {Model::Cooperative, {}}, {Model::Preemptive, {}}};
    return models;
}

} // namespace awaitscope
