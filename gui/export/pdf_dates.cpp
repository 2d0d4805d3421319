#include "gui/export/pdf_dates.h"

#include <QList>

namespace awaitscope {

namespace {

/// Moves the offsets of a cross-reference table: what stands after `place` has moved by `shift`.
void moveOffsets(QByteArray& pdf, qsizetype place, qsizetype shift)
{
    const qsizetype keyword = pdf.lastIndexOf("startxref\n");
    if (keyword < 0) return;
    const qsizetype number = keyword + 10;
    qsizetype numberEnd = number;
    while (numberEnd < pdf.size() && pdf[numberEnd] >= '0' && pdf[numberEnd] <= '9')
        ++numberEnd;
    const qsizetype table = pdf.mid(number, numberEnd - number).toLongLong() + shift;
    pdf.replace(number, numberEnd - number, QByteArray::number(table));

    // "xref", "0 <count>", then entries of twenty bytes.
    const qsizetype header = pdf.indexOf('\n', table) + 1;
    qsizetype entry = pdf.indexOf('\n', header) + 1;
    const qsizetype count =
        pdf.mid(header, entry - header).trimmed().split(' ').value(1).toLongLong();
    for (qsizetype i = 0; i < count; ++i, entry += 20) {
        const qsizetype offset = pdf.mid(entry, 10).toLongLong();
        if (offset <= place) continue;
        pdf.replace(entry, 10, QByteArray::number(offset + shift).rightJustified(10, '0'));
    }
}

} // namespace

QByteArray withFixedDate(const QByteArray& pdf)
{
    static const QByteArray key = "/CreationDate (";
    static const QByteArray date = "D:20000101000000Z";
    const qsizetype found = pdf.indexOf(key);
    if (found < 0) return pdf;
    const qsizetype begin = found + key.size();
    const qsizetype end = pdf.indexOf(')', begin);
    QByteArray result = pdf;
    result.replace(begin, end - begin, date);
    // East and west of Greenwich the clock's date is longer.
    if (result.size() != pdf.size()) moveOffsets(result, begin, result.size() - pdf.size());
    return result;
}

} // namespace awaitscope
