#pragma once

#include <QString>

namespace awaitscope {

/// What the narration says about one position: what happens, why, and, when it surprises, what
/// follows.
///
/// Texts carry light marks: code between backticks, stressed words between asterisks.
struct Sentence {
    QString what;
    QString why; ///< never empty
    QString next;

    bool operator==(const Sentence&) const = default;
};

/// Longest narration, in characters without its marks: two lines on a projector.
inline constexpr int kLongestSentence = 190;

/// The text without its marks, as the events table and exports write it.
QString plainText(const QString& marked);
/// The text as rich text: code in the fixed font `codeFamily`, stressed words in italics.
QString richText(const QString& marked, const QString& codeFamily);
/// The whole sentence without marks.
QString plainText(const Sentence& sentence);
/// Each of its parts with a capital.
Sentence capitalized(Sentence sentence);
/// The same, cut to `kLongestSentence`: first `next` goes, then the later half
/// of `why`.
Sentence fitted(Sentence sentence);

} // namespace awaitscope
