#include "gui/window/palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

bool fitsWords(const QString& text, const QString& wanted)
{
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

bool beginsWords(const QString& text, const QString& wanted)
{
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
            if (at == 0 || !text[at - 1].isLetterOrNumber()) return true;
        return false;
    });
}

Palette::Palette(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &Palette::chooseCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::chooseCurrent);
}

void Palette::open(const QString& prompt, const QString& nothing, Source source)
{
    m_source = std::move(source);
    m_nothing = nothing;
    m_field->setPlaceholderText(prompt);
    m_field->setAccessibleName(prompt);
    m_list->setAccessibleName(prompt);
    m_field->clear();
    fill();
    const QWidget* window = parentWidget();
    const QSize size(window->width() / 2, window->height() / 2);
    setGeometry(
        QRect(window->mapToGlobal(QPoint(window->width() / 4, window->height() / 8)), size));
    show();
    m_field->setFocus();
}

void Palette::fill()
{
    m_items = m_source(m_field->text());
    m_list->clear();
    for (const PaletteItem& item : m_items)
        m_list->addItem(item.hint.isEmpty() ? item.text
                                            : QStringLiteral("%1    %2").arg(item.text, item.hint));
    m_list->setCurrentRow(0);
    if (!m_items.empty() || m_field->text().isEmpty()) return;
    m_list->addItem(m_nothing);
    m_list->item(0)->setFlags(Qt::NoItemFlags);
}

bool Palette::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int step = key == Qt::Key_Down       ? 1
                     : key == Qt::Key_Up       ? -1
                     : key == Qt::Key_PageDown ? 10
                     : key == Qt::Key_PageUp   ? -10
                                               : 0;
    if (step == 0) return false;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, qMax(0, m_list->count() - 1)));
    return true;
}

void Palette::chooseCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_items.size())) return;
    const auto choose = m_items[static_cast<size_t>(row)].choose;
    close();
    if (choose) choose();
}

} // namespace awaitscope
