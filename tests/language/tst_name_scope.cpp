#include "scenarios/language/values/name_scope.h"
#include "scenarios/language/values/text.h"

#include <QTest>

using namespace awaitscope;

namespace {

/// Whether a string with this text is one that names are compared by.
bool isKnown(const char* text)
{
    NameScope scope;
    const NameScope::Use use(scope);
    return knownName(makeStr(text)).as<StrObject>()->isInterned();
}

} // namespace

/// One string for each name, as long as anybody needs it.
class TestNameScope : public QObject {
    Q_OBJECT

private slots:
    void aNameIsOneStringInAllScopes()
    {
        NameScope outer, inner;
        const NameScope::Use useOuter(outer);
        const Value name = scopedName("only here 1");
        {
            const NameScope::Use useInner(inner);
            QVERIFY(scopedName("only here 1").is(name));
        }
        QVERIFY(scopedName(makeStr("only here 1")).is(name));
        QVERIFY(knownName(makeStr("only here 1")).is(name));
        QVERIFY(intern("only here 1").is(name));
    }
    void namesGoWithTheLastScopeThatAskedForThem()
    {
        {
            NameScope outer;
            const NameScope::Use use(outer);
            scopedName("only here 2");
            {
                NameScope inner;
                const NameScope::Use useInner(inner);
                scopedName("only here 2");
            }
            QVERIFY(isKnown("only here 2"));
        }
        QVERIFY(!isKnown("only here 2"));
    }
    void namesOfAwaitscopeStay()
    {
        {
            NameScope scope;
            const NameScope::Use use(scope);
            intern("only here 3");
        }
        QVERIFY(isKnown("only here 3"));
    }
    void askingAfterANameMakesNone()
    {
        QVERIFY(!isKnown("only here 4"));
        QVERIFY(!isKnown("only here 4"));
    }
    void whatAScopeTakesDependsOnNoOther()
    {
        NameScope first, second;
        {
            const NameScope::Use use(first);
            scopedName("only here 5");
        }
        const NameScope::Use use(second);
        knownName(makeStr("only here 5"));
        QCOMPARE(second.bytes(), 0u);
        scopedName("only here 5");
        scopedName("only here 5");
        QCOMPARE(second.bytes(), first.bytes());
    }
};

QTEST_GUILESS_MAIN(TestNameScope)
#include "tst_name_scope.moc"
