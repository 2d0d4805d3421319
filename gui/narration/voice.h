#pragma once

#include "core/text/language.h"
#include "core/time/virtual_time.h"

#include <QString>
#include <QStringList>

#include <initializer_list>

namespace awaitscope {

/// One wording in both languages.
///
/// `{name}` stands for a value; `{n?# task|# tasks}` chooses between singular and plural by the
/// count `n`, `#` being the count (French uses the singular for 0); `{name~prête|prêt}` between
/// feminine and masculine. Names and code stand between backticks, words to stress between
/// asterisks. French `de`, `que` and `à` before a field join what comes there: `d'`, `qu'`, `du`,
/// `au`.
struct Words {
    const char* english = "";
    const char* french = "";
};

/// Of a name in a sentence, in characters; what is longer is cut in its middle.
inline constexpr int kLongestName = 26;

/// What a field of `Words` stands for: a text, or a count. A task is feminine in French, a thread
/// masculine.
struct WordValue {
    const char* key;
    QString text;
    qint64 count = 0;
    bool isMasculine = false;

    WordValue(const char* field, QString value, bool masculine = false)
        : key(field), text(std::move(value)), isMasculine(masculine)
    {
    }
    WordValue(const char* field, qint64 value)
        : key(field), text(QString::number(value)), count(value)
    {
    }
};

/// How numbers, times, names and lists are said in one language.
///
/// Not Qt's translations: the wordings differ by model and in their plurals, and belong side by
/// side.
class Voice {
public:
    explicit Voice(Language language) : m_language(language) {}

    Language language() const { return m_language; }
    /// `1.5 s`, or `1,5 s` with a no-break space.
    QString time(VirtualTime time) const;
    /// `0.1 s`, `1.5 s`, `5 ms`. Times, too, are `readable` ones.
    QString duration(Duration duration) const;
    /// What people set, as they write it: `100 ms`.
    QString setting(Duration duration) const;
    /// Code as the program writes it: `1.5`, with a dot in every language.
    static QString number(Duration seconds);
    /// Between backticks; long names are cut in their middle.
    static QString code(const QString& name);
    /// A piece of the program in code font, its end cut when it is longer than `most`.
    static QString source(const QString& code, int most);
    /// Between the language's quotation marks; long texts are cut.
    QString quoted(const QString& text) const;
    /// `a`, `a and b`, `a, b and 2 more`: at most `most` are named.
    QString list(const QStringList& names, int most = 2) const;
    /// The wording with its fields filled. REQUIRES: every field has its value.
    QString say(const Words& words, std::initializer_list<WordValue> values = {}) const;

private:
    Language m_language;
};

} // namespace awaitscope
