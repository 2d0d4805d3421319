#pragma once

#include <cstddef>
#include <cstdint>

/// Unicode's character database as far as `str` needs it: written by scripts/unicode-tables.py.
namespace awaitscope::unicode {

/// `length` characters whose even and odd code points have these kinds: indices into kClassKinds.
struct ClassRun {
    uint32_t length;
    uint8_t even, odd;
};
/// Sets of classes, as bits: see characters.h.
extern const uint16_t kClassKinds[];
extern const ClassRun kClassRuns[]; ///< from U+0000 on, without gaps
extern const size_t kClassRunCount;

/// Every `stride`-th character from `first` to `last` becomes the one that is `difference` away.
struct CaseRun {
    uint32_t first, last, stride;
    int32_t difference;
};
/// One that becomes several.
struct LongCase {
    uint32_t character;
    const char* text;
};
#define AWAITSCOPE_CASE_TABLES(X) X(Lower) X(Upper) X(Title) X(Fold)
#define AWAITSCOPE_DECLARE_CASES(name)                                                             \
    extern const CaseRun k##name##Runs[];                                                          \
    extern const size_t k##name##RunCount;                                                         \
    extern const LongCase k##name##Long[];                                                         \
    extern const size_t k##name##LongCount;
AWAITSCOPE_CASE_TABLES(AWAITSCOPE_DECLARE_CASES)
#undef AWAITSCOPE_DECLARE_CASES

} // namespace awaitscope::unicode
