#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/interpreter.h"

namespace awaitscope {

namespace {

/// An item of a list, with a small object behind it.
constexpr size_t kItemBytes = 48;

} // namespace

Interpreter::Step Interpreter::container(Opcode opcode, uint32_t argument)
{
    Frame* frame = top();
    auto take = [&](size_t count) {
        Values values(std::make_move_iterator(frame->top - count),
                      std::make_move_iterator(frame->top));
        frame->drop(count);
        return values;
    };
    switch (opcode) {
    case Opcode::BuildTuple: return push(makeTuple(take(argument)));
    case Opcode::BuildList: return push(makeList(take(argument)));
    case Opcode::BuildSet: {
        Values items = take(argument);
        auto set = makeRef<SetObject>(types::set());
        for (const Value& item : items)
            if (!setItem(m_machine, set->table(), item, nullptr)) return Step::Raised;
        return push(std::move(set));
    }
    case Opcode::BuildDict: {
        Values items = take(2 * argument);
        auto dict = makeRef<DictObject>();
        for (size_t index = 0; index < items.size(); index += 2)
            if (!setItem(m_machine, dict->table(), items[index], items[index + 1]))
                return Step::Raised;
        return push(std::move(dict));
    }
    case Opcode::BuildSlice: {
        Values parts = take(3);
        return push(makeRef<SliceObject>(parts[0], parts[1], parts[2]));
    }
    case Opcode::ListAppend: {
        Value item = frame->pop();
        if (!m_machine.reserve(kItemBytes)) return Step::Raised;
        frame->peek(argument).as<ListObject>()->items().push_back(std::move(item));
        return Step::Next;
    }
    case Opcode::SetAdd: {
        Value item = frame->pop();
        return setItem(m_machine, frame->peek(argument).as<SetObject>()->table(), item, nullptr)
                   ? Step::Next
                   : Step::Raised;
    }
    case Opcode::DictSet: {
        Value value = frame->pop();
        Value key = frame->pop();
        return setItem(m_machine, frame->peek(argument).as<DictObject>()->table(), key,
                       std::move(value))
                   ? Step::Next
                   : Step::Raised;
    }
    case Opcode::ListToTuple: {
        Value list = frame->pop();
        return push(makeTuple(list.as<ListObject>()->items()));
    }
    case Opcode::ListExtend: {
        Value iterable = frame->pop();
        Values items;
        if (!m_machine.plainItems(iterable, items)) {
            --frame->next;
            return request(m_machine.listOf(std::move(iterable)));
        }
        Values& list = frame->peek().as<ListObject>()->items();
        list.insert(list.end(), items.begin(), items.end());
        return Step::Next;
    }
    case Opcode::SetUpdate: {
        Value iterable = frame->pop();
        Values items;
        if (!m_machine.plainItems(iterable, items)) {
            --frame->next;
            return request(m_machine.listOf(std::move(iterable)));
        }
        for (const Value& item : items)
            if (!setItem(m_machine, frame->peek().as<SetObject>()->table(), item, nullptr))
                return Step::Raised;
        return Step::Next;
    }
    case Opcode::DictUpdate:
    case Opcode::DictMerge: {
        Value mapping = frame->pop();
        if (typeOf(mapping)->layout() != Layout::Dict) {
            m_machine.raiseTypeError(
                opcode == Opcode::DictMerge
                    ? "argument after ** must be a mapping, not " + m_machine.typeName(mapping)
                    : "'" + m_machine.typeName(mapping) + "' object is not a mapping");
            return Step::Raised;
        }
        HashTable& target = frame->peek().as<DictObject>()->table();
        for (const auto& entry : mapping.as<DictObject>()->table().entries()) {
            if (!entry.key) continue;
            if (opcode == Opcode::DictMerge && target.find(entry.hash, entry.key)) {
                m_machine.raiseTypeError("got multiple values for keyword argument '" +
                                         (isStr(entry.key) ? textOf(entry.key) : "?") + "'");
                return Step::Raised;
            }
            target.set(entry.hash, entry.key, entry.value);
        }
        return Step::Next;
    }
    default: return Step::Next;
    }
}

Interpreter::Step Interpreter::import(Opcode opcode, uint32_t argument)
{
    Frame* frame = top();
    if (opcode == Opcode::ImportFrom) {
        const Value& name = frame->code->names[argument];
        Value module = frame->peek();
        if (const Value* value = module.as<ModuleObject>()->attributes().find(name))
            return push(*value);
        if (Value inner = m_machine.module(module.as<ModuleObject>()->name() + "." + textOf(name)))
            return push(std::move(inner));
        m_machine.raise(exceptions::ImportError(), "cannot import name '" + textOf(name) +
                                                       "' from '" +
                                                       module.as<ModuleObject>()->name() + "'");
        return Step::Raised;
    }
    if (opcode == Opcode::ImportStar) {
        Value module = frame->pop();
        for (const auto& entry : module.as<ModuleObject>()->attributes().entries()) {
            uint32_t number = m_machine.m_program.globalNamed(entry.name);
            if (entry.value && number < m_machine.m_globals.size() &&
                !textOf(entry.name).starts_with("_"))
                m_machine.m_globals[number] = entry.value;
        }
        return Step::Next;
    }
    const std::string& name = textOf(frame->code->constants[argument]);
    Value module = m_machine.module(name);
    if (!module) {
        m_machine.raise(exceptions::ModuleNotFoundError(), "No module named '" + name + "'");
        return Step::Raised;
    }
    if (opcode == Opcode::ImportTop) module = m_machine.module(name.substr(0, name.find('.')));
    return push(std::move(module));
}

} // namespace awaitscope
