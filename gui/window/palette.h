#pragma once

#include <QFrame>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace awaitscope {

/// Something that can be chosen by typing a part of it.
struct PaletteItem {
    QString text;
    QString hint; ///< at the right: the key, the time
    std::function<void()> choose;
};

/// A field to type in, and under it what fits: for commands, and for looking things up.
class Palette : public QFrame {
    Q_OBJECT
public:
    /// What fits a text, best first; asked anew at each letter.
    using Source = std::function<std::vector<PaletteItem>(const QString& text)>;

    explicit Palette(QWidget* parent);

    /// `nothing`: what is said when nothing fits.
    void open(const QString& prompt, const QString& nothing, Source source);
    /// What is offered now.
    const std::vector<PaletteItem>& items() const { return m_items; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void chooseCurrent();

    QLineEdit* m_field;
    QListWidget* m_list;
    Source m_source;
    QString m_nothing;
    std::vector<PaletteItem> m_items;
};

/// Whether each word of `wanted` stands somewhere in `text`, in any order, capital or not.
bool fitsWords(const QString& text, const QString& wanted);
/// The same where a word of `text` begins with each.
bool beginsWords(const QString& text, const QString& wanted);

} // namespace awaitscope
