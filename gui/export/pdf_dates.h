#pragma once

#include <QByteArray>

namespace awaitscope {

/// The same PDF with a fixed date of creation, so that it depends on nothing but what it shows.
/// Qt 6.4 writes the clock's time and knows no other way.
/// REQUIRES: written by QPdfWriter.
QByteArray withFixedDate(const QByteArray& pdf);

} // namespace awaitscope
