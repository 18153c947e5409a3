//! What a client has answered to a quote, as it is read: on its page, on its paper and in the portal.

use domain::documents::{Answer, LineData, Verdict};
use domain::format::{DateStyle, Locale as FormatLocale, date, money, time};
use kit::words::{Locale, td_string};

/// What was said.
#[must_use]
pub fn heading(l: Locale, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved => td_string!(l, papers.answer_approved),
        Verdict::Refused => td_string!(l, papers.answer_refused),
    }
}

/// Who said so, when and from where, for how much, with which options, and why: each in a line. `lines` are the quote's.
#[must_use]
pub fn proof(l: Locale, f: FormatLocale, answer: &Answer, lines: &[LineData]) -> Vec<String> {
    let (day, at) = (date(answer.at.date(), DateStyle::Long, f), time(answer.at.time(), f));
    let name = answer.name.as_str().to_owned();
    let by = td_string!(l, papers.answer_by, name = name, day = day, time = at).to_string();
    let from = td_string!(l, papers.answer_from, address = answer.address.clone()).to_string();
    let signed_as = (!answer.signed_as.is_empty())
        .then(|| td_string!(l, papers.answer_signed_as, who = answer.signed_as.clone()).to_string());
    let options = taken(answer, lines);
    let options = (!options.is_empty()).then(|| td_string!(l, papers.answer_options, options = options).to_string());
    let amount = (answer.verdict == Verdict::Approved)
        .then(|| td_string!(l, papers.answer_total, amount = money(answer.total, f)).to_string());
    let reason = answer.reason.as_ref().map(|reason| {
        let reason = reason.as_str().to_owned();
        td_string!(l, papers.answer_reason, reason = reason).to_string()
    });
    [Some(by), signed_as, Some(from), options, amount, reason].into_iter().flatten().collect()
}

/// What the options are called that were taken: each by the first line of its words.
fn taken(answer: &Answer, lines: &[LineData]) -> String {
    let is_taken = |line: &&LineData| line.id.is_some_and(|id| answer.options.contains(&id));
    let name = |line: &LineData| Some(line.description.as_ref()?.as_str().lines().next()?.to_owned());
    lines.iter().filter(is_taken).filter_map(name).collect::<Vec<_>>().join(", ")
}
