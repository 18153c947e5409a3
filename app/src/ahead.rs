//! Code fetched ahead: as soon as a link is pointed at or has the focus, so that the page is there when it is pressed.

use std::sync::OnceLock;

use domain::listings::PATHS;
use domain::subject::Subject;
use leptos::{ev, prelude::*, task::spawn_local};

use crate::chunks::Chunk;
use kit::ui::target_within;

/// Listens on the whole page, once it runs in a browser.
pub fn fetch_what_is_pointed_at() {
    Effect::new(move || {
        let pointed = window_event_listener(ev::pointerover, |event| fetch_target(&event));
        let focused = window_event_listener(ev::focusin, |event| fetch_target(&event));
        on_cleanup(move || {
            pointed.remove();
            focused.remove();
        });
    });
}

fn fetch_target(event: &web_sys::Event) {
    let link = target_within(event, "a[href]");
    if let Some(chunk) = link.and_then(|link| link.get_attribute("href")).and_then(|href| chunk_of(&href)) {
        fetch(chunk);
    }
}

/// Fetches a chunk, the first time. When it does not come, the page says so.
fn fetch(chunk: Chunk) {
    static ASKED: [OnceLock<()>; Chunk::COUNT] = [const { OnceLock::new() }; Chunk::COUNT];
    let first = ASKED.get(chunk as usize).is_some_and(|asked| asked.set(()).is_ok());
    if first {
        spawn_local(chunk.preload());
    }
}

/// The chunk that draws what a link of this application leads to; nothing for files and for other places.
fn chunk_of(href: &str) -> Option<Chunk> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if is_within(path, "/settings") {
        return Some(Chunk::Settings);
    }
    let (subject, list) = PATHS.into_iter().find(|(_, list)| is_within(path, list))?;
    let [all, one, form] = chunks_of(subject);
    let mut below = path.strip_prefix(list)?.split('/').skip(1);
    match (below.next(), below.next()) {
        (None, _) => Some(all),
        (Some("new"), None) | (Some(_), Some("edit")) => Some(form),
        (Some("import"), None) => Some(Chunk::Settings),
        (Some(_), Some("statement")) => Some(Chunk::Document),
        (Some(_), None) => Some(one),
        _ => None,
    }
}

/// The chunks of a list, of the page of one of its records, and of its form.
const fn chunks_of(subject: Subject) -> [Chunk; 3] {
    match subject {
        Subject::Client | Subject::Contact | Subject::Product => [Chunk::List, Chunk::Record, Chunk::Form],
        Subject::Quote
        | Subject::Order
        | Subject::DeliveryNote
        | Subject::Invoice
        | Subject::Recurring
        | Subject::CreditNote
        | Subject::Expense => [Chunk::Documents, Chunk::Document, Chunk::Editor],
        // What is paid stands on the page of an invoice too, and so does what is granted.
        Subject::Payment | Subject::Credit => [Chunk::Documents, Chunk::Document, Chunk::Document],
        Subject::Task => [Chunk::Tasks, Chunk::Tasks, Chunk::Tasks],
    }
}

/// Whether a path is this one, or below it.
fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_chunk_that_draws_their_page() {
        for (subject, list) in PATHS {
            let [all, one, form] = chunks_of(subject);
            let record = format!("{list}/0192f0c1-2a34-7bcd-8ef0-123456789abc");
            for (href, chunk) in [
                (list.to_owned(), all),
                (format!("{list}?q=a"), all),
                (record.clone(), one),
                (format!("{record}?tab=activity"), one),
                (format!("{record}/edit"), form),
                (format!("{list}/new?name=a"), form),
                (format!("{list}/import"), Chunk::Settings),
            ] {
                assert_eq!(chunk_of(&href), Some(chunk), "{href}");
            }
        }
        assert_eq!(chunk_of("/clients"), Some(Chunk::List));
        assert_eq!(chunk_of("/invoices/new?client=7"), Some(Chunk::Editor));
        assert_eq!(chunk_of("/payments/new?client=7"), Some(Chunk::Document));
        let statement = "/clients/0192f0c1-2a34-7bcd-8ef0-123456789abc/statement?open=1";
        assert_eq!(chunk_of(statement), Some(Chunk::Document));
        assert_eq!(chunk_of("/settings/users"), Some(Chunk::Settings));
    }

    #[test]
    fn files_and_other_places_are_not_fetched() {
        for href in
            ["/api/clients/export.csv", "https://example.com/clients", "#main", "", "/", "/files/7", "/clientss"]
        {
            assert_eq!(chunk_of(href), None, "{href}");
        }
    }
}
