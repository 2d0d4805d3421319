#include "core/text/time_text.h"

namespace awaitscope {

static std::string secondsText(Duration duration, Language language)
{
    std::string text = formatSeconds(duration);
    if (language == Language::English) return text + " s";
    if (const size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
    return text + "\u00a0s";
}

std::string timeText(VirtualTime time, Language language)
{
    return secondsText(time - VirtualTime(), language);
}

std::string lengthText(Duration duration, Language language)
{
    constexpr Duration kShort = Duration::nanoseconds(10'000'000);
    if (duration < kShort && Duration() - kShort < duration)
        return formatDuration(duration, language == Language::French);
    return secondsText(duration, language);
}

} // namespace awaitscope
