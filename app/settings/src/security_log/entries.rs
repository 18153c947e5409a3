//! The entries, as a table that a phone shows as cards.

use domain::format::{DateStyle, date, time};
use domain::security_log::{LogEntry, LogQuery, SecurityEvent};
use leptos::prelude::*;

use super::asked;
use super::wording::{actor_name, told};
use kit::device_name::device_name;
use kit::ui::{ButtonLink, EmptyState, Glyph};
use kit::words::{formats, td_string, words};

/// The entries, newest first, and the way to older ones.
#[component]
pub fn Entries(
    /// What was asked.
    query: LogQuery,
    /// What was found.
    entries: Vec<LogEntry>,
    /// What asks for more.
    older: Option<LogQuery>,
) -> impl IntoView {
    let l = words();
    if entries.is_empty() {
        return view! { <div class="card"><Nothing query/></div> }.into_any();
    }
    let newest = query.before.map(|_| asked::page(LogQuery { before: None, ..query }));
    let foot = (newest.is_some() || older.is_some()).then(|| {
        view! {
            <div class="card-foot">
                {newest.map(|href| view! { <ButtonLink href>{td_string!(l, security_log.newest)}</ButtonLink> })}
                {older.map(|older| view! {
                    <ButtonLink href=asked::page(older)>{td_string!(l, security_log.older)}</ButtonLink>
                })}
            </div>
        }
    });
    view! {
        <section class="card" aria-label=td_string!(l, security_log.title)>
            <table class="log">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(l, security_log.when)}</th>
                        <th scope="col">{td_string!(l, security_log.who)}</th>
                        <th scope="col">{td_string!(l, security_log.what)}</th>
                        <th scope="col">{td_string!(l, security_log.from)}</th>
                    </tr>
                </thead>
                <tbody>{entries.into_iter().map(row).collect_view()}</tbody>
            </table>
            {foot}
        </section>
    }
    .into_any()
}

fn row(entry: LogEntry) -> impl IntoView {
    let l = words();
    let at = entry.at;
    let (on, hour) = (date(at.date(), DateStyle::Medium, formats()), time(at.time(), formats()));
    let is_refusal = entry.event.as_ref().is_some_and(SecurityEvent::is_refusal);
    let device = device_name(&entry.device).unwrap_or_else(|| entry.device.clone());
    view! {
        <tr>
            <td class="log-when">
                <time datetime=at.format("%Y-%m-%dT%H:%M:%S").to_string()>{on}" "<span class="nowrap">{hour}</span></time>
            </td>
            <td class="log-who">{actor_name(l, &entry)}</td>
            <td class=if is_refusal { "log-what bad-ink" } else { "log-what" }>{told(l, formats(), entry.event.as_ref())}</td>
            <td class="log-from" title=entry.device>
                <span>{entry.address}</span>
                <span>{device}</span>
            </td>
        </tr>
    }
}

/// Nothing yet, or nothing of what was asked.
#[component]
fn Nothing(query: LogQuery) -> impl IntoView {
    let l = words();
    if query == LogQuery::default() {
        let text = td_string!(l, security_log.empty_text);
        return view! { <EmptyState icon=Glyph::Shield title=td_string!(l, security_log.empty) text/> }.into_any();
    }
    view! {
        <EmptyState icon=Glyph::Search title=td_string!(l, security_log.nothing)>
            <ButtonLink href=asked::PATH.to_owned()>{td_string!(l, security_log.show_all)}</ButtonLink>
        </EmptyState>
    }
    .into_any()
}
