#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/modules/modules.h"
#include "scenarios/language/vm/interpreter.h"

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

/// Where a module of the standard library usually stands.
std::string usualPlace(const std::string& module)
{
    static const std::set<std::string> packages{
        "asyncio", "collections", "concurrent", "concurrent.futures", "http", "json",
        "logging", "re",          "unittest"};
    static const std::set<std::string> builtIn{"awaitscope", "array", "builtins",   "cmath",
                                               "errno",      "gc",    "itertools",  "math",
                                               "sys",        "time",  "unicodedata"};
    if (builtIn.contains(module)) return "unknown location";
    std::string path = module;
    std::replace(path.begin(), path.end(), '.', '/');
    return "/usr/lib/python3.13/" + path + (packages.contains(module) ? "/__init__.py" : ".py");
}

} // namespace

ModuleObject::ModuleObject(std::string name, const Program* program)
    : Container(types::module()), m_name(std::move(name)), m_program(program)
{
    static const Value dunderName = intern("__name__"), dunderDoc = intern("__doc__");
    if (program) {
        const Attributes& known = builtinNames();
        m_attributes.reserve(program->globalNames);
        for (const Value& global : program->globalNames) {
            const Value* builtin = known.find(global);
            m_builtins.push_back(builtin ? *builtin : Value());
        }
    }
    m_attributes.set(dunderName, makeStr(m_name));
    const bool isDocumented = program && program->module->doc;
    m_attributes.set(dunderDoc, isDocumented ? program->module->doc : none());
}

Frame* ModuleObject::start()
{
    if (!m_program || std::exchange(m_started, true)) return nullptr;
    return Frame::create(*m_program->module, *this);
}

Value Machine::module(const std::string& name)
{
    auto found = m_modules.find(name);
    if (found != m_modules.end()) return found->second;
    const Attributes* contents = moduleContents(name);
    const Program* text = moduleText(name);
    if (!contents && !text) return {};
    auto made = makeRef<ModuleObject>(name, text);
    if (contents)
        for (const auto& entry : contents->entries())
            if (entry.value) made->attributes().set(entry.name, entry.value);
    m_modules[name] = made;
    static const Value modulesName = intern("modules");
    auto list = [this](const std::string& key, const Value& module) {
        Value* all = m_sys ? m_sys->attributes().find(modulesName) : nullptr;
        Value text = makeStr(key);
        if (all && isInstance(*all, types::dict()))
            all->as<DictObject>()->table().set(*hashOf(text), text, module);
    };
    if (name == "sys") {
        m_sys = made;
        prepareSys(*this, *made);
        made->attributes().set(modulesName, makeRef<DictObject>());
        for (const auto& [each, module] : m_modules)
            list(each, module);
    }
    list(name, made);
    for (const char* part : moduleParts(name))
        made->attributes().set(intern(part), module(name + "." + part));
    return made;
}

Coroutine<Value> Machine::importModule(std::string name)
{
    Value module = this->module(name);
    if (Frame* body = module.as<ModuleObject>()->start()) {
        body->mode = Return::Leave;
        Value done = co_await drive(body);
        if (!done) co_return Value();
    }
    co_return module;
}

/// Has the text of a module run before the present instruction, which is run again afterwards.
/// False when the module is there already.
bool Interpreter::startModule(const Value& module, Step& step)
{
    Frame* body = module.as<ModuleObject>()->start();
    if (!body) return false;
    Frame* importer = top();
    if (m_fiber.depth >= m_machine.depth()) {
        module.as<ModuleObject>()->abandonStart();
        Frame::destroy(body);
        m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
        step = Step::Raised;
        return true;
    }
    --importer->next;
    body->mode = Return::Construct; // nobody wants its result
    body->back = importer;
    m_fiber.top = body;
    ++m_fiber.depth;
    step = Step::Switched;
    return true;
}

namespace {

/// Whether CPython's module of this name has modules in it.
bool isPackage(std::string_view name)
{
    for (const std::string_view package :
         {"asyncio", "collections", "concurrent", "concurrent.futures", "http", "importlib", "json",
          "logging", "re", "unittest"})
        if (name == package) return true;
    return false;
}

} // namespace

Interpreter::Step Interpreter::import(Opcode opcode, uint32_t argument)
{
    switch (opcode) {
    case Opcode::ImportFrom: return importFrom(top()->code->names[argument]);
    case Opcode::ImportStar: return importStar();
    default: break;
    }
    const std::string& name = textOf(top()->code->constants[argument]);
    Value first, package;
    // `import a.b` runs a, then a.b, which becomes an attribute of a.
    for (size_t dot = name.find('.');; dot = name.find('.', dot + 1)) {
        std::string part = name.substr(0, dot);
        Value module = m_machine.module(part);
        if (!module) {
            std::string why;
            if (package && !isPackage(package.as<ModuleObject>()->name()))
                why = "; '" + package.as<ModuleObject>()->name() + "' is not a package";
            m_machine.raiseMissing(exceptions::ModuleNotFoundError(),
                                   "No module named '" + part + "'" + why, makeStr(part));
            return Step::Raised;
        }
        Step step = Step::Next;
        if (startModule(module, step)) return step;
        if (!package) first = module;
        if (package)
            package.as<ModuleObject>()->attributes().set(intern(part.substr(part.rfind('.') + 1)),
                                                         module);
        package = std::move(module);
        if (dot == std::string::npos) break;
    }
    return push(opcode == Opcode::ImportTop ? std::move(first) : std::move(package));
}

Interpreter::Step Interpreter::importFrom(const Value& name)
{
    auto* module = top()->peek().as<ModuleObject>();
    if (const Value* value = module->attributes().find(name)) return push(*value);
    if (Value inner = m_machine.module(module->name() + "." + textOf(name))) {
        Step step = Step::Next;
        if (startModule(inner, step)) return step;
        return push(std::move(inner));
    }
    m_machine.raiseMissing(exceptions::ImportError(),
                           "cannot import name '" + textOf(name) + "' from '" + module->name() +
                               "' (" + usualPlace(module->name()) + ")",
                           name, top()->peek());
    return Step::Raised;
}

Interpreter::Step Interpreter::importStar()
{
    Value module = top()->pop();
    for (const auto& entry : module.as<ModuleObject>()->attributes().entries())
        if (entry.value && !textOf(entry.name).starts_with("_"))
            top()->module->attributes().set(entry.name, entry.value);
    return Step::Next;
}

} // namespace awaitscope
