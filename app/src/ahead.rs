//! Code fetched ahead: as soon as a link is pointed at or has the focus, so that the page is there when it is pressed.

use std::sync::OnceLock;

use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::LazyRoute;

use crate::chunks::{Client, ClientNew, Clients, Settings};
use kit::ui::target_within;

/// The code that belongs together; one route stands for all that share its chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Clients,
    Client,
    Sheet,
    Settings,
}

/// Listens on the whole page, once it runs in a browser.
pub fn fetch_what_is_pointed_at() {
    Effect::new(move || {
        let pointed = window_event_listener(ev::pointerover, |event| fetch(&event));
        let focused = window_event_listener(ev::focusin, |event| fetch(&event));
        on_cleanup(move || {
            pointed.remove();
            focused.remove();
        });
    });
}

fn fetch(event: &web_sys::Event) {
    let link = target_within(event, "a[href]");
    if let Some(part) = link.and_then(|link| link.get_attribute("href")).and_then(|href| part_of(&href)) {
        part.fetch();
    }
}

/// The part that a link of this application leads to; nothing for files and for other places.
fn part_of(href: &str) -> Option<Part> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.strip_prefix('/')?.split('/');
    match (segments.next()?, segments.next(), segments.next()) {
        ("clients" | "products", None, _) => Some(Part::Clients),
        ("clients" | "products", Some("new"), None) | ("clients" | "products", Some(_), Some("edit")) => {
            Some(Part::Sheet)
        }
        ("clients", Some("import"), None) | ("settings", ..) => Some(Part::Settings),
        ("clients" | "products", Some(_), None) => Some(Part::Client),
        _ => None,
    }
}

impl Part {
    /// Fetches it, the first time. When it does not come, the page says so.
    fn fetch(self) {
        static ASKED: [OnceLock<()>; 4] = [const { OnceLock::new() }; 4];
        let first = ASKED.get(self as usize).is_some_and(|asked| asked.set(()).is_ok());
        if first {
            spawn_local(async move {
                match self {
                    Self::Clients => Clients::preload().await,
                    Self::Client => Client::preload().await,
                    Self::Sheet => ClientNew::preload().await,
                    Self::Settings => Settings::preload().await,
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_part_that_draws_their_page() {
        let id = "/clients/0192f0c1-2a34-7bcd-8ef0-123456789abc";
        assert_eq!(part_of("/clients?q=a"), Some(Part::Clients));
        assert_eq!(part_of(id), Some(Part::Client));
        assert_eq!(part_of(&format!("{id}/edit")), Some(Part::Sheet));
        assert_eq!(part_of("/clients/new"), Some(Part::Sheet));
        assert_eq!(part_of("/clients/import"), Some(Part::Settings));
        assert_eq!(part_of("/products"), Some(Part::Clients));
        assert_eq!(part_of(&id.replace("clients", "products")), Some(Part::Client));
        assert_eq!(part_of("/products/new?name=a"), Some(Part::Sheet));
        assert_eq!(part_of("/settings/users"), Some(Part::Settings));
    }

    #[test]
    fn files_and_other_places_are_not_fetched() {
        for href in ["/api/clients/export.csv", "https://example.com/clients", "#main", "", "/", "/files/7"] {
            assert_eq!(part_of(href), None, "{href}");
        }
    }
}
