#pragma once

#include "scenarios/language/omissions/omissions.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace awaitscope {

/// Walks through a module for `findOmissions`.
class OmissionFinder {
public:
    explicit OmissionFinder(Omissions& found) : m_found(found) {}
    void find(const Module& module);

private:
    /// What surrounds a statement.
    struct Place {
        bool isCertain = false;    ///< it is run whenever the program is
        bool guardsImport = false; ///< an ImportError is caught
        bool guardsName = false;   ///< an AttributeError is caught
    };

    void collectNames(const Block& block);
    void collectNames(const Expression& node);
    void bind(const Expression& target);
    void bindParameters(const Parameters& parameters);

    void check(const Block& block, Place place);
    void check(const Statement& node, Place place);
    void check(const Expression& node, Place place);
    void checkTry(const TryStatement& node, Place place);
    void checkImport(const ImportStatement& node, Place place);
    void checkImportFrom(const ImportFromStatement& node, Place place);
    void checkAttribute(const AttributeExpression& node);
    void checkCall(const CallExpression& node);
    void missingModule(const std::string& name, SourceSpan span, Place place);

    Omissions& m_found;
    std::map<std::string, std::string> m_modules; ///< names bound by `import`, and the modules
    std::set<std::string> m_bound;                ///< names bound in any other way, anywhere
    std::set<std::string> m_asked;                ///< names that `hasattr` asks for
};

} // namespace awaitscope
