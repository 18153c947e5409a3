use leptos::{ev, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

use crate::ui::{Glyph, Icon, Kbd, target_within};

/// The id of the menu around a [`MenuItem`], so that choosing closes it.
#[derive(Clone)]
pub(super) struct MenuId(pub(super) String);

/// One action: a link with `href`, else a button that runs `on_select`. Choosing it closes the menu.
#[component]
pub fn MenuItem(
    /// What it does.
    #[prop(into)]
    label: TextProp,
    /// A drawing before it.
    #[prop(optional_no_strip, into)]
    icon: Option<Glyph>,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// What it runs.
    #[prop(optional_no_strip, into)]
    on_select: Option<Callback<()>>,
    /// Whether it takes something away.
    #[prop(optional)]
    danger: bool,
    /// Whether it is the one in force, in a menu that chooses one of several.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// The key that does the same.
    #[prop(optional_no_strip, into)]
    shortcut: Option<&'static str>,
    /// Why it cannot be done now: it stands greyed, and says so.
    #[prop(optional_no_strip)]
    refused: Option<String>,
) -> impl IntoView {
    let around = use_context::<MenuId>().map(|MenuId(id)| id);
    if let Some(reason) = refused {
        return view! {
            <div class="menu-item refused" role="menuitem" tabindex="-1" aria-disabled="true">
                {icon.map(|glyph| view! { <Icon glyph/> })}
                <span><span class="refused-label">{move || label.get()}</span> <small>{reason}</small></span>
            </div>
        }
        .into_any();
    }
    let class = if danger { "menu-item danger" } else { "menu-item" };
    let content = view! {
        {icon.map(|glyph| view! { <Icon glyph/> })}
        <span>{move || label.get()}</span>
        {shortcut.map(|key| view! { <Kbd quiet=true>{key}</Kbd> })}
    };
    let said = move || current.get().then_some("true");
    if let Some(href) = href {
        let FileLink { rel, target, download } = FileLink::at(&href);
        return view! {
            <a
                class=class
                role="menuitem"
                tabindex="-1"
                href=href
                rel=rel
                target=target
                download=download
                aria-current=said
                aria-keyshortcuts=shortcut
            >
                {content}
            </a>
        }
        .into_any();
    }
    let select = move |event: ev::MouseEvent| {
        // First, so that the focus is back on the menu's button: a dialog that opens now gives it back there.
        close_around(&event);
        if let Some(on_select) = on_select {
            on_select.run(());
        }
    };
    view! {
        <button
            class=class
            type="button"
            role="menuitem"
            tabindex="-1"
            popovertarget=around
            popovertargetaction="hide"
            aria-current=said
            aria-keyshortcuts=shortcut
            on:click=select
        >
            {content}
        </button>
    }
    .into_any()
}

/// How a link to a file is followed: by the browser and not by the router, which knows pages alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileLink {
    /// For the attribute of this name, as those below.
    pub rel: Option<&'static str>,
    /// One that is shown is shown beside the page.
    pub target: Option<&'static str>,
    /// One that is saved leaves the page where it is.
    pub download: Option<&'static str>,
}

impl FileLink {
    /// Of the link to an address; nothing of the kind for a page.
    #[must_use]
    pub fn at(href: &str) -> Self {
        let is_saved = href.split_once('?').is_some_and(|(_, query)| query.split('&').any(|part| part == "download"));
        if !href.starts_with("/files/") {
            Self::default()
        } else if is_saved {
            Self { rel: Some("external"), target: None, download: Some("") }
        } else {
            Self { rel: Some("external"), target: Some("_blank"), download: None }
        }
    }
}

/// Closes the menu that an item stands in; the browser does the same, but only after the click is over.
pub(super) fn close_around(event: &ev::MouseEvent) {
    let list = target_within(event, "[popover]");
    if let Some(list) = list.and_then(|list| list.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Refused when it is already closed.
        drop(list.hide_popover());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_followed_by_the_browser() {
        assert_eq!(FileLink::at("/invoices/1?download"), FileLink::default());
        let shown = FileLink { rel: Some("external"), target: Some("_blank"), download: None };
        let saved = FileLink { target: None, download: Some(""), ..shown };
        assert_eq!(FileLink::at("/files/documents/1.pdf?company=2"), shown);
        assert_eq!(FileLink::at("/files/documents/1.pdf?download&company=2"), saved);
    }
}
